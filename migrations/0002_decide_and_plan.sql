-- What happens around and after the verdict: answers carried over, people asked, meetings, decisions, the plan.
-- As in 0001: moments are milliseconds since 1970, UTC; dates are text, 2026-11-23; ids are UUID v7 as 16 bytes.
-- Tables whose CHECK grows are made anew and take over every row as it was.

PRAGMA user_version = 2;

-- Answers may be carried over from an earlier round, and stay marked until somebody confirms them.
CREATE TABLE entries_2 (
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
            WHEN field GLOB 'carried-[1-9].[1-5]' THEN value GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]' -- when it was last given or confirmed
            WHEN field GLOB 'need-?*' THEN length(value) BETWEEN 1 AND 10000
            WHEN field GLOB 'judgment-?*' THEN (value GLOB 'met: ?*' OR value GLOB 'not_met: ?*') AND length(value) <= 2010
            ELSE 0
        END
    )
) STRICT, WITHOUT ROWID;
INSERT INTO entries_2 SELECT assessment_id, field, value FROM entries;
DROP TABLE entries;
ALTER TABLE entries_2 RENAME TO entries;

-- The one-page case to leadership. An empty part reads as Milepost fills it.
ALTER TABLE jurisdictions ADD COLUMN case_what TEXT NOT NULL DEFAULT '' CHECK (length(case_what) <= 1200);
ALTER TABLE jurisdictions ADD COLUMN case_why TEXT NOT NULL DEFAULT '' CHECK (length(case_why) <= 1200);
ALTER TABLE jurisdictions ADD COLUMN case_ask TEXT NOT NULL DEFAULT '' CHECK (length(case_ask) <= 1200);

-- The two lines of the review checklist that are ticked by hand; who and when stand in the history.
ALTER TABLE assessments ADD COLUMN shared TEXT NOT NULL DEFAULT '' CHECK (shared IN ('', 'yes'));
ALTER TABLE assessments ADD COLUMN completed TEXT NOT NULL DEFAULT '' CHECK (completed IN ('', 'yes'));

-- A step or a whole condition that somebody was asked about.
CREATE TABLE asks (
    id            BLOB PRIMARY KEY CHECK (length(id) = 16),
    assessment_id BLOB NOT NULL REFERENCES assessments (id),
    topic         TEXT NOT NULL CHECK (topic GLOB '[1-9].[1-5]' OR topic GLOB '[a-z]*-[a-z]*'), -- 3.1, or staff-buy-in
    person        BLOB NOT NULL REFERENCES people (id),
    asked         TEXT NOT NULL CHECK (asked GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    due           TEXT NOT NULL CHECK (due = '' OR due GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    told          TEXT NOT NULL CHECK (told = '' OR told GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- when they told us
    withdrawn     TEXT NOT NULL CHECK (withdrawn IN ('', 'yes'))
) STRICT, WITHOUT ROWID;

CREATE INDEX asks_of ON asks (assessment_id, id);
CREATE INDEX asks_of_person ON asks (person);

-- A meeting in which a round was gone through.
CREATE TABLE meetings (
    id            BLOB PRIMARY KEY CHECK (length(id) = 16),
    assessment_id BLOB NOT NULL REFERENCES assessments (id),
    held          TEXT NOT NULL CHECK (held GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    present       TEXT NOT NULL CHECK (length(present) <= 4000) -- names as they were then, a line each
) STRICT, WITHOUT ROWID;

CREATE INDEX meetings_of ON meetings (assessment_id, id);

-- What leadership decided, with the state that it rests on. Only the last five columns ever change:
-- they hold what follows from the decision, and dates may move.
CREATE TABLE decisions (
    id            BLOB PRIMARY KEY CHECK (length(id) = 16),
    assessment_id BLOB NOT NULL REFERENCES assessments (id),
    route         TEXT NOT NULL CHECK (route IN ('proceed', 'preparedness_plan', 'postpone')),
    recommended   TEXT NOT NULL CHECK (recommended IN ('', 'proceed', 'preparedness_plan', 'postpone')), -- empty: none was
    deciders      TEXT NOT NULL CHECK (length(deciders) BETWEEN 1 AND 4000), -- "name, title", a line each
    decided       TEXT NOT NULL CHECK (decided GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    reason        TEXT NOT NULL CHECK (length(reason) <= 2000),
    interested    TEXT NOT NULL CHECK (interested IN ('', 'yes') AND (interested = 'yes' OR route <> 'preparedness_plan')),
    fingerprint   TEXT NOT NULL CHECK (length(fingerprint) = 64 AND fingerprint NOT GLOB '*[^0-9a-f]*'),
    canonical     TEXT NOT NULL CHECK (canonical <> ''), -- the state
    texts         TEXT NOT NULL CHECK (texts <> ''), -- conditions and steps as they were shown
    return_on     TEXT NOT NULL CHECK (return_on = '' OR return_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    check_ins     TEXT NOT NULL CHECK (check_ins IN ('', 'monthly', 'every_two_months', 'quarterly')),
    checked_in    TEXT NOT NULL CHECK (checked_in = '' OR checked_in GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    goals         TEXT NOT NULL CHECK (length(goals) <= 200), -- keys of steps that should be in place by then, a line each
    start_with    TEXT NOT NULL CHECK (length(start_with) <= 400) -- keys of conditions, a line each
) STRICT, WITHOUT ROWID;

CREATE INDEX decisions_of ON decisions (assessment_id, id);

CREATE TRIGGER decisions_stand
BEFORE UPDATE OF id, assessment_id, route, recommended, deciders, decided, reason, interested, fingerprint, canonical, texts ON decisions
BEGIN
    SELECT RAISE(ABORT, 'a decision is never changed, only followed by another');
END;

-- The plan's lines. They belong to the jurisdiction and outlive the round that they sprang from.
CREATE TABLE actions (
    id              BLOB PRIMARY KEY CHECK (length(id) = 16),
    jurisdiction_id BLOB NOT NULL REFERENCES jurisdictions (id),
    assessment_id   BLOB REFERENCES assessments (id), -- the round it sprang from, while that exists
    closes          TEXT NOT NULL CHECK (closes = '' OR closes GLOB '[1-9].[1-5]' OR closes GLOB '[a-z]*-[a-z]*'),
    what            TEXT NOT NULL CHECK (length(what) BETWEEN 1 AND 300),
    owner           BLOB REFERENCES people (id),
    helpers         TEXT NOT NULL CHECK (length(helpers) <= 500),
    due             TEXT NOT NULL CHECK (due = '' OR due GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    effort          TEXT NOT NULL CHECK (effort IN ('', 'small', 'medium', 'large')),
    status          TEXT NOT NULL CHECK (status IN ('to_do', 'doing', 'done', 'dropped')),
    reason          TEXT NOT NULL CHECK (length(reason) <= 2000 AND (reason <> '' OR status <> 'dropped')),
    notes           TEXT NOT NULL CHECK (length(notes) <= 10000),
    cost            TEXT NOT NULL CHECK (cost = '' OR (cost NOT GLOB '*[^0-9]*' AND length(cost) <= 12)), -- in cents
    funding         TEXT NOT NULL CHECK (length(funding) <= 300),
    updated         TEXT NOT NULL CHECK (updated GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    deleted         INTEGER -- since when it lies in the bin
) STRICT, WITHOUT ROWID;

CREATE INDEX actions_of ON actions (jurisdiction_id, id);
CREATE INDEX actions_from ON actions (assessment_id);
CREATE INDEX actions_of_owner ON actions (owner);

-- What lies in the bin is found without reading what does not.
CREATE INDEX jurisdictions_in_bin ON jurisdictions (deleted) WHERE deleted IS NOT NULL;
CREATE INDEX assessments_in_bin ON assessments (deleted) WHERE deleted IS NOT NULL;
CREATE INDEX actions_in_bin ON actions (deleted) WHERE deleted IS NOT NULL;

-- The history knows the new subjects.
CREATE TABLE history_2 (
    seq             INTEGER PRIMARY KEY,
    id              BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    at              INTEGER NOT NULL,
    since           INTEGER NOT NULL CHECK (since <= at),
    person_id       BLOB REFERENCES people (id),
    person_name     TEXT NOT NULL CHECK (person_name <> ''),
    jurisdiction_id BLOB REFERENCES jurisdictions (id), -- of whatever belongs to it; null for people
    subject         TEXT NOT NULL CHECK (subject IN ('jurisdiction', 'assessment', 'person', 'ask', 'meeting', 'decision', 'action')),
    subject_id      BLOB NOT NULL CHECK (length(subject_id) = 16),
    field           TEXT NOT NULL CHECK (field <> ''),
    before          TEXT NOT NULL,
    after           TEXT NOT NULL,
    digest          BLOB NOT NULL CHECK (length(digest) = 32)
) STRICT;
INSERT INTO history_2 (seq, id, at, since, person_id, person_name, jurisdiction_id, subject, subject_id, field, before, after, digest)
SELECT seq, id, at, since, person_id, person_name, jurisdiction_id, subject, subject_id, field, before, after, digest FROM history;
DROP TABLE history;
ALTER TABLE history_2 RENAME TO history;

CREATE INDEX history_of_field ON history (subject_id, field, seq);
CREATE INDEX history_of_subject ON history (subject_id, seq);
CREATE INDEX history_of_jurisdiction ON history (jurisdiction_id);
CREATE INDEX history_by_person ON history (person_id);
CREATE INDEX history_beside_rounds ON history (jurisdiction_id, seq) WHERE subject <> 'assessment';

-- An action deleted for good still covers what it was to close, so that no draft brings it back.
CREATE TABLE tombstones_2 (
    id              BLOB PRIMARY KEY CHECK (length(id) = 16),
    kind            TEXT NOT NULL CHECK (kind IN ('jurisdiction', 'assessment', 'action')),
    at              INTEGER NOT NULL,
    jurisdiction_id BLOB CHECK (length(jurisdiction_id) = 16), -- of an action
    closes          TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO tombstones_2 (id, kind, at, jurisdiction_id, closes) SELECT id, kind, at, NULL, '' FROM tombstones;
DROP TABLE tombstones;
ALTER TABLE tombstones_2 RENAME TO tombstones;
CREATE INDEX tombstones_of ON tombstones (jurisdiction_id);
