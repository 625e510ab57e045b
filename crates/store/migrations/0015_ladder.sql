-- What the ladder works with. It reads cases and settings again from here whenever it must, so nothing of it is in an
-- event: the day on which a case is next looked at, and up to where events were looked at under which rules.
CREATE TABLE ladder_wake (
    case_id TEXT PRIMARY KEY,
    wake_on TEXT NOT NULL
);
CREATE INDEX ladder_wake_day ON ladder_wake (wake_on, case_id);

CREATE TABLE ladder_place (
    name TEXT PRIMARY KEY,
    position BIGINT NOT NULL,
    rules TEXT NOT NULL
);
