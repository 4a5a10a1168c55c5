-- Studies, their reports and samples; what is extracted and judged; frozen states of the data. The four tables of the first script
-- that had been set aside for this were never written to.

DROP TABLE study;
DROP TABLE extraction;
DROP TABLE assessment;
DROP TABLE snapshot;

CREATE TABLE study (
    name TEXT NOT NULL PRIMARY KEY,
    note TEXT NOT NULL
);

CREATE TABLE study_report (
    publication BIGINT NOT NULL PRIMARY KEY REFERENCES imported_record (id),
    study TEXT NOT NULL REFERENCES study (name),
    state TEXT NOT NULL
);

CREATE TABLE study_sample (
    study TEXT NOT NULL REFERENCES study (name),
    sample TEXT NOT NULL,
    people BIGINT NOT NULL,
    note TEXT NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (study, sample)
);

CREATE TABLE report_sample (
    publication BIGINT NOT NULL REFERENCES imported_record (id),
    study TEXT NOT NULL,
    sample TEXT NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (publication, study, sample),
    FOREIGN KEY (study, sample) REFERENCES study_sample (study, sample)
);

CREATE TABLE extraction_form (
    form TEXT NOT NULL,
    version BIGINT NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (form, version)
);

CREATE TABLE extraction (
    publication BIGINT NOT NULL REFERENCES imported_record (id),
    form TEXT NOT NULL,
    person TEXT NOT NULL REFERENCES person (name),
    version BIGINT NOT NULL,
    state TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (publication, form, person),
    FOREIGN KEY (form, version) REFERENCES extraction_form (form, version)
);
CREATE INDEX extraction_person ON extraction (person, form);

CREATE TABLE extraction_row (
    publication BIGINT NOT NULL,
    form TEXT NOT NULL,
    person TEXT NOT NULL,
    place BIGINT NOT NULL,
    body TEXT NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (publication, form, person, place),
    FOREIGN KEY (publication, form, person) REFERENCES extraction (publication, form, person)
);

CREATE TABLE extraction_decision (
    publication BIGINT NOT NULL REFERENCES imported_record (id),
    form TEXT NOT NULL,
    pair TEXT NOT NULL,
    field TEXT NOT NULL,
    first_answer TEXT NOT NULL,
    second_answer TEXT NOT NULL,
    answer TEXT NOT NULL,
    how TEXT NOT NULL,
    why TEXT NOT NULL,
    decided_by TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (publication, form, pair, field)
);

CREATE TABLE snapshot (
    id BIGINT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    at TEXT NOT NULL,
    log_number BIGINT NOT NULL,
    log_hash TEXT NOT NULL,
    digest TEXT NOT NULL,
    content TEXT NOT NULL
);
