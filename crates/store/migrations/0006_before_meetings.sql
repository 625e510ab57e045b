-- What happens before a meeting, each noun with its own stream and row.

CREATE TABLE announcement (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    meeting TEXT NOT NULL UNIQUE,
    standing TEXT NOT NULL,
    state TEXT NOT NULL
);
CREATE INDEX announcement_standing ON announcement (standing, meeting);

CREATE TABLE sign_up (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    meeting TEXT NOT NULL,
    firm TEXT NOT NULL,
    chamber TEXT,
    number BIGINT NOT NULL,
    standing TEXT NOT NULL,
    state TEXT NOT NULL,
    UNIQUE (meeting, firm),
    UNIQUE (meeting, number)
);
CREATE INDEX sign_up_firm ON sign_up (firm, meeting);
CREATE INDEX sign_up_chamber ON sign_up (chamber, meeting);

CREATE TABLE draw (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    meeting TEXT NOT NULL,
    drawn_at BIGINT NOT NULL,
    state TEXT NOT NULL
);
CREATE INDEX draw_meeting ON draw (meeting, drawn_at);

CREATE TABLE prepared_view (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    meeting TEXT NOT NULL,
    sign_up TEXT NOT NULL,
    problem BIGINT NOT NULL,
    office TEXT NOT NULL,
    due_on TEXT NOT NULL,
    -- 1 once the office has said something.
    given BIGINT NOT NULL,
    state TEXT NOT NULL,
    UNIQUE (sign_up, problem, office)
);
CREATE INDEX prepared_view_meeting ON prepared_view (meeting, id);
CREATE INDEX prepared_view_office ON prepared_view (office, given, due_on, id);

CREATE TABLE plan_line (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    year BIGINT NOT NULL,
    month BIGINT NOT NULL,
    meeting TEXT,
    state TEXT NOT NULL
);
CREATE INDEX plan_line_year ON plan_line (year, month, id);

CREATE TABLE briefing (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    meeting TEXT NOT NULL,
    state TEXT NOT NULL
);
CREATE INDEX briefing_meeting ON briefing (meeting, id);
