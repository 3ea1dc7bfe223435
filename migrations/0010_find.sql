-- What Find looks through: the words of every text, folded by the program, in SQLite's index of full texts.
--
-- The program fills it right after this, in the same transaction, and makes it anew whenever its rules are others than
-- `this_file.find` says. It says nothing that the texts do not say, so it has no history and travels in no bundle.

PRAGMA user_version = 10;

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
