-- The parts of a plan that come before its strategy: the coalition, the source register, engagement, and findings.
--
-- As before: days as 2026-11-23; moments are milliseconds since 1970, UTC; ids are 16 bytes. Words of a choice, and the
-- ids of other things, stand as text, one on each line; which words there are, and which things, is known to the program.

PRAGMA user_version = 9;

-- An organization that members come from.
CREATE TABLE organizations (
    id              BLOB PRIMARY KEY CHECK (length(id) = 16),
    jurisdiction_id BLOB NOT NULL REFERENCES jurisdictions (id),
    name            TEXT NOT NULL CHECK (name <> '' AND length(name) <= 120),
    sector          TEXT NOT NULL DEFAULT '' CHECK (length(sector) <= 2000),
    notes           TEXT NOT NULL DEFAULT '' CHECK (length(notes) <= 2000),
    deleted         INTEGER,
    deleted_on      INTEGER
) STRICT;

CREATE INDEX organizations_in_bin ON organizations (deleted) WHERE deleted IS NOT NULL;

CREATE INDEX organizations_of_jurisdiction ON organizations (jurisdiction_id);

-- A member of the coalition: a person, an organization, or a person of an organization.
CREATE TABLE members (
    id              BLOB PRIMARY KEY CHECK (length(id) = 16),
    jurisdiction_id BLOB NOT NULL REFERENCES jurisdictions (id),
    person          BLOB REFERENCES people (id),
    belongs_to      TEXT NOT NULL DEFAULT '' CHECK (belongs_to = '' OR length(belongs_to) = 36),
    sector          TEXT NOT NULL DEFAULT '' CHECK (length(sector) <= 2000),
    roles           TEXT NOT NULL DEFAULT '' CHECK (length(roles) <= 2000),
    pillars         TEXT NOT NULL DEFAULT '' CHECK (length(pillars) <= 2000),
    standing        TEXT NOT NULL DEFAULT '' CHECK (standing IN ('', 'to_ask', 'asked', 'joined', 'declined')),
    due             TEXT NOT NULL DEFAULT '' CHECK (due = '' OR due GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    asked           TEXT NOT NULL DEFAULT '' CHECK (asked = '' OR asked GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    joined          TEXT NOT NULL DEFAULT '' CHECK (joined = '' OR joined GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    declined        TEXT NOT NULL DEFAULT '' CHECK (declined = '' OR declined GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    owner           BLOB REFERENCES people (id),
    what_asked      TEXT NOT NULL DEFAULT '' CHECK (length(what_asked) <= 2000),
    brings          TEXT NOT NULL DEFAULT '' CHECK (length(brings) <= 2000),
    next_step       TEXT NOT NULL DEFAULT '' CHECK (length(next_step) <= 2000),
    contact         TEXT NOT NULL DEFAULT '' CHECK (length(contact) <= 2000),
    notes           TEXT NOT NULL DEFAULT '' CHECK (length(notes) <= 2000),
    letter          TEXT NOT NULL DEFAULT '' CHECK (length(letter) <= 20000),
    deleted         INTEGER,
    deleted_on      INTEGER,
    CHECK (person IS NOT NULL OR belongs_to <> '')
) STRICT;

CREATE INDEX members_in_bin ON members (deleted) WHERE deleted IS NOT NULL;

CREATE INDEX members_of_jurisdiction ON members (jurisdiction_id);

-- A working group of the coalition.
CREATE TABLE working_groups (
    id              BLOB PRIMARY KEY CHECK (length(id) = 16),
    jurisdiction_id BLOB NOT NULL REFERENCES jurisdictions (id),
    name            TEXT NOT NULL CHECK (name <> '' AND length(name) <= 120),
    owner           BLOB REFERENCES people (id),
    members         TEXT NOT NULL DEFAULT '' CHECK (length(members) <= 250000),
    predictors      TEXT NOT NULL DEFAULT '' CHECK (length(predictors) <= 2000),
    notes           TEXT NOT NULL DEFAULT '' CHECK (length(notes) <= 2000),
    position        TEXT NOT NULL CHECK (length(position) BETWEEN 1 AND 41),
    deleted         INTEGER,
    deleted_on      INTEGER
) STRICT;

CREATE INDEX working_groups_in_bin ON working_groups (deleted) WHERE deleted IS NOT NULL;

CREATE INDEX working_groups_of_jurisdiction ON working_groups (jurisdiction_id);

-- The launch of the coalition. Its id is made of the jurisdiction, so that copies that go apart speak of one.
CREATE TABLE coalition_launches (
    id              BLOB PRIMARY KEY CHECK (length(id) = 16),
    jurisdiction_id BLOB NOT NULL REFERENCES jurisdictions (id) UNIQUE,
    held            TEXT NOT NULL DEFAULT '' CHECK (held = '' OR held GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    place           TEXT NOT NULL DEFAULT '' CHECK (length(place) <= 120),
    agenda          TEXT NOT NULL DEFAULT '' CHECK (length(agenda) <= 20000),
    invited         TEXT NOT NULL DEFAULT '' CHECK (length(invited) <= 250000),
    invitation      TEXT NOT NULL DEFAULT '' CHECK (length(invitation) <= 20000),
    commitments     TEXT NOT NULL DEFAULT '' CHECK (length(commitments) <= 20000)
) STRICT, WITHOUT ROWID;

-- An entry of the source register.
CREATE TABLE sources (
    id              BLOB PRIMARY KEY CHECK (length(id) = 16),
    jurisdiction_id BLOB NOT NULL REFERENCES jurisdictions (id),
    name            TEXT NOT NULL CHECK (name <> '' AND length(name) <= 120),
    holder          TEXT NOT NULL DEFAULT '' CHECK (length(holder) <= 120),
    what_asked      TEXT NOT NULL DEFAULT '' CHECK (length(what_asked) <= 2000),
    predictors      TEXT NOT NULL DEFAULT '' CHECK (length(predictors) <= 2000),
    owner           BLOB REFERENCES people (id),
    asked           TEXT NOT NULL DEFAULT '' CHECK (asked = '' OR asked GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    due             TEXT NOT NULL DEFAULT '' CHECK (due = '' OR due GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    agreement       TEXT NOT NULL DEFAULT '' CHECK (length(agreement) <= 2000),
    received        TEXT NOT NULL DEFAULT '' CHECK (received = '' OR received GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    quality         TEXT NOT NULL DEFAULT '' CHECK (length(quality) <= 2000),
    where_found     TEXT NOT NULL DEFAULT '' CHECK (length(where_found) <= 1000),
    notes           TEXT NOT NULL DEFAULT '' CHECK (length(notes) <= 2000),
    position        TEXT NOT NULL CHECK (length(position) BETWEEN 1 AND 41),
    deleted         INTEGER,
    deleted_on      INTEGER
) STRICT;

CREATE INDEX sources_in_bin ON sources (deleted) WHERE deleted IS NOT NULL;

CREATE INDEX sources_of_jurisdiction ON sources (jurisdiction_id);

-- An occasion on which residents or stakeholders are heard. "groups" holds the id of a population group on each line,
-- and how many of it, if that is known.
CREATE TABLE engagements (
    id              BLOB PRIMARY KEY CHECK (length(id) = 16),
    jurisdiction_id BLOB NOT NULL REFERENCES jurisdictions (id),
    title           TEXT NOT NULL CHECK (title <> '' AND length(title) <= 120),
    form            TEXT NOT NULL DEFAULT '' CHECK (length(form) <= 2000),
    stage           TEXT NOT NULL DEFAULT '' CHECK (stage IN ('', 'planned', 'held', 'called_off')),
    held            TEXT NOT NULL DEFAULT '' CHECK (held = '' OR held GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    place           TEXT NOT NULL DEFAULT '' CHECK (length(place) <= 120),
    owner           BLOB REFERENCES people (id),
    "groups"        TEXT NOT NULL DEFAULT '' CHECK (length("groups") <= 250000),
    thanked         TEXT NOT NULL DEFAULT '' CHECK (length(thanked) <= 2000),
    heard           TEXT NOT NULL DEFAULT '' CHECK (length(heard) <= 10000),
    used            TEXT NOT NULL DEFAULT '' CHECK (length(used) <= 2000),
    due             TEXT NOT NULL DEFAULT '' CHECK (due = '' OR due GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    reported        TEXT NOT NULL DEFAULT '' CHECK (reported = '' OR reported GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    reported_how    TEXT NOT NULL DEFAULT '' CHECK (length(reported_how) <= 2000),
    going_on        TEXT NOT NULL DEFAULT '' CHECK (length(going_on) <= 2000),
    left_out        TEXT NOT NULL DEFAULT '' CHECK (left_out IN ('', 'yes')),
    deleted         INTEGER,
    deleted_on      INTEGER,
    CHECK (stage <> 'held' OR held <> '')
) STRICT;

CREATE INDEX engagements_in_bin ON engagements (deleted) WHERE deleted IS NOT NULL;

CREATE INDEX engagements_of_jurisdiction ON engagements (jurisdiction_id);

-- A finding, or an insight that is not agreed yet.
CREATE TABLE findings (
    id              BLOB PRIMARY KEY CHECK (length(id) = 16),
    jurisdiction_id BLOB NOT NULL REFERENCES jurisdictions (id),
    statement       TEXT NOT NULL CHECK (statement <> '' AND length(statement) <= 1000),
    stage           TEXT NOT NULL DEFAULT '' CHECK (stage IN ('', 'insight', 'finding')),
    kind            TEXT NOT NULL DEFAULT '' CHECK (length(kind) <= 2000),
    dimensions      TEXT NOT NULL DEFAULT '' CHECK (length(dimensions) <= 2000),
    predictors      TEXT NOT NULL DEFAULT '' CHECK (length(predictors) <= 2000),
    "groups"        TEXT NOT NULL DEFAULT '' CHECK (length("groups") <= 250000),
    notes           TEXT NOT NULL DEFAULT '' CHECK (length(notes) <= 10000),
    left_out        TEXT NOT NULL DEFAULT '' CHECK (left_out IN ('', 'yes')),
    position        TEXT NOT NULL CHECK (length(position) BETWEEN 1 AND 41),
    deleted         INTEGER,
    deleted_on      INTEGER
) STRICT;

CREATE INDEX findings_in_bin ON findings (deleted) WHERE deleted IS NOT NULL;

CREATE INDEX findings_of_jurisdiction ON findings (jurisdiction_id);

-- What a finding rests on.
CREATE TABLE supports (
    id              BLOB PRIMARY KEY CHECK (length(id) = 16),
    finding_id      BLOB NOT NULL REFERENCES findings (id),
    kind            TEXT NOT NULL DEFAULT '' CHECK (length(kind) <= 2000),
    what            TEXT NOT NULL DEFAULT '' CHECK (length(what) <= 2000),
    value           TEXT NOT NULL DEFAULT '' CHECK (length(value) <= 60),
    unit            TEXT NOT NULL DEFAULT '' CHECK (length(unit) <= 60),
    year            TEXT NOT NULL DEFAULT '' CHECK (length(year) <= 30),
    from_source     TEXT NOT NULL DEFAULT '' CHECK (from_source = '' OR length(from_source) = 36),
    from_engagement TEXT NOT NULL DEFAULT '' CHECK (from_engagement = '' OR length(from_engagement) = 36),
    where_found     TEXT NOT NULL DEFAULT '' CHECK (length(where_found) <= 1000),
    position        TEXT NOT NULL CHECK (length(position) BETWEEN 1 AND 41),
    deleted         INTEGER,
    deleted_on      INTEGER
) STRICT;

CREATE INDEX supports_of_finding ON supports (finding_id);

CREATE INDEX supports_in_bin ON supports (deleted) WHERE deleted IS NOT NULL;

-- A review of the findings by the coalition.
CREATE TABLE reviews (
    id              BLOB PRIMARY KEY CHECK (length(id) = 16),
    jurisdiction_id BLOB NOT NULL REFERENCES jurisdictions (id),
    held            TEXT NOT NULL CHECK (held GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    members         TEXT NOT NULL DEFAULT '' CHECK (length(members) <= 250000),
    present         TEXT NOT NULL DEFAULT '' CHECK (length(present) <= 2000),
    findings        TEXT NOT NULL DEFAULT '' CHECK (length(findings) <= 250000),
    agreed          TEXT NOT NULL DEFAULT '' CHECK (agreed IN ('', 'yes', 'with_changes', 'no')),
    notes           TEXT NOT NULL DEFAULT '' CHECK (length(notes) <= 10000),
    deleted         INTEGER,
    deleted_on      INTEGER
) STRICT;

CREATE INDEX reviews_in_bin ON reviews (deleted) WHERE deleted IS NOT NULL;

CREATE INDEX reviews_of_jurisdiction ON reviews (jurisdiction_id);

CREATE INDEX members_of_person ON members (person) WHERE person IS NOT NULL;

CREATE INDEX members_of_organization ON members (belongs_to) WHERE belongs_to <> '';

CREATE INDEX members_of_owner ON members (owner) WHERE owner IS NOT NULL;

CREATE INDEX working_groups_of_owner ON working_groups (owner) WHERE owner IS NOT NULL;

CREATE INDEX sources_of_owner ON sources (owner) WHERE owner IS NOT NULL;

CREATE INDEX engagements_of_owner ON engagements (owner) WHERE owner IS NOT NULL;

-- What Find looks through: the words of every text, folded by the program, in SQLite's index of full texts.
--
-- The program fills it right after this, in the same transaction, and makes it anew whenever its rules are others than
-- `this_file.find` says. It says nothing that the texts do not say, so it has no history and travels in no bundle.

ALTER TABLE this_file ADD COLUMN find TEXT NOT NULL DEFAULT ''; -- by which rules; none yet

-- The number of each jurisdiction in the index.
CREATE TABLE find_places (
    number          INTEGER PRIMARY KEY,
    jurisdiction_id BLOB NOT NULL UNIQUE CHECK (length(jurisdiction_id) = 16)
) STRICT;

-- Which text has which number: that of the jurisdiction, then that of the kind of text, then one that counts. So all of
-- one kind in one jurisdiction stand together. One record can have several texts, a field each.
CREATE TABLE find_texts (
    number    INTEGER PRIMARY KEY NOT NULL CHECK (number > 0),
    record_id BLOB NOT NULL CHECK (length(record_id) = 16),
    field     TEXT NOT NULL,
    UNIQUE (record_id, field)
) STRICT, WITHOUT ROWID;

-- The words themselves, of which only is kept in which texts they stand. They come folded, and with a space between
-- them: here they are parted at the spaces and nowhere else.
CREATE VIRTUAL TABLE find_words USING fts5 (
    words,
    content = '', contentless_delete = 1, detail = 'none',
    tokenize = "ascii tokenchars '!""#$%&''''()*+,-./:;<=>?@[\]^_`{|}~'"
);
