-- One review. The same statements make it in SQLite and in PostgreSQL: TEXT and BIGINT alone, nothing that is NULL ('' and 0 where
-- there is nothing to say), time as ISO 8601 text in UTC, lists and trees as JSON text.

CREATE TABLE chain (
    id BIGINT NOT NULL PRIMARY KEY,
    review TEXT NOT NULL,
    writes BIGINT NOT NULL,
    number BIGINT NOT NULL,
    hash TEXT NOT NULL,
    at TEXT NOT NULL
);

CREATE TABLE audit (
    number BIGINT NOT NULL PRIMARY KEY,
    at TEXT NOT NULL,
    person TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    subject_key TEXT NOT NULL,
    before_row TEXT NOT NULL,
    after_row TEXT NOT NULL,
    salt TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL
);
CREATE INDEX audit_subject ON audit (subject, subject_key);

CREATE TABLE setting (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE TABLE person (
    name TEXT NOT NULL PRIMARY KEY,
    role TEXT NOT NULL,
    password TEXT NOT NULL,
    state TEXT NOT NULL
);

CREATE TABLE protocol (
    version BIGINT NOT NULL PRIMARY KEY,
    at TEXT NOT NULL,
    reason TEXT NOT NULL,
    body TEXT NOT NULL
);

CREATE TABLE source_file (
    id BIGINT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL UNIQUE,
    format TEXT NOT NULL,
    encoding TEXT NOT NULL,
    origin TEXT NOT NULL,
    database_name TEXT NOT NULL,
    searched_on TEXT NOT NULL,
    records BIGINT NOT NULL,
    unread BIGINT NOT NULL
);

CREATE TABLE imported_record (
    id BIGINT NOT NULL PRIMARY KEY,
    source_file BIGINT NOT NULL REFERENCES source_file (id),
    line BIGINT NOT NULL,
    database_name TEXT NOT NULL,
    publication BIGINT NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    authors TEXT NOT NULL,
    year BIGINT NOT NULL,
    journal TEXT NOT NULL,
    volume TEXT NOT NULL,
    issue TEXT NOT NULL,
    pages TEXT NOT NULL,
    doi TEXT NOT NULL,
    pmid TEXT NOT NULL,
    abstract_text TEXT NOT NULL,
    keywords TEXT NOT NULL,
    numbers TEXT NOT NULL,
    url TEXT NOT NULL,
    language TEXT NOT NULL,
    raw TEXT NOT NULL
);
CREATE INDEX imported_record_publication ON imported_record (publication);
CREATE INDEX imported_record_source_file ON imported_record (source_file);

CREATE TABLE unread (
    id BIGINT NOT NULL PRIMARY KEY,
    source_file BIGINT NOT NULL REFERENCES source_file (id),
    line BIGINT NOT NULL,
    why TEXT NOT NULL,
    raw TEXT NOT NULL
);

CREATE TABLE record_pair (
    first_record BIGINT NOT NULL REFERENCES imported_record (id),
    second_record BIGINT NOT NULL REFERENCES imported_record (id),
    points TEXT NOT NULL,
    evidence TEXT NOT NULL,
    judged_by TEXT NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (first_record, second_record)
);

CREATE TABLE assignment (
    publication BIGINT NOT NULL REFERENCES imported_record (id),
    phase TEXT NOT NULL,
    person TEXT NOT NULL REFERENCES person (name),
    place BIGINT NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (publication, phase, person)
);
CREATE INDEX assignment_person ON assignment (person, phase);

CREATE TABLE vote (
    publication BIGINT NOT NULL REFERENCES imported_record (id),
    phase TEXT NOT NULL,
    person TEXT NOT NULL REFERENCES person (name),
    choice TEXT NOT NULL,
    reason TEXT NOT NULL,
    note TEXT NOT NULL,
    labels TEXT NOT NULL,
    blind_choice TEXT NOT NULL,
    blind_reason TEXT NOT NULL,
    at TEXT NOT NULL,
    revision BIGINT NOT NULL,
    PRIMARY KEY (publication, phase, person)
);

CREATE TABLE decision (
    publication BIGINT NOT NULL REFERENCES imported_record (id),
    phase TEXT NOT NULL,
    outcome TEXT NOT NULL,
    reason TEXT NOT NULL,
    how TEXT NOT NULL,
    decided_by TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (publication, phase)
);

CREATE TABLE full_text (
    publication BIGINT NOT NULL PRIMARY KEY REFERENCES imported_record (id),
    state TEXT NOT NULL,
    attempts TEXT NOT NULL,
    file_name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    content TEXT NOT NULL
);

CREATE TABLE study (
    publication BIGINT NOT NULL PRIMARY KEY REFERENCES imported_record (id),
    study TEXT NOT NULL,
    sample TEXT NOT NULL
);

CREATE TABLE extraction (
    publication BIGINT NOT NULL REFERENCES imported_record (id),
    form TEXT NOT NULL,
    version BIGINT NOT NULL,
    person TEXT NOT NULL REFERENCES person (name),
    body TEXT NOT NULL,
    state TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (publication, form, person)
);

CREATE TABLE assessment (
    publication BIGINT NOT NULL REFERENCES imported_record (id),
    instrument TEXT NOT NULL,
    person TEXT NOT NULL REFERENCES person (name),
    body TEXT NOT NULL,
    state TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (publication, instrument, person)
);

CREATE TABLE snapshot (
    id BIGINT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    at TEXT NOT NULL,
    log_number BIGINT NOT NULL,
    digest TEXT NOT NULL
);
