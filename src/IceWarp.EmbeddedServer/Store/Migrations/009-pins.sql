-- Items that somebody keeps at hand; account_id 0: everybody who may see them.
CREATE TABLE pin (
  item_id INTEGER NOT NULL REFERENCES item(id) ON DELETE CASCADE,
  account_id INTEGER NOT NULL,
  PRIMARY KEY (item_id, account_id)
) WITHOUT ROWID;
