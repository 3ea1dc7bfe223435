-- Long rows. A table without row numbers keeps its rows in the tree of their keys, so that each comparison on
-- the way down reads a whole long row: tables with long texts get row numbers, and the long texts stand last.
-- And the two lists of jurisdictions are counted from their indexes alone.

PRAGMA user_version = 5;

CREATE TABLE decisions_2 (
    id            BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    assessment_id BLOB NOT NULL REFERENCES assessments (id),
    route         TEXT NOT NULL CHECK (route IN ('proceed', 'preparedness_plan', 'postpone')),
    recommended   TEXT NOT NULL CHECK (recommended IN ('', 'proceed', 'preparedness_plan', 'postpone')), -- empty: none was
    deciders      TEXT NOT NULL CHECK (length(deciders) BETWEEN 1 AND 4000), -- "name, title", a line each
    decided       TEXT NOT NULL CHECK (decided GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    reason        TEXT NOT NULL CHECK (length(reason) <= 2000),
    interested    TEXT NOT NULL CHECK (interested IN ('', 'yes') AND (interested = 'yes' OR route <> 'preparedness_plan')),
    fingerprint   TEXT NOT NULL CHECK (length(fingerprint) = 64 AND fingerprint NOT GLOB '*[^0-9a-f]*'),
    return_on     TEXT NOT NULL CHECK (return_on = '' OR return_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    check_ins     TEXT NOT NULL CHECK (check_ins IN ('', 'monthly', 'every_two_months', 'quarterly')),
    checked_in    TEXT NOT NULL CHECK (checked_in = '' OR checked_in GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    goals         TEXT NOT NULL CHECK (length(goals) <= 200), -- keys of steps that should be in place by then, a line each
    start_with    TEXT NOT NULL CHECK (length(start_with) <= 400), -- keys of conditions, a line each
    canonical     TEXT NOT NULL CHECK (canonical <> ''), -- the state
    texts         TEXT NOT NULL CHECK (texts <> '') -- conditions and steps as they were shown
) STRICT;
INSERT INTO decisions_2 (id, assessment_id, route, recommended, deciders, decided, reason, interested, fingerprint,
    return_on, check_ins, checked_in, goals, start_with, canonical, texts)
SELECT id, assessment_id, route, recommended, deciders, decided, reason, interested, fingerprint,
    return_on, check_ins, checked_in, goals, start_with, canonical, texts FROM decisions ORDER BY id;
DROP TABLE decisions;
ALTER TABLE decisions_2 RENAME TO decisions;

CREATE INDEX decisions_of ON decisions (assessment_id, id);

CREATE TRIGGER decisions_stand
BEFORE UPDATE OF id, assessment_id, route, recommended, deciders, decided, reason, interested, fingerprint, canonical, texts ON decisions
BEGIN
    SELECT RAISE(ABORT, 'a decision is never changed, only followed by another');
END;

CREATE TABLE states_2 (
    assessment_id BLOB NOT NULL REFERENCES assessments (id),
    fingerprint   BLOB NOT NULL CHECK (length(fingerprint) = 32),
    kept          INTEGER NOT NULL,
    canonical     TEXT NOT NULL,
    PRIMARY KEY (assessment_id, fingerprint)
) STRICT;
INSERT INTO states_2 (assessment_id, fingerprint, kept, canonical)
SELECT assessment_id, fingerprint, kept, canonical FROM states ORDER BY assessment_id, fingerprint;
DROP TABLE states;
ALTER TABLE states_2 RENAME TO states;

DROP INDEX jurisdictions_in_use;
DROP INDEX jurisdictions_in_archive;
CREATE INDEX jurisdictions_in_use ON jurisdictions (search, id, archived, deleted) WHERE deleted IS NULL AND archived = '';
CREATE INDEX jurisdictions_in_archive ON jurisdictions (search, id, archived, deleted) WHERE deleted IS NULL AND archived = 'yes';
