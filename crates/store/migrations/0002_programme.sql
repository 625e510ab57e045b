-- The state that pages read. Every row here is what the events say; `verify` rebuilds and compares it.

CREATE TABLE cases (
    id TEXT PRIMARY KEY,
    -- Position of the first event: a small unique number, the row id of the full text.
    ordinal BIGINT NOT NULL UNIQUE,
    number TEXT NOT NULL UNIQUE,
    version BIGINT NOT NULL,
    stage TEXT NOT NULL,
    received_at BIGINT NOT NULL,
    due_on TEXT,
    title TEXT NOT NULL,
    firm TEXT,
    category TEXT NOT NULL,
    place TEXT NOT NULL,
    lead_office TEXT,
    officer TEXT,
    meeting TEXT,
    leader TEXT,
    -- Fingerprint of the imported ledger row, so that a second import changes nothing.
    source TEXT UNIQUE,
    state TEXT NOT NULL
);
CREATE INDEX cases_received ON cases (received_at, id);
CREATE INDEX cases_stage ON cases (stage, received_at, id);
CREATE INDEX cases_category ON cases (category, received_at, id);
CREATE INDEX cases_place ON cases (place, received_at, id);
CREATE INDEX cases_due ON cases (due_on, id);

-- Who stands in a relation to a case: firm/…, chamber/…, lead/…, co/…, leader/…, meeting/….
CREATE TABLE case_party (
    party TEXT NOT NULL,
    case_id TEXT NOT NULL,
    stage TEXT NOT NULL,
    received_at BIGINT NOT NULL,
    PRIMARY KEY (party, case_id)
);
CREATE INDEX case_party_received ON case_party (party, received_at, case_id);
CREATE INDEX case_party_stage ON case_party (party, stage, received_at, case_id);
CREATE INDEX case_party_case ON case_party (case_id);

-- One narrow row per case for any cut of the figures.
CREATE TABLE case_fact (
    case_id TEXT PRIMARY KEY,
    year BIGINT NOT NULL,
    month BIGINT NOT NULL,
    category TEXT NOT NULL,
    office TEXT NOT NULL,
    place TEXT NOT NULL,
    meeting TEXT NOT NULL,
    difficulty TEXT NOT NULL,
    stage TEXT NOT NULL,
    -- The day by which something is owed now; NULL when nothing is.
    running_on TEXT,
    replied_on TEXT,
    -- Working days to the first reply: from the receipt, and from the assignment without waiting for the firm.
    reply_days BIGINT,
    handling_days BIGINT,
    measures BIGINT NOT NULL
);
CREATE INDEX case_fact_running ON case_fact (running_on, case_id);

-- Sums of measures, kept in the same transaction as the case.
CREATE TABLE figure (
    year BIGINT NOT NULL,
    dimension TEXT NOT NULL,
    key TEXT NOT NULL,
    measure TEXT NOT NULL,
    n BIGINT NOT NULL,
    PRIMARY KEY (year, dimension, key, measure)
);

CREATE TABLE office (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    name TEXT NOT NULL,
    place TEXT NOT NULL,
    valid_to TEXT,
    -- Pinyin and initials, folded, for look-ups from the keyboard.
    lookup TEXT NOT NULL,
    state TEXT NOT NULL
);
CREATE INDEX office_name ON office (name);

CREATE TABLE person (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    label TEXT NOT NULL,
    office TEXT,
    firm TEXT,
    is_leader BIGINT NOT NULL,
    valid_to TEXT,
    lookup TEXT NOT NULL,
    state TEXT NOT NULL
);
CREATE INDEX person_office ON person (office, label);
CREATE INDEX person_firm ON person (firm, label);
CREATE INDEX person_leader ON person (is_leader, label);

CREATE TABLE firm (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    name TEXT NOT NULL,
    -- NULL for a firm that is known by name alone.
    credit_code TEXT UNIQUE,
    place TEXT NOT NULL,
    industry TEXT NOT NULL,
    size TEXT NOT NULL,
    lookup TEXT NOT NULL,
    state TEXT NOT NULL
);
CREATE INDEX firm_name ON firm (name, id);

CREATE TABLE chamber (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    name TEXT NOT NULL,
    lookup TEXT NOT NULL,
    state TEXT NOT NULL
);

CREATE TABLE meeting (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    year BIGINT NOT NULL,
    number BIGINT NOT NULL,
    theme TEXT NOT NULL,
    form TEXT NOT NULL,
    held_on TEXT NOT NULL,
    status TEXT NOT NULL,
    state TEXT NOT NULL,
    UNIQUE (year, number)
);
CREATE TABLE meeting_host (
    meeting TEXT NOT NULL,
    leader TEXT NOT NULL,
    PRIMARY KEY (meeting, leader)
);
CREATE TABLE meeting_attendee (
    meeting TEXT NOT NULL,
    person TEXT NOT NULL,
    firm TEXT NOT NULL,
    held_on TEXT NOT NULL,
    present BIGINT NOT NULL,
    PRIMARY KEY (meeting, person)
);
CREATE INDEX meeting_attendee_firm ON meeting_attendee (firm, held_on);

CREATE TABLE pairing (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    year BIGINT NOT NULL,
    leader TEXT NOT NULL,
    firm TEXT,
    person TEXT,
    chamber TEXT,
    ends_on TEXT,
    state TEXT NOT NULL
);
CREATE INDEX pairing_year ON pairing (year, leader);
CREATE INDEX pairing_firm ON pairing (firm, year);

CREATE TABLE finance_record (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    product TEXT NOT NULL,
    firm TEXT,
    amount_fen BIGINT NOT NULL,
    granted_on TEXT NOT NULL,
    state TEXT NOT NULL
);
CREATE INDEX finance_record_product ON finance_record (product, granted_on, amount_fen);
CREATE INDEX finance_record_firm ON finance_record (firm);

CREATE TABLE project (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    name TEXT NOT NULL,
    firm TEXT,
    investment_fen BIGINT NOT NULL,
    project_state TEXT NOT NULL,
    started_on TEXT,
    state TEXT NOT NULL
);
CREATE TABLE mediation (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    firm TEXT,
    mediation_state TEXT NOT NULL,
    settled_on TEXT,
    recovered_fen BIGINT NOT NULL,
    avoided_fen BIGINT NOT NULL,
    state TEXT NOT NULL
);

-- Folded two-character tokens of a case's texts, under its ordinal.
-- only: sqlite
CREATE VIRTUAL TABLE case_text USING fts5(tokens, content='', contentless_delete=1, detail=none, tokenize='unicode61 remove_diacritics 0');
-- only: postgres
CREATE TABLE case_text (
    ordinal BIGINT PRIMARY KEY,
    tokens TSVECTOR NOT NULL
);
-- only: postgres
CREATE INDEX case_text_tokens ON case_text USING GIN (tokens);
