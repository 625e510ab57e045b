-- What a million cases need so that lists and cuts don't slow down with their number.

-- The parties of a case carry the dates that lists are ordered and filtered by. SQLite keeps the rows in their key.
-- only: sqlite
CREATE TABLE case_party_dated (
    party TEXT NOT NULL,
    case_id TEXT NOT NULL,
    stage TEXT NOT NULL,
    received_at BIGINT NOT NULL,
    due_on TEXT,
    running_on TEXT,
    PRIMARY KEY (party, case_id)
) WITHOUT ROWID;
-- only: sqlite
INSERT INTO case_party_dated (party, case_id, stage, received_at, due_on, running_on)
    SELECT p.party, p.case_id, p.stage, p.received_at, c.due_on, x.running_on FROM case_party p
    LEFT JOIN cases c ON c.id = p.case_id LEFT JOIN case_fact x ON x.case_id = p.case_id;
-- only: sqlite
DROP TABLE case_party;
-- only: sqlite
ALTER TABLE case_party_dated RENAME TO case_party;
-- only: sqlite
CREATE INDEX case_party_received ON case_party (party, received_at, case_id);
-- only: sqlite
CREATE INDEX case_party_stage ON case_party (party, stage, received_at, case_id);
-- only: sqlite
CREATE INDEX case_party_case ON case_party (case_id);
-- only: postgres
ALTER TABLE case_party ADD COLUMN due_on TEXT;
-- only: postgres
ALTER TABLE case_party ADD COLUMN running_on TEXT;
-- only: postgres
UPDATE case_party SET due_on = (SELECT c.due_on FROM cases c WHERE c.id = case_party.case_id),
    running_on = (SELECT x.running_on FROM case_fact x WHERE x.case_id = case_party.case_id);
CREATE INDEX case_party_due ON case_party (party, stage, due_on, case_id, running_on);
CREATE INDEX cases_stage_due ON cases (stage, due_on, id);

-- Facts are asked for by case or as a whole: what is owed is found by the parties and the stages.
DROP INDEX case_fact_running;

-- Sums are moved several times in each command: SQLite keeps the rows in their key.
-- only: sqlite
CREATE TABLE figure_by_key (
    year BIGINT NOT NULL,
    dimension TEXT NOT NULL,
    key TEXT NOT NULL,
    measure TEXT NOT NULL,
    n BIGINT NOT NULL,
    PRIMARY KEY (year, dimension, key, measure)
) WITHOUT ROWID;
-- only: sqlite
INSERT INTO figure_by_key (year, dimension, key, measure, n) SELECT year, dimension, key, measure, n FROM figure;
-- only: sqlite
DROP TABLE figure;
-- only: sqlite
ALTER TABLE figure_by_key RENAME TO figure;

-- The facts of up to 256 cases of a year in one row, packed, for cuts by any dimensions; the numbers of words that
-- stand in them.
CREATE TABLE fact_block (
    year BIGINT NOT NULL,
    block BIGINT NOT NULL,
    facts BYTEA NOT NULL,
    PRIMARY KEY (year, block)
);
CREATE TABLE fact_word (
    id BIGINT PRIMARY KEY,
    word TEXT NOT NULL UNIQUE
);
