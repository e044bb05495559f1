-- A message is an item of class M: title = subject, created = date of the message (unix), flags = protocol bits, fields = the rest of the list;
-- its MIME is the blob of its one add-on of kind mime. Lists read item alone.
CREATE INDEX item_by_date ON item (folder_id, class, created);

-- What a search looks through, folded to upper case.
CREATE TABLE message_text (
  item_id INTEGER PRIMARY KEY REFERENCES item(id) ON DELETE CASCADE,
  subject TEXT NOT NULL,
  sender TEXT NOT NULL,
  recipients TEXT NOT NULL,
  body TEXT NOT NULL
);
