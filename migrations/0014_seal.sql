-- The seal on the cover of the plan: a small PNG of the program's own writing, in base64, and what it shows.

PRAGMA user_version = 14;

ALTER TABLE mobility_plans ADD COLUMN seal_alt TEXT NOT NULL DEFAULT '' CHECK (length(seal_alt) <= 200);
ALTER TABLE mobility_plans ADD COLUMN seal TEXT NOT NULL DEFAULT '' CHECK (length(seal) <= 200000);
