-- The record of what happened, and what every command needs beside it.

-- One row for each event: by position over all streams, from 0 without gaps, and by seq within a stream, from 1. The
-- texts are what the hashes were made of: `open` stays for ever; `private` may be deleted by law, with its salt, and
-- its commitment stays. The long texts come last, so that reading hashes doesn't read them.
CREATE TABLE event (
  position BIGINT PRIMARY KEY,
  stream TEXT NOT NULL,
  seq BIGINT NOT NULL,
  algorithm TEXT NOT NULL,
  kind TEXT NOT NULL,
  actor TEXT NOT NULL,
  on_behalf_of TEXT,
  recorded_at BIGINT NOT NULL,
  occurred_at BIGINT NOT NULL,
  previous BYTEA NOT NULL,
  hash BYTEA NOT NULL,
  commitment BYTEA,
  salt BYTEA,
  open TEXT NOT NULL,
  private TEXT,
  UNIQUE (stream, seq)
);

-- The one row (id 1) that every writer of events locks first: how many there are, and the hash tree's right edge.
CREATE TABLE evidence_head (
  id BIGINT PRIMARY KEY,
  size BIGINT NOT NULL,
  frontier BYTEA NOT NULL,
  algorithm TEXT NOT NULL
);

-- Rows of 256 neighbouring nodes of the hash tree and the node above them: tiles of level 0 hold leaves, those of the
-- next level the roots of 256 tiles. A tile is written once, when it is complete.
CREATE TABLE tree_tile (
  level BIGINT NOT NULL,
  tile BIGINT NOT NULL,
  root BYTEA NOT NULL,
  hashes BYTEA NOT NULL,
  PRIMARY KEY (level, tile)
);

-- Signed statements about the tree's root at a size, at most one for each key (by its fingerprint).
CREATE TABLE checkpoint (
  size BIGINT NOT NULL,
  signer TEXT NOT NULL,
  root BYTEA NOT NULL,
  note TEXT NOT NULL,
  made_at BIGINT NOT NULL,
  PRIMARY KEY (size, signer)
);

-- What is to be done after a commit. A worker leases a job, does it and marks it done; a lease that runs out frees it.
CREATE TABLE job (
  id TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,
  body TEXT NOT NULL,
  run_at BIGINT NOT NULL,
  attempts BIGINT NOT NULL,
  lease TEXT,
  leased_until BIGINT,
  done_at BIGINT,
  failed_at BIGINT,
  last_error TEXT
);

CREATE INDEX job_open ON job (run_at, id) WHERE done_at IS NULL AND failed_at IS NULL;

CREATE INDEX job_done ON job (done_at) WHERE done_at IS NOT NULL;

CREATE INDEX job_failed ON job (failed_at) WHERE failed_at IS NOT NULL;

-- Answers to commands by the key that the asker chose, so that asking twice acts once.
CREATE TABLE idempotency (
  actor TEXT NOT NULL,
  key TEXT NOT NULL,
  request_hash BYTEA NOT NULL,
  status BIGINT NOT NULL,
  answer TEXT NOT NULL,
  made_at BIGINT NOT NULL,
  PRIMARY KEY (actor, key)
);

CREATE INDEX idempotency_by_age ON idempotency (made_at);

-- The next free number of a kind of document within a scope and a year. Years are 0 where a series never restarts.
CREATE TABLE number_series (
  kind TEXT NOT NULL,
  scope TEXT NOT NULL,
  year BIGINT NOT NULL,
  next BIGINT NOT NULL,
  PRIMARY KEY (kind, scope, year)
);

-- What differs between deployments, as JSON, with a version for compare-and-set.
CREATE TABLE setting (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL,
  version BIGINT NOT NULL
);
