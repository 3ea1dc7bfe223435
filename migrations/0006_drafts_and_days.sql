-- What people began to write and have not saved yet, and what this very file is known by.
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
