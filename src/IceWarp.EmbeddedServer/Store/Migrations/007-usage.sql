-- Bytes kept, as running sums: of an item with its add-ons and revisions, and of a folder. Of messages only the MIME counts, of other items
-- their fields too. Triggers keep the sums, whoever writes; what an account holds is the sum of its few folders.
ALTER TABLE item ADD COLUMN bytes INTEGER NOT NULL DEFAULT 0;
ALTER TABLE folder ADD COLUMN bytes INTEGER NOT NULL DEFAULT 0;

UPDATE item SET bytes =
  CASE class WHEN 'M' THEN 0 ELSE octet_length(fields) END
  + (SELECT coalesce(sum(CASE a.kind WHEN 'mime' THEN 0 ELSE octet_length(a.fields) END + coalesce(octet_length(b.data), 0)), 0)
     FROM addon a LEFT JOIN blob b ON b.id = a.blob_id WHERE a.item_id = item.id)
  + (SELECT coalesce(sum(r.size), 0) FROM revision r WHERE r.item_id = item.id);
UPDATE folder SET bytes = (SELECT coalesce(sum(i.bytes), 0) FROM item i WHERE i.folder_id = folder.id);

CREATE TRIGGER item_bytes_changed AFTER UPDATE OF bytes ON item
BEGIN
  UPDATE folder SET bytes = bytes + new.bytes - old.bytes WHERE id = new.folder_id;
END;
CREATE TRIGGER item_bytes_new AFTER INSERT ON item WHEN new.class <> 'M'
BEGIN
  UPDATE item SET bytes = bytes + octet_length(new.fields) WHERE id = new.id;
END;
CREATE TRIGGER item_bytes_fields AFTER UPDATE OF fields ON item WHEN new.class <> 'M' AND octet_length(new.fields) <> octet_length(old.fields)
BEGIN
  UPDATE item SET bytes = bytes + octet_length(new.fields) - octet_length(old.fields) WHERE id = new.id;
END;
CREATE TRIGGER item_bytes_moved AFTER UPDATE OF folder_id ON item WHEN new.folder_id <> old.folder_id
BEGIN
  UPDATE folder SET bytes = bytes - new.bytes WHERE id = old.folder_id;
  UPDATE folder SET bytes = bytes + new.bytes WHERE id = new.folder_id;
END;
CREATE TRIGGER item_bytes_gone AFTER DELETE ON item
BEGIN
  UPDATE folder SET bytes = bytes - old.bytes WHERE id = old.folder_id;
END;

-- The blob must still be there to be measured: before an add-on goes, and at once when it gets another one.
CREATE TRIGGER addon_bytes_new AFTER INSERT ON addon
BEGIN
  UPDATE item SET bytes = bytes + CASE new.kind WHEN 'mime' THEN 0 ELSE octet_length(new.fields) END
    + coalesce((SELECT octet_length(data) FROM blob WHERE id = new.blob_id), 0)
  WHERE id = new.item_id;
END;
CREATE TRIGGER addon_bytes_changed AFTER UPDATE OF fields, blob_id ON addon WHEN new.kind <> 'mime'
BEGIN
  UPDATE item SET bytes = bytes + octet_length(new.fields) - octet_length(old.fields)
    + coalesce((SELECT octet_length(data) FROM blob WHERE id = new.blob_id), 0)
    - coalesce((SELECT octet_length(data) FROM blob WHERE id = old.blob_id), 0)
  WHERE id = new.item_id;
END;
CREATE TRIGGER addon_bytes_gone BEFORE DELETE ON addon
BEGIN
  UPDATE item SET bytes = bytes - CASE old.kind WHEN 'mime' THEN 0 ELSE octet_length(old.fields) END
    - coalesce((SELECT octet_length(data) FROM blob WHERE id = old.blob_id), 0)
  WHERE id = old.item_id;
END;
CREATE TRIGGER revision_bytes_new AFTER INSERT ON revision
BEGIN
  UPDATE item SET bytes = bytes + new.size WHERE id = new.item_id;
END;
CREATE TRIGGER revision_bytes_gone AFTER DELETE ON revision
BEGIN
  UPDATE item SET bytes = bytes - old.size WHERE id = old.item_id;
END;
