-- Who was told what: one row for each inbox that an event was told to. Events say all of it.
-- only: sqlite
CREATE TABLE notice (
  case_id TEXT NOT NULL,
  position BIGINT NOT NULL,
  recipient TEXT NOT NULL,
  kind TEXT NOT NULL,
  PRIMARY KEY (case_id, position, recipient, kind)
) WITHOUT ROWID;
-- only: postgres
CREATE TABLE notice (
  case_id TEXT NOT NULL,
  position BIGINT NOT NULL,
  recipient TEXT NOT NULL,
  kind TEXT NOT NULL,
  PRIMARY KEY (case_id, position, recipient, kind)
);

CREATE INDEX notice_inbox ON notice (recipient, position);

-- Places in the record: `told_from`, since when notices are kept; `sent_to`, up to where they were handed to channels.
CREATE TABLE notice_mark (
  name TEXT PRIMARY KEY,
  position BIGINT NOT NULL
);

INSERT INTO notice_mark (name, position) SELECT 'told_from', COUNT(*) FROM event;

-- Up to where a person has read everything, and what was read beyond that.
CREATE TABLE notice_reader (
  person TEXT PRIMARY KEY,
  read_to BIGINT NOT NULL
);

CREATE TABLE notice_read (
  person TEXT NOT NULL,
  position BIGINT NOT NULL,
  PRIMARY KEY (person, position)
);
