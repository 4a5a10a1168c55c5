package org.nocimap.review.records;

/**
 * Where a record was read.
 *
 * @param file as the user named it
 * @param line where the record begins, 1 for the first; 0 when not known
 * @param database as the record or its format says: {@code PubMed}, {@code Scopus}; empty when nothing says
 * @param raw the record's own text
 */
public record RecordSource(String file, int line, String database, String raw) {}
