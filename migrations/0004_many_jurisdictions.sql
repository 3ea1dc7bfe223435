-- What keeps the first page quick with tens of thousands of jurisdictions: an index for each of its two
-- lists, and one of all strings of three letters, so that a part of a name is found without reading all names.

PRAGMA user_version = 4;

DROP INDEX jurisdictions_by_name;
CREATE INDEX jurisdictions_in_use ON jurisdictions (search) WHERE deleted IS NULL AND archived = '';
CREATE INDEX jurisdictions_in_archive ON jurisdictions (search) WHERE deleted IS NULL AND archived = 'yes';

CREATE VIRTUAL TABLE jurisdiction_names USING fts5 (search, id UNINDEXED, tokenize = 'trigram case_sensitive 1', columnsize = 0);
INSERT INTO jurisdiction_names (search, id) SELECT search, id FROM jurisdictions;

CREATE TRIGGER jurisdiction_is_named AFTER INSERT ON jurisdictions
BEGIN
    INSERT INTO jurisdiction_names (search, id) VALUES (new.search, new.id);
END;

CREATE TRIGGER jurisdiction_is_renamed AFTER UPDATE OF search ON jurisdictions WHEN new.search <> old.search
BEGIN
    UPDATE jurisdiction_names SET search = new.search WHERE id = old.id;
END;

CREATE TRIGGER jurisdiction_is_gone AFTER DELETE ON jurisdictions
BEGIN
    DELETE FROM jurisdiction_names WHERE id = old.id;
END;
