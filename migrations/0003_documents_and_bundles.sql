-- What documents need: the paper, the launch kit, and a journal of what came in from other files.
-- As before: moments are milliseconds since 1970, UTC; ids are UUID v7 as 16 bytes; money is in cents.

PRAGMA user_version = 3;

-- On which paper documents are set: Letter unless somebody chose A4.
ALTER TABLE jurisdictions ADD COLUMN paper TEXT NOT NULL DEFAULT '' CHECK (paper IN ('', 'a4'));

-- What the launch announcement and the talking points are filled from.
ALTER TABLE jurisdictions ADD COLUMN launch_department TEXT NOT NULL DEFAULT '' CHECK (length(launch_department) <= 120);
ALTER TABLE jurisdictions ADD COLUMN launch_leader TEXT NOT NULL DEFAULT '' CHECK (length(launch_leader) <= 120);
ALTER TABLE jurisdictions ADD COLUMN launch_budget TEXT NOT NULL DEFAULT '' CHECK (launch_budget = '' OR (launch_budget NOT GLOB '*[^0-9]*' AND length(launch_budget) <= 12));
ALTER TABLE jurisdictions ADD COLUMN launch_pays_for TEXT NOT NULL DEFAULT '' CHECK (length(launch_pays_for) <= 1000);
ALTER TABLE jurisdictions ADD COLUMN launch_published TEXT NOT NULL DEFAULT '' CHECK (length(launch_published) <= 60); -- "by fall 2027"
ALTER TABLE jurisdictions ADD COLUMN launch_length TEXT NOT NULL DEFAULT '' CHECK (length(launch_length) <= 60); -- "18 months"
ALTER TABLE jurisdictions ADD COLUMN launch_related TEXT NOT NULL DEFAULT '' CHECK (length(launch_related) <= 1000);
ALTER TABLE jurisdictions ADD COLUMN launch_earlier TEXT NOT NULL DEFAULT '' CHECK (length(launch_earlier) <= 1000);
ALTER TABLE jurisdictions ADD COLUMN launch_groups TEXT NOT NULL DEFAULT '' CHECK (length(launch_groups) <= 1000); -- a line each

-- The two texts once somebody made them their own. An empty one reads as Milepost fills it.
ALTER TABLE jurisdictions ADD COLUMN launch_announcement TEXT NOT NULL DEFAULT '' CHECK (length(launch_announcement) <= 20000);
ALTER TABLE jurisdictions ADD COLUMN launch_points TEXT NOT NULL DEFAULT '' CHECK (length(launch_points) <= 20000);

-- What came into this file from others. It tells of this file alone, so it travels in no bundle.
CREATE TABLE imports (
    id          BLOB PRIMARY KEY CHECK (length(id) = 16),
    at          INTEGER NOT NULL,
    person_id   BLOB REFERENCES people (id),
    person_name TEXT NOT NULL CHECK (person_name <> ''),
    source      TEXT NOT NULL CHECK (length(source) BETWEEN 1 AND 300), -- the name of the file
    digest      TEXT NOT NULL CHECK (length(digest) = 64 AND digest NOT GLOB '*[^0-9a-f]*'), -- SHA-256 of what came
    outcome     TEXT NOT NULL CHECK (outcome <> '') -- what was taken, skipped and left, in words
) STRICT, WITHOUT ROWID;
