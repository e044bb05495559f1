CREATE TABLE background (
    person  BLOB PRIMARY KEY,
    version TEXT NOT NULL,
    colour  TEXT NOT NULL
) STRICT;

CREATE TABLE background_variant (
    id      INTEGER PRIMARY KEY,
    person  BLOB NOT NULL REFERENCES background (person) ON DELETE CASCADE,
    width   INTEGER NOT NULL,
    content BLOB NOT NULL,
    UNIQUE (person, width)
) STRICT;
