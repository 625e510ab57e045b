CREATE TABLE account (
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  login TEXT NOT NULL,
  person TEXT NOT NULL,
  status TEXT NOT NULL,
  state TEXT NOT NULL,
  PRIMARY KEY (id),
  UNIQUE (login),
  UNIQUE (person)
);

CREATE TABLE announcement (
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  meeting TEXT NOT NULL,
  standing TEXT NOT NULL,
  state TEXT NOT NULL,
  PRIMARY KEY (id),
  UNIQUE (meeting)
);

CREATE TABLE api_secret (
  hash BYTEA NOT NULL,
  token TEXT NOT NULL,
  PRIMARY KEY (hash),
  UNIQUE (token)
);

CREATE TABLE api_token (
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  account TEXT NOT NULL,
  expires_at BIGINT NOT NULL,
  state TEXT NOT NULL,
  PRIMARY KEY (id)
);

CREATE TABLE briefing (
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  meeting TEXT NOT NULL,
  state TEXT NOT NULL,
  PRIMARY KEY (id)
);

CREATE TABLE case_fact (
  case_id TEXT NOT NULL,
  year BIGINT NOT NULL,
  month BIGINT NOT NULL,
  category TEXT NOT NULL,
  office TEXT NOT NULL,
  place TEXT NOT NULL,
  meeting TEXT NOT NULL,
  difficulty TEXT NOT NULL,
  stage TEXT NOT NULL,
  running_on TEXT,
  replied_on TEXT,
  reply_days BIGINT,
  handling_days BIGINT,
  measures BIGINT NOT NULL,
  PRIMARY KEY (case_id)
);

CREATE TABLE case_party (
  party TEXT NOT NULL,
  case_id TEXT NOT NULL,
  stage TEXT NOT NULL,
  received_at BIGINT NOT NULL,
  due_on TEXT,
  running_on TEXT,
  PRIMARY KEY (party, case_id)
);

CREATE TABLE case_text (
  ordinal BIGINT NOT NULL,
  tokens TSVECTOR NOT NULL,
  PRIMARY KEY (ordinal)
);

CREATE TABLE cases (
  id TEXT NOT NULL,
  ordinal BIGINT NOT NULL,
  number TEXT NOT NULL,
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
  source TEXT,
  state TEXT NOT NULL,
  PRIMARY KEY (id),
  UNIQUE (number),
  UNIQUE (ordinal),
  UNIQUE (source)
);

CREATE TABLE chamber (
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  name TEXT NOT NULL,
  lookup TEXT NOT NULL,
  state TEXT NOT NULL,
  PRIMARY KEY (id)
);

CREATE TABLE checkpoint (
  size BIGINT NOT NULL,
  signer TEXT NOT NULL,
  root BYTEA NOT NULL,
  note TEXT NOT NULL,
  made_at BIGINT NOT NULL,
  PRIMARY KEY (size, signer)
);

CREATE TABLE contact (
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  leader TEXT NOT NULL,
  firm TEXT,
  chamber TEXT,
  held_on TEXT NOT NULL,
  state TEXT NOT NULL,
  PRIMARY KEY (id)
);

CREATE TABLE credential (
  account TEXT NOT NULL,
  password TEXT,
  link_hash BYTEA,
  link_until BIGINT,
  language TEXT,
  theme TEXT,
  PRIMARY KEY (account),
  UNIQUE (link_hash)
);

CREATE TABLE delegation (
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  leader TEXT NOT NULL,
  secretary TEXT NOT NULL,
  until_on TEXT NOT NULL,
  state TEXT NOT NULL,
  PRIMARY KEY (id)
);

CREATE TABLE draw (
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  meeting TEXT NOT NULL,
  drawn_at BIGINT NOT NULL,
  state TEXT NOT NULL,
  PRIMARY KEY (id)
);

CREATE TABLE event (
  position BIGINT NOT NULL,
  stream TEXT NOT NULL,
  seq BIGINT NOT NULL,
  algorithm TEXT NOT NULL,
  kind TEXT NOT NULL,
  actor TEXT NOT NULL,
  on_behalf_of TEXT,
  recorded_at BIGINT NOT NULL,
  occurred_at BIGINT NOT NULL,
  previous BYTEA NOT NULL,
  hash BYTEA NOT NULL,
  commitment BYTEA,
  salt BYTEA,
  open TEXT NOT NULL,
  private TEXT,
  PRIMARY KEY (position),
  UNIQUE (stream, seq)
);

CREATE TABLE evidence_head (
  id BIGINT NOT NULL,
  size BIGINT NOT NULL,
  frontier BYTEA NOT NULL,
  algorithm TEXT NOT NULL,
  PRIMARY KEY (id)
);

CREATE TABLE fact_block (
  year BIGINT NOT NULL,
  block BIGINT NOT NULL,
  facts BYTEA NOT NULL,
  PRIMARY KEY (year, block)
);

CREATE TABLE fact_word (
  id BIGINT NOT NULL,
  word TEXT NOT NULL,
  PRIMARY KEY (id),
  UNIQUE (word)
);

CREATE TABLE figure (
  year BIGINT NOT NULL,
  dimension TEXT NOT NULL,
  key TEXT NOT NULL,
  measure TEXT NOT NULL,
  n BIGINT NOT NULL,
  PRIMARY KEY (year, dimension, key, measure)
);

CREATE TABLE file (
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  about TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  state TEXT NOT NULL,
  PRIMARY KEY (id)
);

CREATE TABLE finance_record (
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  product TEXT NOT NULL,
  firm TEXT,
  amount_fen BIGINT NOT NULL,
  granted_on TEXT NOT NULL,
  state TEXT NOT NULL,
  filing_number TEXT NOT NULL DEFAULT ''::text,
  due_on TEXT,
  finance_state TEXT NOT NULL DEFAULT 'running'::text,
  PRIMARY KEY (id)
);

CREATE TABLE firm (
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  name TEXT NOT NULL,
  credit_code TEXT,
  place TEXT NOT NULL,
  industry TEXT NOT NULL,
  size TEXT NOT NULL,
  lookup TEXT NOT NULL,
  state TEXT NOT NULL,
  PRIMARY KEY (id),
  UNIQUE (credit_code)
);

CREATE TABLE floor (
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  sign_in_code TEXT,
  state TEXT NOT NULL,
  PRIMARY KEY (id),
  UNIQUE (sign_in_code)
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

CREATE TABLE ladder_place (
  name TEXT NOT NULL,
  position BIGINT NOT NULL,
  rules TEXT NOT NULL,
  PRIMARY KEY (name)
);

CREATE TABLE ladder_wake (
  case_id TEXT NOT NULL,
  wake_on TEXT NOT NULL,
  PRIMARY KEY (case_id)
);

CREATE TABLE mediation (
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  firm TEXT,
  mediation_state TEXT NOT NULL,
  settled_on TEXT,
  recovered_fen BIGINT NOT NULL,
  avoided_fen BIGINT NOT NULL,
  state TEXT NOT NULL,
  PRIMARY KEY (id)
);

CREATE TABLE meeting (
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  year BIGINT NOT NULL,
  number BIGINT NOT NULL,
  theme TEXT NOT NULL,
  form TEXT NOT NULL,
  held_on TEXT NOT NULL,
  status TEXT NOT NULL,
  state TEXT NOT NULL,
  PRIMARY KEY (id),
  UNIQUE (year, number)
);

CREATE TABLE meeting_attendee (
  meeting TEXT NOT NULL,
  person TEXT NOT NULL,
  firm TEXT NOT NULL,
  held_on TEXT NOT NULL,
  present BIGINT NOT NULL,
  PRIMARY KEY (meeting, person)
);

CREATE TABLE meeting_host (
  meeting TEXT NOT NULL,
  leader TEXT NOT NULL,
  PRIMARY KEY (meeting, leader)
);

CREATE TABLE minutes (
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  year BIGINT NOT NULL,
  status TEXT NOT NULL,
  number BIGINT,
  state TEXT NOT NULL,
  PRIMARY KEY (id),
  UNIQUE (year, number)
);

CREATE TABLE notice (
  case_id TEXT NOT NULL,
  position BIGINT NOT NULL,
  recipient TEXT NOT NULL,
  kind TEXT NOT NULL,
  PRIMARY KEY (case_id, position, recipient, kind)
);

CREATE TABLE notice_address (
  person TEXT NOT NULL,
  channel TEXT NOT NULL,
  address TEXT NOT NULL,
  code TEXT,
  PRIMARY KEY (person, channel)
);

CREATE TABLE notice_choice (
  person TEXT NOT NULL,
  choices TEXT NOT NULL,
  digest_to BIGINT NOT NULL,
  hour BIGINT NOT NULL,
  sent BIGINT NOT NULL,
  PRIMARY KEY (person)
);

CREATE TABLE notice_mark (
  name TEXT NOT NULL,
  position BIGINT NOT NULL,
  PRIMARY KEY (name)
);

CREATE TABLE notice_read (
  person TEXT NOT NULL,
  position BIGINT NOT NULL,
  PRIMARY KEY (person, position)
);

CREATE TABLE notice_reader (
  person TEXT NOT NULL,
  read_to BIGINT NOT NULL,
  PRIMARY KEY (person)
);

CREATE TABLE number_series (
  kind TEXT NOT NULL,
  scope TEXT NOT NULL,
  year BIGINT NOT NULL,
  next BIGINT NOT NULL,
  PRIMARY KEY (kind, scope, year)
);

CREATE TABLE office (
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  name TEXT NOT NULL,
  place TEXT NOT NULL,
  valid_to TEXT,
  lookup TEXT NOT NULL,
  state TEXT NOT NULL,
  PRIMARY KEY (id)
);

CREATE TABLE pairing (
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  year BIGINT NOT NULL,
  leader TEXT NOT NULL,
  firm TEXT,
  person TEXT,
  chamber TEXT,
  ends_on TEXT,
  state TEXT NOT NULL,
  PRIMARY KEY (id)
);

CREATE TABLE person (
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  label TEXT NOT NULL,
  office TEXT,
  firm TEXT,
  is_leader BIGINT NOT NULL,
  valid_to TEXT,
  lookup TEXT NOT NULL,
  state TEXT NOT NULL,
  PRIMARY KEY (id)
);

CREATE TABLE plan_line (
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  year BIGINT NOT NULL,
  month BIGINT NOT NULL,
  meeting TEXT,
  state TEXT NOT NULL,
  PRIMARY KEY (id)
);

CREATE TABLE prepared_view (
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  meeting TEXT NOT NULL,
  sign_up TEXT NOT NULL,
  problem BIGINT NOT NULL,
  office TEXT NOT NULL,
  due_on TEXT NOT NULL,
  given BIGINT NOT NULL,
  state TEXT NOT NULL,
  PRIMARY KEY (id),
  UNIQUE (sign_up, problem, office)
);

CREATE TABLE presence (
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  meeting TEXT NOT NULL,
  person TEXT NOT NULL,
  is_present BIGINT NOT NULL,
  state TEXT NOT NULL,
  PRIMARY KEY (id),
  UNIQUE (meeting, person)
);

CREATE TABLE project (
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  name TEXT NOT NULL,
  firm TEXT,
  investment_fen BIGINT NOT NULL,
  project_state TEXT NOT NULL,
  started_on TEXT,
  state TEXT NOT NULL,
  PRIMARY KEY (id)
);

CREATE TABLE saved_view (
  id TEXT NOT NULL,
  account TEXT NOT NULL,
  label TEXT NOT NULL,
  query TEXT NOT NULL,
  PRIMARY KEY (id),
  UNIQUE (account, label)
);

CREATE TABLE schema_migration (
  number BIGINT NOT NULL,
  name TEXT NOT NULL,
  checksum TEXT NOT NULL,
  applied_at BIGINT NOT NULL,
  PRIMARY KEY (number)
);

CREATE TABLE session (
  token_hash BYTEA NOT NULL,
  id TEXT NOT NULL,
  account TEXT NOT NULL,
  delegation TEXT,
  started_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL,
  idle_until BIGINT NOT NULL,
  ends_at BIGINT NOT NULL,
  agent TEXT NOT NULL,
  PRIMARY KEY (token_hash),
  UNIQUE (id)
);

CREATE TABLE setting (
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (key)
);

CREATE TABLE sign_in_attempt (
  subject TEXT NOT NULL,
  busy_until BIGINT NOT NULL,
  PRIMARY KEY (subject)
);

CREATE TABLE sign_up (
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  meeting TEXT NOT NULL,
  firm TEXT NOT NULL,
  chamber TEXT,
  number BIGINT NOT NULL,
  standing TEXT NOT NULL,
  state TEXT NOT NULL,
  PRIMARY KEY (id),
  UNIQUE (meeting, firm),
  UNIQUE (meeting, number)
);

CREATE TABLE tree_tile (
  level BIGINT NOT NULL,
  tile BIGINT NOT NULL,
  root BYTEA NOT NULL,
  hashes BYTEA NOT NULL,
  PRIMARY KEY (level, tile)
);

CREATE TABLE visit (
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  meeting TEXT NOT NULL,
  firm TEXT NOT NULL,
  outcome TEXT NOT NULL,
  state TEXT NOT NULL,
  PRIMARY KEY (id),
  UNIQUE (meeting, firm)
);

CREATE INDEX announcement_standing ON public.announcement USING btree (standing, meeting);

CREATE INDEX api_token_account ON public.api_token USING btree (account, expires_at);

CREATE INDEX briefing_meeting ON public.briefing USING btree (meeting, id);

CREATE INDEX case_party_case ON public.case_party USING btree (case_id);

CREATE INDEX case_party_due ON public.case_party USING btree (party, stage, due_on, case_id, running_on);

CREATE INDEX case_party_received ON public.case_party USING btree (party, received_at, case_id);

CREATE INDEX case_party_stage ON public.case_party USING btree (party, stage, received_at, case_id);

CREATE INDEX case_text_tokens ON public.case_text USING gin (tokens);

CREATE INDEX cases_category ON public.cases USING btree (category, received_at, id);

CREATE INDEX cases_due ON public.cases USING btree (due_on, id);

CREATE INDEX cases_place ON public.cases USING btree (place, received_at, id);

CREATE INDEX cases_received ON public.cases USING btree (received_at, id);

CREATE INDEX cases_stage ON public.cases USING btree (stage, received_at, id);

CREATE INDEX cases_stage_due ON public.cases USING btree (stage, due_on, id);

CREATE INDEX contact_firm ON public.contact USING btree (firm, held_on);

CREATE INDEX contact_held ON public.contact USING btree (held_on, id);

CREATE INDEX delegation_leader ON public.delegation USING btree (leader, until_on);

CREATE INDEX delegation_secretary ON public.delegation USING btree (secretary, until_on);

CREATE INDEX draw_meeting ON public.draw USING btree (meeting, drawn_at);

CREATE INDEX event_recorded ON public.event USING btree (recorded_at);

CREATE INDEX file_about ON public.file USING btree (about, id);

CREATE INDEX finance_record_due ON public.finance_record USING btree (finance_state, due_on, id);

CREATE INDEX finance_record_filing ON public.finance_record USING btree (product, filing_number);

CREATE INDEX finance_record_firm ON public.finance_record USING btree (firm);

CREATE INDEX finance_record_product ON public.finance_record USING btree (product, granted_on, amount_fen, finance_state);

CREATE INDEX firm_name ON public.firm USING btree (name, id);

CREATE INDEX idempotency_by_age ON public.idempotency USING btree (made_at);

CREATE INDEX job_done ON public.job USING btree (done_at) WHERE (done_at IS NOT NULL);

CREATE INDEX job_failed ON public.job USING btree (failed_at) WHERE (failed_at IS NOT NULL);

CREATE INDEX job_open ON public.job USING btree (run_at, id) WHERE ((done_at IS NULL) AND (failed_at IS NULL));

CREATE INDEX ladder_wake_day ON public.ladder_wake USING btree (wake_on, case_id);

CREATE INDEX meeting_attendee_firm ON public.meeting_attendee USING btree (firm, held_on);

CREATE INDEX notice_inbox ON public.notice USING btree (recipient, "position");

CREATE INDEX office_name ON public.office USING btree (name);

CREATE INDEX pairing_firm ON public.pairing USING btree (firm, year);

CREATE INDEX pairing_year ON public.pairing USING btree (year, leader);

CREATE INDEX person_firm ON public.person USING btree (firm, label);

CREATE INDEX person_leader ON public.person USING btree (is_leader, label);

CREATE INDEX person_office ON public.person USING btree (office, label);

CREATE INDEX plan_line_year ON public.plan_line USING btree (year, month, id);

CREATE INDEX prepared_view_meeting ON public.prepared_view USING btree (meeting, id);

CREATE INDEX prepared_view_office ON public.prepared_view USING btree (office, given, due_on, id);

CREATE INDEX session_account ON public.session USING btree (account, started_at);

CREATE INDEX session_ends ON public.session USING btree (ends_at);

CREATE INDEX sign_in_attempt_age ON public.sign_in_attempt USING btree (busy_until);

CREATE INDEX sign_up_chamber ON public.sign_up USING btree (chamber, meeting);

CREATE INDEX sign_up_firm ON public.sign_up USING btree (firm, meeting);
