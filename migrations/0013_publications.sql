-- The plan brought out and kept alive: its frozen states, with who approved and adopted them, what people said of a draft, the
-- texts that bring it out, the public summary in other languages, and the publication plan.

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

-- The texts that bring it out and keep it alive; a basis is the fingerprint of the draft that somebody saw.
ALTER TABLE mobility_plans ADD COLUMN public_summary TEXT NOT NULL DEFAULT '' CHECK (length(public_summary) <= 9000);
ALTER TABLE mobility_plans ADD COLUMN public_summary_basis TEXT NOT NULL DEFAULT '' CHECK (length(public_summary_basis) <= 16);
ALTER TABLE mobility_plans ADD COLUMN plan_announcement TEXT NOT NULL DEFAULT '' CHECK (length(plan_announcement) <= 20000);
ALTER TABLE mobility_plans ADD COLUMN plan_announcement_basis TEXT NOT NULL DEFAULT '' CHECK (length(plan_announcement_basis) <= 16);
ALTER TABLE mobility_plans ADD COLUMN plan_points TEXT NOT NULL DEFAULT '' CHECK (length(plan_points) <= 20000);
ALTER TABLE mobility_plans ADD COLUMN plan_points_basis TEXT NOT NULL DEFAULT '' CHECK (length(plan_points_basis) <= 16);
ALTER TABLE mobility_plans ADD COLUMN early_wins TEXT NOT NULL DEFAULT '' CHECK (length(early_wins) <= 20000);
ALTER TABLE mobility_plans ADD COLUMN early_wins_basis TEXT NOT NULL DEFAULT '' CHECK (length(early_wins_basis) <= 16);
ALTER TABLE mobility_plans ADD COLUMN foundation TEXT NOT NULL DEFAULT '' CHECK (length(foundation) <= 20000);
ALTER TABLE mobility_plans ADD COLUMN political_cycles TEXT NOT NULL DEFAULT '' CHECK (length(political_cycles) <= 20000);
ALTER TABLE mobility_plans ADD COLUMN continuous_engagement TEXT NOT NULL DEFAULT '' CHECK (length(continuous_engagement) <= 20000);
ALTER TABLE mobility_plans ADD COLUMN continuous_engagement_basis TEXT NOT NULL DEFAULT '' CHECK (length(continuous_engagement_basis) <= 16);
ALTER TABLE mobility_plans ADD COLUMN funding_case TEXT NOT NULL DEFAULT '' CHECK (length(funding_case) <= 20000);
ALTER TABLE mobility_plans ADD COLUMN funding_case_basis TEXT NOT NULL DEFAULT '' CHECK (length(funding_case_basis) <= 16);

-- The public summary in another language, by the tag of that language.
CREATE TABLE translations (
    id              BLOB PRIMARY KEY CHECK (length(id) = 16),
    jurisdiction_id BLOB NOT NULL REFERENCES jurisdictions (id),
    language        TEXT NOT NULL CHECK (language <> '' AND length(language) <= 35),
    title           TEXT NOT NULL CHECK (title <> '' AND length(title) <= 200),
    text            TEXT NOT NULL CHECK (text <> '' AND length(text) <= 12000),
    text_basis      TEXT NOT NULL DEFAULT '' CHECK (length(text_basis) <= 16),
    deleted         INTEGER,
    deleted_on      INTEGER
) STRICT;

CREATE INDEX translations_in_bin ON translations (deleted) WHERE deleted IS NOT NULL;

CREATE INDEX translations_of_jurisdiction ON translations (jurisdiction_id);

-- A line of the publication plan.
CREATE TABLE outreaches (
    id              BLOB PRIMARY KEY CHECK (length(id) = 16),
    jurisdiction_id BLOB NOT NULL REFERENCES jurisdictions (id),
    format          TEXT NOT NULL CHECK (format <> '' AND length(format) <= 200),
    audience        TEXT NOT NULL DEFAULT '' CHECK (length(audience) <= 300),
    channels        TEXT NOT NULL DEFAULT '' CHECK (length(channels) <= 1000),
    due             TEXT NOT NULL DEFAULT '' CHECK (due = '' OR length(due) = 10),
    key_messages    TEXT NOT NULL DEFAULT '' CHECK (length(key_messages) <= 2000),
    reviewers       TEXT NOT NULL DEFAULT '' CHECK (length(reviewers) <= 1000),
    owner           BLOB REFERENCES people (id),
    done            TEXT NOT NULL DEFAULT '' CHECK (done = '' OR length(done) = 10),
    deleted         INTEGER,
    deleted_on      INTEGER
) STRICT;

CREATE INDEX outreaches_in_bin ON outreaches (deleted) WHERE deleted IS NOT NULL;

CREATE INDEX outreaches_of_jurisdiction ON outreaches (jurisdiction_id);

CREATE INDEX outreaches_of_owner ON outreaches (owner) WHERE owner IS NOT NULL;
