-- What a finance record is found by: its filing number, and the day it is due while it runs.

ALTER TABLE finance_record ADD COLUMN filing_number TEXT NOT NULL DEFAULT '';
ALTER TABLE finance_record ADD COLUMN due_on TEXT;
ALTER TABLE finance_record ADD COLUMN finance_state TEXT NOT NULL DEFAULT 'running';

-- only: sqlite
UPDATE finance_record SET filing_number = json_extract(state, '$.filing_number'), due_on = json_extract(state, '$.due_on');
-- only: postgres
UPDATE finance_record SET filing_number = state::json ->> 'filing_number', due_on = state::json ->> 'due_on';

CREATE INDEX finance_record_filing ON finance_record (product, filing_number);
CREATE INDEX finance_record_due ON finance_record (finance_state, due_on, id);
