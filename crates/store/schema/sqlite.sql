CREATE TABLE checkpoint (
  size INTEGER NOT NULL,
  root BYTEA NOT NULL,
  note TEXT NOT NULL,
  made_at BIGINT NOT NULL,
  PRIMARY KEY (size)
);

CREATE TABLE event (
  position INTEGER NOT NULL,
  stream TEXT NOT NULL,
  seq BIGINT NOT NULL,
  kind TEXT NOT NULL,
  actor TEXT NOT NULL,
  on_behalf_of TEXT,
  recorded_at BIGINT NOT NULL,
  occurred_at BIGINT NOT NULL,
  open TEXT NOT NULL,
  private TEXT,
  salt BYTEA,
  previous BYTEA NOT NULL,
  hash BYTEA NOT NULL,
  PRIMARY KEY (position),
  UNIQUE (stream, seq)
);

CREATE TABLE evidence_head (
  id INTEGER NOT NULL,
  size BIGINT NOT NULL,
  frontier BYTEA NOT NULL,
  algorithm TEXT NOT NULL,
  PRIMARY KEY (id)
);

CREATE TABLE idempotency (
  actor TEXT NOT NULL,
  key TEXT NOT NULL,
  request_hash BYTEA NOT NULL,
  status BIGINT NOT NULL,
  answer TEXT NOT NULL,
  made_at BIGINT NOT NULL,
  PRIMARY KEY (actor, key)
);

CREATE TABLE job (
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  body TEXT NOT NULL,
  run_at BIGINT NOT NULL,
  attempts BIGINT NOT NULL,
  lease TEXT,
  leased_until BIGINT,
  done_at BIGINT,
  failed_at BIGINT,
  last_error TEXT,
  PRIMARY KEY (id)
);

CREATE TABLE number_series (
  kind TEXT NOT NULL,
  scope TEXT NOT NULL,
  year BIGINT NOT NULL,
  next BIGINT NOT NULL,
  PRIMARY KEY (kind, scope, year)
);

CREATE TABLE schema_migration (
  number BIGINT NOT NULL,
  name TEXT NOT NULL,
  checksum TEXT NOT NULL,
  applied_at BIGINT NOT NULL,
  PRIMARY KEY (number)
);

CREATE TABLE setting (
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (key)
);

CREATE TABLE tree_tile (
  level BIGINT NOT NULL,
  tile BIGINT NOT NULL,
  hash BYTEA NOT NULL,
  PRIMARY KEY (level, tile)
);

CREATE INDEX idempotency_by_age ON idempotency (made_at);

CREATE INDEX job_done ON job (done_at) WHERE done_at IS NOT NULL;

CREATE INDEX job_failed ON job (failed_at) WHERE failed_at IS NOT NULL;

CREATE INDEX job_open ON job (run_at, id) WHERE done_at IS NULL AND failed_at IS NULL;
