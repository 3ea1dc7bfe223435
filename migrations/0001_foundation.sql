-- The foundation: jurisdictions, their rounds, what was answered, people, and the history of every write.
-- Moments are milliseconds since 1970, UTC. Dates are text, 2026-11-23. Ids are UUID v7 as 16 bytes.

PRAGMA application_id = 1297109075; -- "MPOS"
PRAGMA user_version = 1;

CREATE TABLE jurisdictions (
    id        BLOB PRIMARY KEY CHECK (length(id) = 16),
    name      TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
    search    TEXT NOT NULL, -- the name in lower case, since SQLite folds ASCII only
    kind      TEXT NOT NULL CHECK (kind IN ('city', 'county', 'town', 'village', 'city_county', 'tribe', 'other')),
    state     TEXT NOT NULL CHECK (state = '' OR state GLOB '[A-Z][A-Z]'),
    executive TEXT NOT NULL CHECK (length(executive) <= 120),
    example   TEXT NOT NULL CHECK (example IN ('', 'yes')),
    archived  TEXT NOT NULL CHECK (archived IN ('', 'yes')),
    deleted   INTEGER -- since when it lies in the bin
) STRICT, WITHOUT ROWID;

CREATE INDEX jurisdictions_by_name ON jurisdictions (search) WHERE deleted IS NULL;

CREATE TABLE assessments (
    id              BLOB PRIMARY KEY CHECK (length(id) = 16),
    jurisdiction_id BLOB NOT NULL REFERENCES jurisdictions (id),
    guide           TEXT NOT NULL CHECK (guide <> ''),
    title           TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 120),
    started         TEXT NOT NULL CHECK (started GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    limits          TEXT NOT NULL CHECK (limits = '' OR limits GLOB '[1-8]-[2-9]: ?*'), -- least for some, least for most, and why; empty: ours
    reopened        TEXT NOT NULL CHECK (reopened IN ('', 'yes')),
    deleted         INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX assessments_of ON assessments (jurisdiction_id, id);

-- One saved field of a round. A blank field has no row.
CREATE TABLE entries (
    assessment_id BLOB NOT NULL REFERENCES assessments (id),
    field         TEXT NOT NULL,
    value         TEXT NOT NULL,
    PRIMARY KEY (assessment_id, field),
    CHECK (
        CASE
            WHEN field GLOB 'step-[1-9].[1-5]' THEN value IN ('in_place', 'under_way', 'not_yet', 'unknown')
            WHEN field GLOB 'note-[1-9].[1-5]' THEN length(value) BETWEEN 1 AND 10000
            WHEN field GLOB 'evidence-[1-9].[1-5]' THEN length(value) BETWEEN 1 AND 1000
            WHEN field GLOB 'leave-out-[1-9].[1-5]' THEN value = 'yes'
            WHEN field GLOB 'need-?*' THEN length(value) BETWEEN 1 AND 10000
            WHEN field GLOB 'judgment-?*' THEN (value GLOB 'met: ?*' OR value GLOB 'not_met: ?*') AND length(value) <= 2010
            ELSE 0
        END
    )
) STRICT, WITHOUT ROWID;

CREATE TABLE people (
    id         BLOB PRIMARY KEY CHECK (length(id) = 16),
    name       TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
    title      TEXT NOT NULL CHECK (length(title) <= 120),
    department TEXT NOT NULL CHECK (length(department) <= 120)
) STRICT, WITHOUT ROWID;

CREATE TABLE participants (
    assessment_id BLOB NOT NULL REFERENCES assessments (id),
    person_id     BLOB NOT NULL REFERENCES people (id),
    PRIMARY KEY (assessment_id, person_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX participants_by_person ON participants (person_id);

-- Every write: when, who (the record, and the name as it was), of what, from what, to what. The
-- digest covers the whole line, so that a changed byte shows.
CREATE TABLE history (
    seq             INTEGER PRIMARY KEY,
    id              BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    at              INTEGER NOT NULL,
    since           INTEGER NOT NULL CHECK (since <= at),
    person_id       BLOB REFERENCES people (id),
    person_name     TEXT NOT NULL CHECK (person_name <> ''),
    jurisdiction_id BLOB REFERENCES jurisdictions (id), -- of a jurisdiction or a round of it; null for people
    subject         TEXT NOT NULL CHECK (subject IN ('jurisdiction', 'assessment', 'person')),
    subject_id      BLOB NOT NULL CHECK (length(subject_id) = 16),
    field           TEXT NOT NULL CHECK (field <> ''),
    before          TEXT NOT NULL,
    after           TEXT NOT NULL,
    digest          BLOB NOT NULL CHECK (length(digest) = 32)
) STRICT;

CREATE INDEX history_of_field ON history (subject_id, field, seq);
CREATE INDEX history_of_subject ON history (subject_id, seq);
CREATE INDEX history_of_jurisdiction ON history (jurisdiction_id);
CREATE INDEX history_by_person ON history (person_id);

-- The states that were printed or shown for print, once per fingerprint.
CREATE TABLE states (
    assessment_id BLOB NOT NULL REFERENCES assessments (id),
    fingerprint   BLOB NOT NULL CHECK (length(fingerprint) = 32),
    kept          INTEGER NOT NULL,
    canonical     TEXT NOT NULL,
    PRIMARY KEY (assessment_id, fingerprint)
) STRICT, WITHOUT ROWID;

-- What was deleted for good, so that a merge of two copies does not bring it back.
CREATE TABLE tombstones (
    id   BLOB PRIMARY KEY CHECK (length(id) = 16),
    kind TEXT NOT NULL CHECK (kind IN ('jurisdiction', 'assessment')),
    at   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
