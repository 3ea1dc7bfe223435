-- Mobility Metrics: imported releases with their readings, and what a jurisdiction says of itself beside them.
--
-- As before: days as 2026-11-23; moments are milliseconds since 1970, UTC; ids are 16 bytes.

PRAGMA user_version = 10;

-- The mark "not ready": what is being imported, or removed, in small steps. A start or an import that finds one takes
-- away what was left.
CREATE TABLE metric_works (
    number INTEGER PRIMARY KEY CHECK (number > 0)
) STRICT;

-- A release: a published file that was imported, and is whole. "contents" is JSON: its columns, groups, years and
-- remarks; "typicals" is JSON: the medians over all places. sum is the SHA-256 of its blocks in their order.
CREATE TABLE metric_releases (
    number    INTEGER PRIMARY KEY CHECK (number > 0),
    id        BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    name      TEXT NOT NULL CHECK (name <> '' AND length(name) <= 200),
    digest    TEXT NOT NULL UNIQUE CHECK (length(digest) = 64),
    release TEXT NOT NULL DEFAULT '' CHECK (length(release) <= 120),
    published TEXT NOT NULL DEFAULT '' CHECK (length(published) <= 10),
    readings  TEXT NOT NULL CHECK (readings <> ''),
    imported  INTEGER NOT NULL,
    importer  TEXT NOT NULL DEFAULT '',
    contents  TEXT NOT NULL,
    typicals  TEXT NOT NULL,
    sum     BLOB NOT NULL CHECK (length(sum) = 32)
) STRICT;

-- The readings of a release of one place, packed by the program; of a large file in several parts. "alike" holds the
-- places that share one estimate with it, a line each, in the first part.
CREATE TABLE metric_blocks (
    number  INTEGER PRIMARY KEY,
    release INTEGER NOT NULL,
    place   INTEGER NOT NULL,
    alike   TEXT NOT NULL DEFAULT '',
    block   BLOB NOT NULL
) STRICT;

CREATE INDEX metric_blocks_of_place ON metric_blocks (place, release);

CREATE INDEX metric_blocks_of_release ON metric_blocks (release);

-- A measured place that a jurisdiction looks at: itself, its county, or its counties.
CREATE TABLE places (
    id              BLOB PRIMARY KEY CHECK (length(id) = 16),
    jurisdiction_id BLOB NOT NULL REFERENCES jurisdictions (id),
    code            TEXT NOT NULL CHECK (code <> '' AND length(code) <= 20),
    reason          TEXT NOT NULL DEFAULT '' CHECK (length(reason) <= 2000),
    deleted         INTEGER,
    deleted_on      INTEGER
) STRICT;

CREATE INDEX places_in_bin ON places (deleted) WHERE deleted IS NOT NULL;

CREATE INDEX places_of_jurisdiction ON places (jurisdiction_id);

-- A measured place to compare with, and why.
CREATE TABLE peers (
    id              BLOB PRIMARY KEY CHECK (length(id) = 16),
    jurisdiction_id BLOB NOT NULL REFERENCES jurisdictions (id),
    code            TEXT NOT NULL CHECK (code <> '' AND length(code) <= 20),
    reason          TEXT NOT NULL DEFAULT '' CHECK (length(reason) <= 2000),
    deleted         INTEGER,
    deleted_on      INTEGER
) STRICT;

CREATE INDEX peers_in_bin ON peers (deleted) WHERE deleted IS NOT NULL;

CREATE INDEX peers_of_jurisdiction ON peers (jurisdiction_id);

-- How many elected officials of a body are of which group, as the jurisdiction counts.
CREATE TABLE officials (
    id              BLOB PRIMARY KEY CHECK (length(id) = 16),
    jurisdiction_id BLOB NOT NULL REFERENCES jurisdictions (id),
    name            TEXT NOT NULL CHECK (name <> '' AND length(name) <= 120),
    counted         TEXT NOT NULL DEFAULT '' CHECK (counted = '' OR counted GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    black           TEXT NOT NULL DEFAULT '' CHECK (length(black) <= 7),
    hispanic        TEXT NOT NULL DEFAULT '' CHECK (length(hispanic) <= 7),
    white           TEXT NOT NULL DEFAULT '' CHECK (length(white) <= 7),
    other_groups    TEXT NOT NULL DEFAULT '' CHECK (length(other_groups) <= 7),
    not_known       TEXT NOT NULL DEFAULT '' CHECK (length(not_known) <= 7),
    notes           TEXT NOT NULL DEFAULT '' CHECK (length(notes) <= 2000),
    deleted         INTEGER,
    deleted_on      INTEGER
) STRICT;

CREATE INDEX officials_in_bin ON officials (deleted) WHERE deleted IS NOT NULL;

CREATE INDEX officials_of_jurisdiction ON officials (jurisdiction_id);

-- A reading as a support: which one, and what is said of it for good, whatever becomes of its release.
ALTER TABLE supports ADD COLUMN reading TEXT NOT NULL DEFAULT '' CHECK (length(reading) <= 200);
ALTER TABLE supports ADD COLUMN quality TEXT NOT NULL DEFAULT '' CHECK (length(quality) <= 60);
ALTER TABLE supports ADD COLUMN release TEXT NOT NULL DEFAULT '' CHECK (length(release) <= 200);

-- The index of Find: with the column of each word kept, though there is but one, a search by the beginning of a word
-- takes half as long (findings/). The program fills it right after this.
DROP TABLE find_words;

CREATE VIRTUAL TABLE find_words USING fts5 (
    words,
    content = '', contentless_delete = 1, detail = 'column',
    tokenize = "ascii tokenchars '!""#$%&''''()*+,-./:;<=>?@[\]^_`{|}~'"
);

UPDATE this_file SET find = '';
