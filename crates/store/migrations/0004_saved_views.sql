-- Conditions of the ledger that a person keeps under a name: a convenience of an account, in no event.

CREATE TABLE saved_view (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL,
    label TEXT NOT NULL,
    query TEXT NOT NULL,
    UNIQUE (account, label)
);
