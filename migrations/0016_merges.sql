-- What stood here before the last merge, so that it can be undone while nothing was changed on top. Like the rest of the
-- journal it tells of this file alone.

PRAGMA user_version = 16;

-- The jurisdictions as they were, without their history (a bundle, zlib); null where nothing can be undone.
ALTER TABLE imports ADD COLUMN before BLOB;
-- Between which places of the history the lines of the import stand: after the first, up to the last.
ALTER TABLE imports ADD COLUMN first_line INTEGER NOT NULL DEFAULT 0;
ALTER TABLE imports ADD COLUMN last_line INTEGER NOT NULL DEFAULT 0;
-- When it was undone, and between which places the lines of that stand: after the first, up to the second.
ALTER TABLE imports ADD COLUMN undone INTEGER;
ALTER TABLE imports ADD COLUMN undone_after INTEGER NOT NULL DEFAULT 0;
ALTER TABLE imports ADD COLUMN undone_to INTEGER NOT NULL DEFAULT 0;
