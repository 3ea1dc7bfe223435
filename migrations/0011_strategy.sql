-- The strategy: vision, theory of change, goals, strategic actions with their logic models, measures with their updates,
-- and how is reported, sustained and learned.
--
-- As before: days as 2026-11-23; ids are 16 bytes. Words of a choice, and the ids of other things, stand as text, one on
-- each line; which words there are, and which things, is known to the program.

PRAGMA user_version = 11;

-- The vision statement and the theory of change. Its id is made of the jurisdiction, so that copies that go apart speak of one.
CREATE TABLE strategies (
    id                  BLOB PRIMARY KEY CHECK (length(id) = 16),
    jurisdiction_id     BLOB NOT NULL REFERENCES jurisdictions (id) UNIQUE,
    vision              TEXT NOT NULL DEFAULT '' CHECK (length(vision) <= 20000),
    theory              TEXT NOT NULL DEFAULT '' CHECK (length(theory) <= 20000)
) STRICT;

-- A goal: a result for people that strategic actions serve.
CREATE TABLE goals (
    id                  BLOB PRIMARY KEY CHECK (length(id) = 16),
    jurisdiction_id     BLOB NOT NULL REFERENCES jurisdictions (id),
    title               TEXT NOT NULL CHECK (title <> '' AND length(title) <= 300),
    notes               TEXT NOT NULL DEFAULT '' CHECK (length(notes) <= 2000),
    predictors          TEXT NOT NULL DEFAULT '' CHECK (length(predictors) <= 2000),
    "groups"            TEXT NOT NULL DEFAULT '' CHECK (length("groups") <= 250000),
    position            TEXT NOT NULL CHECK (length(position) BETWEEN 1 AND 41),
    deleted             INTEGER,
    deleted_on          INTEGER
) STRICT;

CREATE INDEX goals_in_bin ON goals (deleted) WHERE deleted IS NOT NULL;

CREATE INDEX goals_of_jurisdiction ON goals (jurisdiction_id);

-- A strategic action: the unit of the plan.
CREATE TABLE strategic_actions (
    id                  BLOB PRIMARY KEY CHECK (length(id) = 16),
    jurisdiction_id     BLOB NOT NULL REFERENCES jurisdictions (id),
    title               TEXT NOT NULL CHECK (title <> '' AND length(title) <= 300),
    goal                TEXT NOT NULL DEFAULT '' CHECK (goal = '' OR length(goal) = 36),
    findings            TEXT NOT NULL DEFAULT '' CHECK (length(findings) <= 250000),
    predictors          TEXT NOT NULL DEFAULT '' CHECK (length(predictors) <= 2000),
    "groups"            TEXT NOT NULL DEFAULT '' CHECK (length("groups") <= 250000),
    place               TEXT NOT NULL DEFAULT '' CHECK (length(place) <= 2000),
    builds_on           TEXT NOT NULL DEFAULT '' CHECK (length(builds_on) <= 2000),
    levels              TEXT NOT NULL DEFAULT '' CHECK (length(levels) <= 2000),
    proof               TEXT NOT NULL DEFAULT '' CHECK (length(proof) <= 2000),
    equity              TEXT NOT NULL DEFAULT '' CHECK (length(equity) <= 2000),
    lead                TEXT NOT NULL DEFAULT '' CHECK (lead = '' OR length(lead) = 36),
    members             TEXT NOT NULL DEFAULT '' CHECK (length(members) <= 250000),
    risks               TEXT NOT NULL DEFAULT '' CHECK (length(risks) <= 2000),
    shaped              TEXT NOT NULL DEFAULT '' CHECK (length(shaped) <= 2000),
    impact              TEXT NOT NULL DEFAULT '' CHECK (impact IN ('', '1', '2', '3', '4', '5')),
    feasibility         TEXT NOT NULL DEFAULT '' CHECK (feasibility IN ('', '1', '2', '3', '4', '5')),
    status              TEXT NOT NULL DEFAULT '' CHECK (status IN ('', 'idea', 'chosen', 'under_way', 'done', 'dropped')),
    reason              TEXT NOT NULL DEFAULT '' CHECK (length(reason) <= 2000),
    notes               TEXT NOT NULL DEFAULT '' CHECK (length(notes) <= 10000),
    position            TEXT NOT NULL CHECK (length(position) BETWEEN 1 AND 41),
    deleted             INTEGER,
    deleted_on          INTEGER,
    CHECK (status <> 'dropped' OR reason <> '')
) STRICT;

CREATE INDEX strategic_actions_in_bin ON strategic_actions (deleted) WHERE deleted IS NOT NULL;

CREATE INDEX strategic_actions_of_jurisdiction ON strategic_actions (jurisdiction_id);

-- An entry of the logic model of a strategic action. One that names an action of the work plan makes it serve that
-- strategic action; "leads_to" holds the id of an entry on each line.
CREATE TABLE logic_entries (
    id                  BLOB PRIMARY KEY CHECK (length(id) = 16),
    strategic_action_id BLOB NOT NULL REFERENCES strategic_actions (id),
    kind                TEXT NOT NULL DEFAULT '' CHECK (kind IN ('', 'input', 'activity', 'output', 'short', 'medium', 'long')),
    what                TEXT NOT NULL DEFAULT '' CHECK (length(what) <= 300),
    action_id           TEXT NOT NULL DEFAULT '' CHECK (action_id = '' OR length(action_id) = 36),
    leads_to            TEXT NOT NULL DEFAULT '' CHECK (length(leads_to) <= 250000),
    notes               TEXT NOT NULL DEFAULT '' CHECK (length(notes) <= 2000),
    position            TEXT NOT NULL CHECK (length(position) BETWEEN 1 AND 41),
    deleted             INTEGER,
    deleted_on          INTEGER,
    CHECK (kind <> ''),
    CHECK (what <> '' OR action_id <> ''),
    CHECK (action_id = '' OR kind = 'activity')
) STRICT;

CREATE INDEX logic_entries_in_bin ON logic_entries (deleted) WHERE deleted IS NOT NULL;

CREATE INDEX logic_entries_of_strategic_action ON logic_entries (strategic_action_id);

-- A review of a logic model, on its frozen state.
CREATE TABLE approvals (
    id                  BLOB PRIMARY KEY CHECK (length(id) = 16),
    strategic_action_id BLOB NOT NULL REFERENCES strategic_actions (id),
    held                TEXT NOT NULL CHECK (held GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    members             TEXT NOT NULL DEFAULT '' CHECK (length(members) <= 250000),
    present             TEXT NOT NULL DEFAULT '' CHECK (length(present) <= 2000),
    agreed              TEXT NOT NULL DEFAULT '' CHECK (agreed IN ('', 'yes', 'with_changes', 'no')),
    notes               TEXT NOT NULL DEFAULT '' CHECK (length(notes) <= 10000),
    fingerprint         TEXT NOT NULL DEFAULT '' CHECK (length(fingerprint) <= 64),
    frozen              TEXT NOT NULL DEFAULT '' CHECK (length(frozen) <= 1000000),
    holds_over          TEXT NOT NULL DEFAULT '' CHECK (length(holds_over) <= 250000),
    deleted             INTEGER,
    deleted_on          INTEGER
) STRICT;

CREATE INDEX approvals_in_bin ON approvals (deleted) WHERE deleted IS NOT NULL;

CREATE INDEX approvals_of_strategic_action ON approvals (strategic_action_id);

-- How an entry or a goal is seen. Numbers are exact decimals as text.
CREATE TABLE measures (
    id                  BLOB PRIMARY KEY CHECK (length(id) = 16),
    jurisdiction_id     BLOB NOT NULL REFERENCES jurisdictions (id),
    name                TEXT NOT NULL CHECK (name <> '' AND length(name) <= 300),
    sees                TEXT NOT NULL DEFAULT '' CHECK (length(sees) <= 250000),
    goals_seen          TEXT NOT NULL DEFAULT '' CHECK (length(goals_seen) <= 250000),
    unit                TEXT NOT NULL DEFAULT '' CHECK (length(unit) <= 60),
    direction           TEXT NOT NULL DEFAULT '' CHECK (direction IN ('', 'up', 'down', 'toward')),
    baseline            TEXT NOT NULL DEFAULT '' CHECK (length(baseline) <= 60),
    baseline_at         TEXT NOT NULL DEFAULT '' CHECK (length(baseline_at) <= 30),
    target              TEXT NOT NULL DEFAULT '' CHECK (length(target) <= 60),
    target_at           TEXT NOT NULL DEFAULT '' CHECK (length(target_at) <= 30),
    tolerance           TEXT NOT NULL DEFAULT '' CHECK (length(tolerance) <= 60),
    where_found         TEXT NOT NULL DEFAULT '' CHECK (length(where_found) <= 1000),
    owner               BLOB REFERENCES people (id),
    rhythm              TEXT NOT NULL DEFAULT '' CHECK (rhythm IN ('', 'monthly', 'quarterly', 'half_yearly', 'yearly', 'two_yearly')),
    reading             TEXT NOT NULL DEFAULT '' CHECK (length(reading) <= 200),
    notes               TEXT NOT NULL DEFAULT '' CHECK (length(notes) <= 2000),
    position            TEXT NOT NULL CHECK (length(position) BETWEEN 1 AND 41),
    deleted             INTEGER,
    deleted_on          INTEGER
) STRICT;

CREATE INDEX measures_in_bin ON measures (deleted) WHERE deleted IS NOT NULL;

CREATE INDEX measures_of_jurisdiction ON measures (jurisdiction_id);

CREATE INDEX measures_of_owner ON measures (owner) WHERE owner IS NOT NULL;

-- A value of a measure over time.
CREATE TABLE updates (
    id                  BLOB PRIMARY KEY CHECK (length(id) = 16),
    measure_id          BLOB NOT NULL REFERENCES measures (id),
    period              TEXT NOT NULL CHECK (period <> '' AND length(period) <= 30),
    answer              TEXT NOT NULL DEFAULT '' CHECK (answer IN ('', 'value', 'same', 'none')),
    value               TEXT NOT NULL DEFAULT '' CHECK (length(value) <= 60),
    notes               TEXT NOT NULL DEFAULT '' CHECK (length(notes) <= 2000),
    holds_over          TEXT NOT NULL DEFAULT '' CHECK (length(holds_over) <= 250000),
    deleted             INTEGER,
    deleted_on          INTEGER,
    CHECK ((answer = 'none') = (value = ''))
) STRICT;

CREATE INDEX updates_in_bin ON updates (deleted) WHERE deleted IS NOT NULL;

CREATE INDEX updates_of_measure ON updates (measure_id);

-- How is reported, sustained and learned.
CREATE TABLE accountabilities (
    id                  BLOB PRIMARY KEY CHECK (length(id) = 16),
    jurisdiction_id     BLOB NOT NULL REFERENCES jurisdictions (id) UNIQUE,
    report_to           TEXT NOT NULL DEFAULT '' CHECK (length(report_to) <= 2000),
    report_how          TEXT NOT NULL DEFAULT '' CHECK (length(report_how) <= 2000),
    owner               BLOB REFERENCES people (id),
    rhythm              TEXT NOT NULL DEFAULT '' CHECK (rhythm IN ('', 'monthly', 'quarterly', 'half_yearly', 'yearly', 'two_yearly')),
    governance          TEXT NOT NULL DEFAULT '' CHECK (governance IN ('', 'missing', 'weak', 'fair', 'strong')),
    governance_next     TEXT NOT NULL DEFAULT '' CHECK (length(governance_next) <= 2000),
    capacity            TEXT NOT NULL DEFAULT '' CHECK (capacity IN ('', 'missing', 'weak', 'fair', 'strong')),
    capacity_next       TEXT NOT NULL DEFAULT '' CHECK (length(capacity_next) <= 2000),
    stable_funding      TEXT NOT NULL DEFAULT '' CHECK (stable_funding IN ('', 'missing', 'weak', 'fair', 'strong')),
    stable_funding_next TEXT NOT NULL DEFAULT '' CHECK (length(stable_funding_next) <= 2000),
    adaptive            TEXT NOT NULL DEFAULT '' CHECK (adaptive IN ('', 'missing', 'weak', 'fair', 'strong')),
    adaptive_next       TEXT NOT NULL DEFAULT '' CHECK (length(adaptive_next) <= 2000),
    questions           TEXT NOT NULL DEFAULT '' CHECK (length(questions) <= 10000),
    evaluation          TEXT NOT NULL DEFAULT '' CHECK (length(evaluation) <= 10000),
    learning            TEXT NOT NULL DEFAULT '' CHECK (length(learning) <= 10000)
) STRICT;

CREATE INDEX accountabilities_of_owner ON accountabilities (owner) WHERE owner IS NOT NULL;

CREATE INDEX logic_entries_of_action ON logic_entries (action_id) WHERE action_id <> '';

-- Going back to the community: what an engagement was about, and what changed because of it.
ALTER TABLE engagements ADD COLUMN strategic_actions TEXT NOT NULL DEFAULT '' CHECK (length(strategic_actions) <= 250000);
ALTER TABLE engagements ADD COLUMN measures TEXT NOT NULL DEFAULT '' CHECK (length(measures) <= 250000);
ALTER TABLE engagements ADD COLUMN changed TEXT NOT NULL DEFAULT '' CHECK (length(changed) <= 2000);

-- The index of Find gets numbers for more kinds of texts. The program fills it right after this.
UPDATE this_file SET find = '';
