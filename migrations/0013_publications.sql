-- The plan published: its frozen states, with who approved and adopted them, and what people said of a draft.

PRAGMA user_version = 13;

-- What was frozen is compressed and stands in hex; its fingerprint is that of the text within. A publication follows those of its
-- kind that held when it was made.
CREATE TABLE publications (
    id                  BLOB PRIMARY KEY CHECK (length(id) = 16),
    jurisdiction_id     BLOB NOT NULL REFERENCES jurisdictions (id),
    kind                TEXT NOT NULL CHECK (kind <> '' AND length(kind) <= 30),
    title               TEXT NOT NULL CHECK (title <> '' AND length(title) <= 200),
    held                TEXT NOT NULL CHECK (held GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    comments_from       TEXT NOT NULL DEFAULT '' CHECK (length(comments_from) <= 10),
    comments_until      TEXT NOT NULL DEFAULT '' CHECK (length(comments_until) <= 10),
    approved_by         TEXT NOT NULL DEFAULT '' CHECK (length(approved_by) <= 300),
    approved_on         TEXT NOT NULL DEFAULT '' CHECK (length(approved_on) <= 10),
    adopted_by          TEXT NOT NULL DEFAULT '' CHECK (length(adopted_by) <= 300),
    adopted_on          TEXT NOT NULL DEFAULT '' CHECK (length(adopted_on) <= 10),
    resolution          TEXT NOT NULL DEFAULT '' CHECK (length(resolution) <= 300),
    vote                TEXT NOT NULL DEFAULT '' CHECK (length(vote) <= 300),
    notes               TEXT NOT NULL DEFAULT '' CHECK (length(notes) <= 10000),
    fingerprint         TEXT NOT NULL DEFAULT '' CHECK (length(fingerprint) <= 64),
    frozen              TEXT NOT NULL DEFAULT '' CHECK (length(frozen) <= 1000000),
    holds_over          TEXT NOT NULL DEFAULT '' CHECK (length(holds_over) <= 250000),
    deleted             INTEGER,
    deleted_on          INTEGER
) STRICT;

CREATE INDEX publications_in_bin ON publications (deleted) WHERE deleted IS NOT NULL;

CREATE INDEX publications_of_jurisdiction ON publications (jurisdiction_id);

-- What somebody said of a draft, with or without a name, and what became of it.
CREATE TABLE comments (
    id                  BLOB PRIMARY KEY CHECK (length(id) = 16),
    publication_id      BLOB NOT NULL REFERENCES publications (id),
    held                TEXT NOT NULL CHECK (held GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    said_by             TEXT NOT NULL DEFAULT '' CHECK (length(said_by) <= 300),
    plan_part           TEXT NOT NULL DEFAULT '' CHECK (length(plan_part) <= 30),
    what                TEXT NOT NULL CHECK (what <> '' AND length(what) <= 10000),
    outcome             TEXT NOT NULL DEFAULT '' CHECK (length(outcome) <= 30),
    answered            TEXT NOT NULL DEFAULT '' CHECK (length(answered) <= 10000),
    deleted             INTEGER,
    deleted_on          INTEGER
) STRICT;

CREATE INDEX comments_in_bin ON comments (deleted) WHERE deleted IS NOT NULL;

CREATE INDEX comments_of_publication ON comments (publication_id);
