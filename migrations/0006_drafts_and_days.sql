-- What people began to write and have not saved yet, what this very file is known by, and on which days it was used.
-- As before: moments are milliseconds since 1970, UTC; ids of records are UUID v7 as 16 bytes.

PRAGMA user_version = 6;

-- Browsers remember for each file who works in it. A copy keeps the id, since its people are the same.
CREATE TABLE this_file (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    id  BLOB NOT NULL CHECK (length(id) = 16) -- at random: it tells this file from others, and nothing else
) STRICT;
INSERT INTO this_file (one, id) VALUES (1, randomblob(16));

-- A form as somebody left it, until it is saved or discarded. It tells of this file alone: it is in no
-- history and travels in no bundle.
CREATE TABLE drafts (
    seq       INTEGER PRIMARY KEY, -- in the order in which they were last written, whatever the clock said
    id        BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    person_id BLOB REFERENCES people (id), -- null: somebody whom nobody named
    form      TEXT NOT NULL CHECK (form GLOB '/*' AND length(form) <= 300), -- the address that the form goes to
    at        INTEGER NOT NULL, -- when it was begun
    fields    TEXT NOT NULL CHECK (json_valid(fields) AND length(fields) <= 200000) -- [["name", "value"], …], as they were
) STRICT;

CREATE INDEX drafts_of ON drafts (person_id, form, seq);

-- Days of use. A clock may run ahead or be set back, so what lies in the bin does not leave it at a moment: the
-- days on which the program ran with this file are numbered in the order in which they were seen, each once, and
-- whatever was put into the bin remembers the number of that day.
CREATE TABLE days (
    number INTEGER PRIMARY KEY CHECK (number > 0),
    day    TEXT NOT NULL UNIQUE CHECK (day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]')
) STRICT;

-- What lies there without a number, from before this or from another file, begins to count on the next day seen.
ALTER TABLE jurisdictions ADD COLUMN deleted_on INTEGER;
ALTER TABLE assessments ADD COLUMN deleted_on INTEGER;
ALTER TABLE actions ADD COLUMN deleted_on INTEGER;

-- The number of the last calendar file of a jurisdiction. A calendar program takes the higher of two, so that it
-- must grow from file to file, also when the clock was set back in between.
ALTER TABLE jurisdictions ADD COLUMN calendars INTEGER NOT NULL DEFAULT 0 CHECK (calendars >= 0);
