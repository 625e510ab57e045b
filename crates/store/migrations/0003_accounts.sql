-- Who may sign in. Accounts, delegations and tokens are what the events say; secrets and sessions are in no event.

CREATE TABLE account (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    login TEXT NOT NULL UNIQUE,
    person TEXT NOT NULL UNIQUE,
    status TEXT NOT NULL,
    state TEXT NOT NULL
);

CREATE TABLE delegation (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    leader TEXT NOT NULL,
    secretary TEXT NOT NULL,
    until_on TEXT NOT NULL,
    state TEXT NOT NULL
);
CREATE INDEX delegation_leader ON delegation (leader, until_on);
CREATE INDEX delegation_secretary ON delegation (secretary, until_on);

CREATE TABLE api_token (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    account TEXT NOT NULL,
    expires_at BIGINT NOT NULL,
    state TEXT NOT NULL
);
CREATE INDEX api_token_account ON api_token (account, expires_at);

-- What an account keeps for itself: the password as an Argon2id hash, the hash of a set-up link, how it likes pages.
CREATE TABLE credential (
    account TEXT PRIMARY KEY,
    password TEXT,
    link_hash BYTEA UNIQUE,
    link_until BIGINT,
    language TEXT,
    theme TEXT
);

CREATE TABLE api_secret (
    hash BYTEA PRIMARY KEY,
    token TEXT NOT NULL UNIQUE
);

-- One signed-in browser. Only the hash of its token is here, so that a copy of the table opens nothing.
CREATE TABLE session (
    token_hash BYTEA PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    account TEXT NOT NULL,
    -- The delegation in use, when someone acts for a leader.
    delegation TEXT,
    started_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    idle_until BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    -- The browser as it names itself, shortened.
    agent TEXT NOT NULL
);
CREATE INDEX session_account ON session (account, started_at);
CREATE INDEX session_ends ON session (ends_at);

-- Tries to sign in, by account and by address: the subject may try again while `busy_until` lies near enough.
CREATE TABLE sign_in_attempt (
    subject TEXT PRIMARY KEY,
    busy_until BIGINT NOT NULL
);
CREATE INDEX sign_in_attempt_age ON sign_in_attempt (busy_until);
