-- Where a person is told outside the inbox: one address for each channel, in use once its code was typed back.
CREATE TABLE notice_address (
  person TEXT NOT NULL,
  channel TEXT NOT NULL,
  address TEXT NOT NULL,
  code TEXT,
  PRIMARY KEY (person, channel)
);

-- How a person wants to be told, up to where digests went, and how many messages went out in an hour.
CREATE TABLE notice_choice (
  person TEXT PRIMARY KEY,
  choices TEXT NOT NULL,
  digest_to BIGINT NOT NULL,
  hour BIGINT NOT NULL,
  sent BIGINT NOT NULL
);
