-- What people write for the document of the plan, and how it is arranged.

PRAGMA user_version = 12;

-- Its id is made of the jurisdiction, so that copies that go apart speak of one. A basis is the fingerprint of the draft that
-- somebody saw when they wrote the text; parts stand as their words, one on each line.
CREATE TABLE mobility_plans (
    id                      BLOB PRIMARY KEY CHECK (length(id) = 16),
    jurisdiction_id         BLOB NOT NULL REFERENCES jurisdictions (id) UNIQUE,
    plan_title              TEXT NOT NULL DEFAULT '' CHECK (length(plan_title) <= 200),
    covers                  TEXT NOT NULL DEFAULT '' CHECK (length(covers) <= 100),
    signed_by               TEXT NOT NULL DEFAULT '' CHECK (length(signed_by) <= 600),
    leadership_letter       TEXT NOT NULL DEFAULT '' CHECK (length(leadership_letter) <= 20000),
    executive_summary       TEXT NOT NULL DEFAULT '' CHECK (length(executive_summary) <= 20000),
    executive_summary_basis TEXT NOT NULL DEFAULT '' CHECK (length(executive_summary_basis) <= 16),
    how_made                TEXT NOT NULL DEFAULT '' CHECK (length(how_made) <= 20000),
    how_made_basis          TEXT NOT NULL DEFAULT '' CHECK (length(how_made_basis) <= 16),
    data_notes              TEXT NOT NULL DEFAULT '' CHECK (length(data_notes) <= 20000),
    data_notes_basis        TEXT NOT NULL DEFAULT '' CHECK (length(data_notes_basis) <= 16),
    glossary                TEXT NOT NULL DEFAULT '' CHECK (length(glossary) <= 20000),
    glossary_basis          TEXT NOT NULL DEFAULT '' CHECK (length(glossary_basis) <= 16),
    thanks                  TEXT NOT NULL DEFAULT '' CHECK (length(thanks) <= 20000),
    thanks_basis            TEXT NOT NULL DEFAULT '' CHECK (length(thanks_basis) <= 16),
    parts_left_out          TEXT NOT NULL DEFAULT '' CHECK (length(parts_left_out) <= 2000),
    part_order              TEXT NOT NULL DEFAULT '' CHECK (length(part_order) <= 2000)
) STRICT;
