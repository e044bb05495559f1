CREATE TABLE account (
  id INTEGER PRIMARY KEY,
  email TEXT NOT NULL UNIQUE COLLATE NOCASE,
  name TEXT NOT NULL,
  password_hash TEXT NOT NULL,
  admin_type INTEGER NOT NULL DEFAULT 0,
  photo BLOB,
  photo_type TEXT
);

-- kind: webmail (wm- sid), login (PHPSESSID_LOGIN cookie), atoken (one-time), api (icewarpapi, digits), refresh (JWT family)
CREATE TABLE session (
  token_hash BLOB NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  created INTEGER NOT NULL,
  last_used INTEGER NOT NULL,
  lifetime INTEGER NOT NULL,
  persistent INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;

CREATE TABLE secret (name TEXT PRIMARY KEY, value BLOB NOT NULL);

CREATE TABLE folder (
  id INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  path TEXT NOT NULL,
  type TEXT NOT NULL,
  default_letter TEXT,
  subscribed INTEGER NOT NULL DEFAULT 1,
  UNIQUE (account_id, path)
);

CREATE TABLE folder_right (
  folder_id INTEGER NOT NULL REFERENCES folder(id) ON DELETE CASCADE,
  email TEXT NOT NULL COLLATE NOCASE,
  rights TEXT NOT NULL,
  PRIMARY KEY (folder_id, email)
) WITHOUT ROWID;

-- One row an item of any kind. fields: JSON object, upper-case field name -> text. For groupware items it holds every field a client
-- may write, and title, tags, starts, ends, size and item_search are derived from it; for mail the columns are the truth.
-- series_id, occurrence: a changed occurrence (class O) of a series and the Julian day it has by the rule.
CREATE TABLE item (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  folder_id INTEGER NOT NULL REFERENCES folder(id) ON DELETE CASCADE,
  class TEXT NOT NULL,
  uid TEXT NOT NULL,
  rid TEXT NOT NULL,
  title TEXT NOT NULL DEFAULT '',
  tags TEXT NOT NULL DEFAULT '',
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  starts INTEGER,
  ends INTEGER,
  flags INTEGER NOT NULL DEFAULT 0,
  size INTEGER NOT NULL DEFAULT 0,
  lock_account_id INTEGER REFERENCES account(id) ON DELETE SET NULL,
  original_folder TEXT,
  deleted INTEGER,
  series_id INTEGER REFERENCES item(id) ON DELETE CASCADE,
  occurrence INTEGER,
  fields TEXT NOT NULL DEFAULT '{}'
);
CREATE INDEX item_by_series ON item (series_id, occurrence) WHERE series_id IS NOT NULL;
CREATE INDEX item_by_time ON item (folder_id, starts);
CREATE INDEX item_by_folder ON item (folder_id, modified);
CREATE INDEX item_by_uid ON item (folder_id, uid);
CREATE INDEX item_by_rid ON item (folder_id, rid);

-- What searches look at, folded: lower case without diacritics. head: title, tags, place, names, addresses; body: descriptions and texts.
CREATE TABLE item_search (
  item_id INTEGER PRIMARY KEY REFERENCES item(id) ON DELETE CASCADE,
  title TEXT NOT NULL,
  tags TEXT NOT NULL,
  head TEXT NOT NULL,
  body TEXT NOT NULL
);

-- Occurrences taken out of a series: Julian days by the rule, in the series' own zone.
CREATE TABLE deleted_occurrence (
  item_id INTEGER NOT NULL REFERENCES item(id) ON DELETE CASCADE,
  occurrence INTEGER NOT NULL,
  PRIMARY KEY (item_id, occurrence)
) WITHOUT ROWID;

-- kind: singular add-on name (recurrence, reminder, contact, note, location, attachment ...)
CREATE TABLE addon (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  item_id INTEGER NOT NULL REFERENCES item(id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  fields TEXT NOT NULL DEFAULT '{}',
  blob_id INTEGER REFERENCES blob(id) ON DELETE SET NULL
);
CREATE INDEX addon_by_item ON addon (item_id, kind);

-- Bytes. Each blob belongs to exactly one row of addon, revision or upload, and goes with it (triggers below).
CREATE TABLE blob (id INTEGER PRIMARY KEY AUTOINCREMENT, data BLOB NOT NULL);
CREATE INDEX addon_by_blob ON addon (blob_id) WHERE blob_id IS NOT NULL;

CREATE TABLE revision (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  item_id INTEGER NOT NULL REFERENCES item(id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  size INTEGER NOT NULL,
  created INTEGER NOT NULL,
  account_id INTEGER NOT NULL,
  blob_id INTEGER NOT NULL REFERENCES blob(id)
);
CREATE INDEX revision_by_item ON revision (item_id, number);
CREATE INDEX revision_by_blob ON revision (blob_id);

CREATE TABLE upload (
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  folder TEXT NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size INTEGER NOT NULL,
  created INTEGER NOT NULL,
  blob_id INTEGER NOT NULL REFERENCES blob(id),
  PRIMARY KEY (account_id, folder, id)
) WITHOUT ROWID;

CREATE INDEX upload_by_blob ON upload (blob_id);

CREATE TRIGGER addon_blob_gone AFTER DELETE ON addon WHEN old.blob_id IS NOT NULL
BEGIN
  DELETE FROM blob WHERE id = old.blob_id
    AND NOT EXISTS (SELECT 1 FROM addon WHERE blob_id = old.blob_id)
    AND NOT EXISTS (SELECT 1 FROM revision WHERE blob_id = old.blob_id)
    AND NOT EXISTS (SELECT 1 FROM upload WHERE blob_id = old.blob_id);
END;
CREATE TRIGGER revision_blob_gone AFTER DELETE ON revision
BEGIN
  DELETE FROM blob WHERE id = old.blob_id
    AND NOT EXISTS (SELECT 1 FROM addon WHERE blob_id = old.blob_id)
    AND NOT EXISTS (SELECT 1 FROM revision WHERE blob_id = old.blob_id);
END;
CREATE TRIGGER upload_blob_gone AFTER DELETE ON upload
BEGIN
  DELETE FROM blob WHERE id = old.blob_id
    AND NOT EXISTS (SELECT 1 FROM addon WHERE blob_id = old.blob_id)
    AND NOT EXISTS (SELECT 1 FROM revision WHERE blob_id = old.blob_id);
END;

-- account_id 0: public (domain level). content: XML of the item's children, kept losslessly
CREATE TABLE resource (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id INTEGER NOT NULL,
  name TEXT NOT NULL COLLATE NOCASE,
  content TEXT NOT NULL DEFAULT ''
);
CREATE INDEX resource_by_name ON resource (account_id, name);

CREATE TABLE ticket (
  code TEXT PRIMARY KEY,
  item_id INTEGER NOT NULL REFERENCES item(id) ON DELETE CASCADE,
  attachment_id INTEGER,
  rights TEXT NOT NULL DEFAULT 'rl',
  password_hash TEXT,
  expires INTEGER
) WITHOUT ROWID;

CREATE TABLE meeting (
  id TEXT PRIMARY KEY,
  organizer_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  item_id INTEGER REFERENCES item(id) ON DELETE SET NULL,
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  fields TEXT NOT NULL DEFAULT '{}'
) WITHOUT ROWID;
