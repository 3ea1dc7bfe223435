-- The plan brought out and kept alive: the texts for it, the public summary in other languages, and the publication plan.

PRAGMA user_version = 13;

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
