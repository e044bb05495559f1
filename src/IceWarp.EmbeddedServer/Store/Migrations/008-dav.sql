-- Properties that WebDAV clients keep here and that mean nothing to this server (RFC 4918, 4.1: dead). name: {namespace}local, value: the element.
CREATE TABLE dead_property (
  id INTEGER PRIMARY KEY,
  folder_id INTEGER REFERENCES folder(id) ON DELETE CASCADE,
  item_id INTEGER REFERENCES item(id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  CHECK ((folder_id IS NULL) <> (item_id IS NULL))
);
CREATE UNIQUE INDEX dead_property_of_folder ON dead_property (folder_id, name) WHERE folder_id IS NOT NULL;
CREATE UNIQUE INDEX dead_property_of_item ON dead_property (item_id, name) WHERE item_id IS NOT NULL;

-- The last change of each resource name of a folder, in order of the ids (RFC 6578); a name that ends in a slash is a folder. One row a name: the
-- rows that are not gone are what the folder holds. Of items triggers write it, of folders the folder actions.
CREATE TABLE dav_change (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  folder_id INTEGER NOT NULL,
  name TEXT NOT NULL,
  gone INTEGER NOT NULL,
  UNIQUE (folder_id, name)
);
CREATE INDEX dav_change_in_order ON dav_change (folder_id, id);

-- The latest of the gone names that were forgotten: an older sync token cannot be answered any more.
ALTER TABLE folder ADD COLUMN dav_forgotten INTEGER NOT NULL DEFAULT 0;

INSERT OR IGNORE INTO dav_change (folder_id, name, gone)
  SELECT i.folder_id, CASE i.class WHEN 'F' THEN i.title ELSE i.rid END, 0 FROM item i JOIN folder f ON f.id = i.folder_id
  WHERE i.class <> 'M' AND i.series_id IS NULL AND f.type <> 'G' ORDER BY i.id;

-- Files go by their title, which is derived after the insert: they come with its first change.
CREATE TRIGGER item_dav_new AFTER INSERT ON item WHEN new.class NOT IN ('M', 'F') AND new.series_id IS NULL
BEGIN
  DELETE FROM dav_change WHERE folder_id = new.folder_id AND name = new.rid;
  INSERT INTO dav_change (folder_id, name, gone) SELECT id, new.rid, 0 FROM folder WHERE id = new.folder_id AND type <> 'G';
END;
CREATE TRIGGER item_dav_renamed AFTER UPDATE OF title, rid, folder_id ON item
WHEN new.class <> 'M' AND new.series_id IS NULL
  AND (new.folder_id <> old.folder_id OR CASE new.class WHEN 'F' THEN new.title <> old.title ELSE new.rid <> old.rid END)
BEGIN
  DELETE FROM dav_change WHERE folder_id = old.folder_id AND name = CASE old.class WHEN 'F' THEN old.title ELSE old.rid END;
  INSERT INTO dav_change (folder_id, name, gone)
    SELECT id, CASE old.class WHEN 'F' THEN old.title ELSE old.rid END, 1 FROM folder
    WHERE id = old.folder_id AND type <> 'G' AND CASE old.class WHEN 'F' THEN old.title ELSE old.rid END <> '';
END;
CREATE TRIGGER item_dav_changed AFTER UPDATE OF modified, title, rid, folder_id ON item
WHEN new.class <> 'M' AND new.series_id IS NULL AND CASE new.class WHEN 'F' THEN new.title ELSE new.rid END <> ''
  AND (new.modified <> old.modified OR new.folder_id <> old.folder_id
    OR CASE new.class WHEN 'F' THEN new.title <> old.title ELSE new.rid <> old.rid END)
BEGIN
  DELETE FROM dav_change WHERE folder_id = new.folder_id AND name = CASE new.class WHEN 'F' THEN new.title ELSE new.rid END;
  INSERT INTO dav_change (folder_id, name, gone)
    SELECT id, CASE new.class WHEN 'F' THEN new.title ELSE new.rid END, 0 FROM folder WHERE id = new.folder_id AND type <> 'G';
END;
CREATE TRIGGER item_dav_gone AFTER DELETE ON item WHEN old.class <> 'M' AND old.series_id IS NULL
BEGIN
  DELETE FROM dav_change WHERE folder_id = old.folder_id AND name = CASE old.class WHEN 'F' THEN old.title ELSE old.rid END;
  INSERT INTO dav_change (folder_id, name, gone)
    SELECT id, CASE old.class WHEN 'F' THEN old.title ELSE old.rid END, 1 FROM folder WHERE id = old.folder_id AND type <> 'G';
END;
CREATE TRIGGER folder_dav_gone AFTER DELETE ON folder
BEGIN
  DELETE FROM dav_change WHERE folder_id = old.id;
END;
