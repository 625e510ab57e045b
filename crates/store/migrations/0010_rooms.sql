-- The room of a meeting: what several people change at once, each with rows of its own.

-- Which item of the agenda runs, and who speaks. One row for each meeting that has begun.
CREATE TABLE floor (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    -- Shown on the wall while people may sign in by it.
    sign_in_code TEXT UNIQUE,
    state TEXT NOT NULL
);

-- Who was there, for the minutes.
CREATE TABLE presence (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    meeting TEXT NOT NULL,
    person TEXT NOT NULL,
    is_present BIGINT NOT NULL,
    state TEXT NOT NULL,
    UNIQUE (meeting, person)
);

-- How each stop of a field visit ended.
CREATE TABLE visit (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    meeting TEXT NOT NULL,
    firm TEXT NOT NULL,
    outcome TEXT NOT NULL,
    state TEXT NOT NULL,
    UNIQUE (meeting, firm)
);
