-- What a person has decided about folders of others; without a row a shared folder counts as subscribed.
CREATE TABLE shared_subscription (
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  folder_id INTEGER NOT NULL REFERENCES folder(id) ON DELETE CASCADE,
  subscribed INTEGER NOT NULL,
  PRIMARY KEY (account_id, folder_id)
) WITHOUT ROWID;
