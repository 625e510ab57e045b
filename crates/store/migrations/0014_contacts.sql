-- Contacts of leaders with firms and chambers.

CREATE TABLE contact (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    leader TEXT NOT NULL,
    firm TEXT,
    chamber TEXT,
    held_on TEXT NOT NULL,
    state TEXT NOT NULL
);
CREATE INDEX contact_held ON contact (held_on, id);
CREATE INDEX contact_firm ON contact (firm, held_on);
