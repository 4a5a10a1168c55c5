-- What was asked of services over the network: searches line by line, every request, fields that were filled in, citations followed.

CREATE TABLE database_search (
    id BIGINT NOT NULL PRIMARY KEY,
    database_name TEXT NOT NULL,
    title TEXT NOT NULL,
    query TEXT NOT NULL,
    searched_on TEXT NOT NULL,
    found BIGINT NOT NULL,
    new_records BIGINT NOT NULL,
    state TEXT NOT NULL,
    at TEXT NOT NULL
);

CREATE TABLE search_line (
    search BIGINT NOT NULL REFERENCES database_search (id),
    line BIGINT NOT NULL,
    query TEXT NOT NULL,
    translation TEXT NOT NULL,
    remarks TEXT NOT NULL,
    records BIGINT NOT NULL,
    PRIMARY KEY (search, line)
);

CREATE TABLE service_request (
    id BIGINT NOT NULL PRIMARY KEY,
    purpose TEXT NOT NULL,
    service TEXT NOT NULL,
    url TEXT NOT NULL,
    at TEXT NOT NULL,
    status BIGINT NOT NULL,
    records BIGINT NOT NULL
);

CREATE TABLE completed_field (
    id BIGINT NOT NULL PRIMARY KEY,
    record_id BIGINT NOT NULL REFERENCES imported_record (id),
    field TEXT NOT NULL,
    content TEXT NOT NULL,
    service TEXT NOT NULL,
    matched_by TEXT NOT NULL,
    state TEXT NOT NULL,
    at TEXT NOT NULL
);
CREATE INDEX completed_field_record ON completed_field (record_id);

CREATE TABLE citation_chase (
    publication BIGINT NOT NULL REFERENCES imported_record (id),
    service TEXT NOT NULL,
    direction TEXT NOT NULL,
    found BIGINT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (publication, service, direction)
);
