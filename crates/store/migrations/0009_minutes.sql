-- The minutes of a meeting, under its id.

CREATE TABLE minutes (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    year BIGINT NOT NULL,
    status TEXT NOT NULL,
    number BIGINT,
    state TEXT NOT NULL,
    UNIQUE (year, number)
);
