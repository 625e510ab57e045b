-- What people add to entries of cases, visits and briefings. The contents lie apart, each under its hash.
CREATE TABLE file (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    -- case/<id>, visit/<meeting>/<firm> or briefing/<id>
    about TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    state TEXT NOT NULL
);

CREATE INDEX file_about ON file (about, id);
