-- The ground for the second half, part by part.
--
-- ## Order
--
-- Order is recorded, not guessed: every line of the history names the line or lines of its subject and field that it
-- follows, every round and every decision the one before. Neither ids nor clocks tell any more what is newest.
-- As before: moments are milliseconds since 1970, UTC; ids of records are 16 bytes. A link is the ids of what is
-- followed, one after the other in their order; of the first it is empty. What nothing follows is a head.

PRAGMA user_version = 7;

-- `seq` is a place in an order that the links allow: whatever is followed has a lower one. So the last line of a field
-- is always a head, and `beside` names the other heads that it leaves standing, which only copies that were united
-- have. `edition` tells what the digest covers: 1, all but the links; 2, the links too. The links of the lines that are
-- here already are filled in by the program, part by part, since there may be millions. What a line may be about is
-- known to the program and its check, so that no new noun makes a copy of all lines.
ALTER TABLE history ADD COLUMN follows BLOB NOT NULL DEFAULT x'';
ALTER TABLE history ADD COLUMN beside BLOB NOT NULL DEFAULT x'';
ALTER TABLE history ADD COLUMN edition INTEGER NOT NULL DEFAULT 1;

-- To take a check away, or add one that every row keeps, needs no row to be copied:
-- https://sqlite.org/lang_altertable.html#otheralter
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(replace(replace(replace(sql,
        'CHECK (subject IN (''jurisdiction'', ''assessment'', ''person'', ''ask'', ''meeting'', ''decision'', ''action''))', 'CHECK (subject <> '''')'),
        'follows BLOB NOT NULL DEFAULT x''''', 'follows BLOB NOT NULL DEFAULT x'''' CHECK (length(follows) % 16 = 0)'),
        'beside BLOB NOT NULL DEFAULT x''''', 'beside BLOB NOT NULL DEFAULT x'''' CHECK (length(beside) % 16 = 0)'),
        'edition INTEGER NOT NULL DEFAULT 1', 'edition INTEGER NOT NULL DEFAULT 1 CHECK (edition IN (1, 2))')
WHERE type = 'table' AND name = 'history';
PRAGMA writable_schema = RESET;

-- What left in a bundle is never written on, so that no two files know two texts of one line: up to which `seq` that is.
ALTER TABLE this_file ADD COLUMN exported INTEGER NOT NULL DEFAULT 0;

-- `place` is the length of the longest way to the first, and `newest` marks what holds: what nothing that counts
-- follows. Both are derived from the links, and the check holds them to these. Two are marked where two copies went on
-- apart, until somebody says which holds over which others (their ids, a line each).
ALTER TABLE assessments ADD COLUMN follows BLOB NOT NULL DEFAULT x'' CHECK (length(follows) % 16 = 0);
ALTER TABLE assessments ADD COLUMN holds_over TEXT NOT NULL DEFAULT '' CHECK (length(holds_over) <= 4000);
ALTER TABLE assessments ADD COLUMN place INTEGER NOT NULL DEFAULT 1 CHECK (place > 0);
ALTER TABLE assessments ADD COLUMN newest INTEGER NOT NULL DEFAULT 0 CHECK (newest IN (0, 1)); -- never of one in the bin

ALTER TABLE decisions ADD COLUMN follows BLOB NOT NULL DEFAULT x'' CHECK (length(follows) % 16 = 0); -- within its round
ALTER TABLE decisions ADD COLUMN holds_over TEXT NOT NULL DEFAULT '' CHECK (length(holds_over) <= 4000);
ALTER TABLE decisions ADD COLUMN place INTEGER NOT NULL DEFAULT 1 CHECK (place > 0);
ALTER TABLE decisions ADD COLUMN newest INTEGER NOT NULL DEFAULT 0 CHECK (newest IN (0, 1));

-- A round that was deleted for good keeps its place among the others.
ALTER TABLE tombstones ADD COLUMN follows BLOB NOT NULL DEFAULT x'' CHECK (length(follows) % 16 = 0);

-- What is here already stands in the order in which the history first heard of it.
UPDATE assessments SET follows = known.follows, place = known.place
FROM (SELECT id, coalesce(lag(id) OVER one_after_the_other, x'') AS follows, row_number() OVER one_after_the_other AS place
      FROM (SELECT id, jurisdiction_id, (SELECT min(seq) FROM history WHERE subject_id = a.id) AS first FROM assessments a)
      WINDOW one_after_the_other AS (PARTITION BY jurisdiction_id ORDER BY first, id)) known
WHERE known.id = assessments.id;
UPDATE assessments SET newest = 1
WHERE deleted IS NULL AND NOT EXISTS (
    SELECT 1 FROM assessments later
    WHERE later.jurisdiction_id = assessments.jurisdiction_id AND later.deleted IS NULL AND later.place > assessments.place);

UPDATE decisions SET follows = known.follows, place = known.place, newest = known.newest
FROM (SELECT id, coalesce(lag(id) OVER one_after_the_other, x'') AS follows, row_number() OVER one_after_the_other AS place,
             lead(id) OVER one_after_the_other IS NULL AS newest
      FROM (SELECT id, assessment_id, (SELECT min(seq) FROM history WHERE subject_id = d.id) AS first FROM decisions d)
      WINDOW one_after_the_other AS (PARTITION BY assessment_id ORDER BY first, id)) known
WHERE known.id = decisions.id;

CREATE INDEX assessments_newest ON assessments (jurisdiction_id) WHERE newest = 1;
CREATE INDEX decisions_newest ON decisions (assessment_id) WHERE newest = 1;

DROP TRIGGER decisions_stand;
CREATE TRIGGER decisions_stand
BEFORE UPDATE OF id, assessment_id, route, recommended, deciders, decided, reason, interested, fingerprint, canonical, texts, follows ON decisions
BEGIN
    SELECT RAISE(ABORT, 'a decision is never changed, only followed by another');
END;

-- ## People
--
-- People belong to a jurisdiction. Whoever sits at a browser is somebody of their own, an actor, and is linked to a
-- person of each jurisdiction in which they write. The program makes the people of before right after this, in the
-- same transaction, since their ids and the lines of the history take more than SQL: it fills the tables that
-- stand empty here from those set aside as `…_before`, and drops these.

-- The ids stay: the history's digests, browsers and drafts name them.
ALTER TABLE people RENAME TO actors;

CREATE TABLE people (
    id              BLOB PRIMARY KEY CHECK (length(id) = 16),
    jurisdiction_id BLOB NOT NULL REFERENCES jurisdictions (id),
    name            TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
    title           TEXT NOT NULL CHECK (length(title) <= 120),
    department      TEXT NOT NULL CHECK (length(department) <= 120),
    organization    TEXT NOT NULL CHECK (length(organization) <= 120), -- of whoever does not work for the jurisdiction
    actor           BLOB REFERENCES actors (id), -- who this is at a browser, if they ever wrote here
    same_as         BLOB REFERENCES people (id) CHECK (same_as IS NULL OR same_as <> id), -- the record that stands for both
    deleted         INTEGER, -- since when it lies in the bin
    deleted_on      INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX people_of ON people (jurisdiction_id, id);
CREATE INDEX people_by_actor ON people (actor, jurisdiction_id) WHERE actor IS NOT NULL;
CREATE INDEX people_made_one ON people (same_as) WHERE same_as IS NOT NULL;
CREATE INDEX people_in_bin ON people (deleted) WHERE deleted IS NOT NULL;

-- What names people names those of the jurisdiction.
DROP INDEX participants_by_person;
ALTER TABLE participants RENAME TO participants_before;
CREATE TABLE participants (
    assessment_id BLOB NOT NULL REFERENCES assessments (id),
    person_id     BLOB NOT NULL REFERENCES people (id),
    PRIMARY KEY (assessment_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX participants_by_person ON participants (person_id);

DROP INDEX asks_of;
DROP INDEX asks_of_person;
ALTER TABLE asks RENAME TO asks_before;
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

DROP INDEX actions_of;
DROP INDEX actions_from;
DROP INDEX actions_of_owner;
DROP INDEX actions_in_bin;
ALTER TABLE actions RENAME TO actions_before;
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
    deleted         INTEGER, -- since when it lies in the bin
    deleted_on      INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX actions_of ON actions (jurisdiction_id, id);
CREATE INDEX actions_from ON actions (assessment_id);
CREATE INDEX actions_of_owner ON actions (owner);
CREATE INDEX actions_in_bin ON actions (deleted) WHERE deleted IS NOT NULL;

-- Whom names mean that stand as they were then: an id a line, in step with the names; an empty line where only the
-- name is known. What decisions and meetings say stays what was written.
ALTER TABLE meetings ADD COLUMN present_people TEXT NOT NULL DEFAULT '' CHECK (length(present_people) <= 80000);
ALTER TABLE decisions ADD COLUMN deciders_people TEXT NOT NULL DEFAULT '' CHECK (length(deciders_people) <= 80000);
ALTER TABLE jurisdictions ADD COLUMN launch_leader_person BLOB REFERENCES people (id);
CREATE INDEX jurisdictions_led_by ON jurisdictions (launch_leader_person) WHERE launch_leader_person IS NOT NULL;

-- ## Names
--
-- Names folded and collated. What they are found by (`search`) and where they stand in lists (`sort`) is made of the
-- names by the program, when it opens the file, and made anew whenever its rules are others than `this_file.names` says.

ALTER TABLE this_file ADD COLUMN names TEXT NOT NULL DEFAULT ''; -- by which rules; none yet
ALTER TABLE jurisdictions ADD COLUMN sort BLOB NOT NULL DEFAULT x'';
ALTER TABLE people ADD COLUMN sort BLOB NOT NULL DEFAULT x'';

DROP INDEX jurisdictions_in_use;
DROP INDEX jurisdictions_in_archive;
-- Both lists are read, searched and counted from their indexes alone.
CREATE INDEX jurisdictions_in_use ON jurisdictions (sort, id, search, archived, deleted) WHERE deleted IS NULL AND archived = '';
CREATE INDEX jurisdictions_in_archive ON jurisdictions (sort, id, search, archived, deleted) WHERE deleted IS NULL AND archived = 'yes';

CREATE INDEX people_by_name ON people (jurisdiction_id, sort, id);

-- ## Population groups, funding lines, order of actions by hand
--
-- Population groups as records, funding lines in place of a cost and a text, and an order of actions made by hand.
-- The program fills the new tables and columns right after this, in the same transaction, from
-- `jurisdictions.launch_groups`, `actions.cost` and `actions.funding`, and then drops these three: ids and lines of the
-- history take more than SQL.

-- The groups of people whom the work is to reach first.
CREATE TABLE population_groups (
    id              BLOB PRIMARY KEY CHECK (length(id) = 16),
    jurisdiction_id BLOB NOT NULL REFERENCES jurisdictions (id),
    name            TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 1000), -- 120 since then; the launch kit took longer lines
    note            TEXT NOT NULL CHECK (length(note) <= 2000), -- who they are here
    position        TEXT NOT NULL CHECK (length(position) BETWEEN 1 AND 41), -- by hand; sorts by its letters, ties by the id
    deleted         INTEGER, -- since when it lies in the bin
    deleted_on      INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX population_groups_of ON population_groups (jurisdiction_id, position, id);
CREATE INDEX population_groups_in_bin ON population_groups (deleted) WHERE deleted IS NOT NULL;

-- What an action costs and who pays. A line whose texts are all empty was cleared: it is in no form, sum or
-- document, and stays for its history.
CREATE TABLE funding_lines (
    id          BLOB PRIMARY KEY CHECK (length(id) = 16),
    action_id   BLOB NOT NULL REFERENCES actions (id),
    source      TEXT NOT NULL CHECK (length(source) <= 300),
    amount      TEXT NOT NULL CHECK (amount = '' OR (amount NOT GLOB '*[^0-9]*' AND length(amount) <= 12)), -- in cents
    fiscal_year TEXT NOT NULL CHECK (fiscal_year = '' OR fiscal_year GLOB '[12][0-9][0-9][0-9]'), -- in which it ends
    standing    TEXT NOT NULL CHECK (standing IN ('', 'needed', 'asked', 'secured')),
    position    TEXT NOT NULL CHECK (length(position) BETWEEN 1 AND 41)
) STRICT, WITHOUT ROWID;

CREATE INDEX funding_lines_of ON funding_lines (action_id, position, id);

-- Where an action stands among those of its jurisdiction.
ALTER TABLE actions ADD COLUMN position TEXT NOT NULL DEFAULT '' CHECK (length(position) <= 41);

-- Of what was deleted for good the code knows the kinds. To take a check away needs no row to be copied:
-- https://sqlite.org/lang_altertable.html#otheralter
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, 'CHECK (kind IN (''jurisdiction'', ''assessment'', ''action''))', 'CHECK (kind <> '''')')
WHERE type = 'table' AND name = 'tombstones';
PRAGMA writable_schema = RESET;
