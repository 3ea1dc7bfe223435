-- The road: what is said by hand of the guide's ten steps and their lines.
--
-- As before: days as 2026-11-23; moments are milliseconds since 1970, UTC; ids are 16 bytes.

PRAGMA user_version = 8;

-- A line ("4.1"), or a step as a whole ("4"), from the moment on which somebody first said something of it. Its id is
-- made of the jurisdiction and the place, so that copies that go apart speak of one line. What the program sees of a
-- line by itself is never stored. Which places there are is known to the program.
CREATE TABLE road_lines (
    id              BLOB PRIMARY KEY CHECK (length(id) = 16),
    jurisdiction_id BLOB NOT NULL REFERENCES jurisdictions (id),
    place           TEXT NOT NULL CHECK (place GLOB '[1-9]*'),
    status          TEXT NOT NULL CHECK (status IN ('', 'not_started', 'under_way', 'done', 'not_needed')),
    reason          TEXT NOT NULL CHECK (length(reason) <= 2000 AND (reason <> '' OR status <> 'not_needed')),
    owner           BLOB REFERENCES people (id),
    due             TEXT NOT NULL CHECK (due = '' OR due GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    UNIQUE (jurisdiction_id, place),
    -- of a step it is only said that it is not needed; its lines say the rest
    CHECK (place GLOB '*.*' OR (status IN ('', 'not_needed') AND owner IS NULL AND due = ''))
) STRICT, WITHOUT ROWID;

CREATE INDEX road_lines_of_owner ON road_lines (owner) WHERE owner IS NOT NULL;

-- For which line of the road an action is.
ALTER TABLE actions ADD COLUMN road_line TEXT NOT NULL DEFAULT '' CHECK (road_line = '' OR road_line GLOB '[1-9]*.[1-9]*');
