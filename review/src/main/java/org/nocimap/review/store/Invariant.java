package org.nocimap.review.store;

import java.util.List;

/**
 * What must hold of a review after every write; a transaction that breaks one is undone. Each is a question that counts the rows
 * that break it.
 */
public enum Invariant {
    COUNTS_OF_A_FILE_ARE_ITS_RECORDS(
            "a file's count of records is the number of its records",
            "SELECT COUNT(*) FROM source_file f WHERE f.records <> (SELECT COUNT(*) FROM imported_record r WHERE"
                    + " r.source_file = f.id) OR f.unread <> (SELECT COUNT(*) FROM unread u WHERE u.source_file = f.id)",
            Table.SOURCE_FILE,
            Table.IMPORTED_RECORD,
            Table.UNREAD),
    A_PUBLICATION_STANDS_FOR_ITSELF(
            "the record that stands for a publication belongs to it",
            "SELECT COUNT(*) FROM imported_record r JOIN imported_record p ON p.id = r.publication WHERE p.publication"
                    + " <> p.id",
            Table.IMPORTED_RECORD),
    A_PUBLICATION_IS_A_RECORD(
            "a publication is one of the records",
            "SELECT COUNT(*) FROM imported_record r WHERE NOT EXISTS (SELECT 1 FROM imported_record p WHERE p.id ="
                    + " r.publication)",
            Table.IMPORTED_RECORD),
    WHO_VOTES_WAS_ASSIGNED(
            "a vote belongs to an assignment",
            "SELECT COUNT(*) FROM vote v WHERE NOT EXISTS (SELECT 1 FROM assignment a WHERE a.publication ="
                    + " v.publication AND a.phase = v.phase AND a.person = v.person)",
            Table.VOTE,
            Table.ASSIGNMENT),
    FULL_TEXT_EXCLUSION_HAS_A_REASON(
            "an exclusion in full text names its reason",
            "SELECT COUNT(*) FROM decision WHERE phase = 'FULL_TEXT' AND outcome = 'EXCLUDED' AND reason = ''",
            Table.DECISION),
    FULL_TEXT_FOLLOWS_TITLE_AND_ABSTRACT(
            "what is decided in full text passed title and abstract",
            "SELECT COUNT(*) FROM decision d WHERE d.phase = 'FULL_TEXT' AND d.outcome IN ('INCLUDED', 'EXCLUDED') AND"
                    + " NOT EXISTS (SELECT 1 FROM decision t WHERE t.publication = d.publication AND t.phase ="
                    + " 'TITLE_ABSTRACT' AND t.outcome = 'INCLUDED')",
            Table.DECISION),
    WHAT_WAS_NOT_RETRIEVED_WAS_NOT_READ(
            "what was not retrieved has no decision in full text",
            "SELECT COUNT(*) FROM decision d JOIN full_text f ON f.publication = d.publication WHERE d.phase ="
                    + " 'FULL_TEXT' AND d.outcome IN ('INCLUDED', 'EXCLUDED') AND f.state = 'NOT_RETRIEVED'",
            Table.DECISION,
            Table.FULL_TEXT),
    A_DECISION_RESTS_ON_VOTES(
            "a decision rests on votes",
            "SELECT COUNT(*) FROM decision d WHERE d.outcome <> 'OPEN' AND NOT EXISTS (SELECT 1 FROM vote v WHERE"
                    + " v.publication = d.publication AND v.phase = d.phase)",
            Table.DECISION,
            Table.VOTE),
    A_SAMPLE_OF_A_REPORT_IS_ONE_OF_ITS_STUDY(
            "a report's sample belongs to the study of the report",
            "SELECT COUNT(*) FROM report_sample rs WHERE rs.state = 'SHARED' AND (NOT EXISTS (SELECT 1 FROM"
                    + " study_report r WHERE r.publication = rs.publication AND r.study = rs.study AND r.state ="
                    + " 'LINKED') OR NOT EXISTS (SELECT 1 FROM study_sample s WHERE s.study = rs.study AND s.sample ="
                    + " rs.sample AND s.state = 'KEPT'))",
            Table.STUDY_REPORT,
            Table.STUDY_SAMPLE,
            Table.REPORT_SAMPLE),
    AT_MOST_TWO_EXTRACT(
            "at most two people extract a publication with a form",
            "SELECT COUNT(*) FROM (SELECT publication, form FROM extraction WHERE state <> 'WITHDRAWN' GROUP BY"
                    + " publication, form HAVING COUNT(*) > 2 OR MIN(version) <> MAX(version)) AS crowded",
            Table.EXTRACTION),
    WHAT_IS_SETTLED_WAS_EXTRACTED_BY_TWO(
            "a settled cell was extracted by people who were done",
            "SELECT COUNT(*) FROM extraction_decision d WHERE d.how <> 'REOPENED' AND EXISTS (SELECT 1 FROM extraction"
                    + " e WHERE e.publication = d.publication AND e.form = d.form AND e.state IN ('ASSIGNED',"
                    + " 'STARTED'))",
            Table.EXTRACTION,
            Table.EXTRACTION_DECISION),
    A_SNAPSHOT_IS_OF_THE_PAST(
            "a snapshot names an entry of the log that is there",
            "SELECT COUNT(*) FROM snapshot s WHERE s.log_number > 0 AND NOT EXISTS (SELECT 1 FROM audit a WHERE"
                    + " a.number = s.log_number AND a.hash = s.log_hash)",
            Table.SNAPSHOT);

    private final String says;
    private final String violations;

    @SuppressWarnings("ImmutableEnumChecker") // A list that nobody can change.
    private final List<Table> of;

    Invariant(String says, String violations, Table... of) {
        this.says = says;
        this.violations = violations;
        this.of = List.of(of);
    }

    /** In words. */
    public String says() {
        return says;
    }

    /** How many rows break it. */
    public long violations(Reading review) {
        return review.count(violations);
    }

    /** The tables it speaks of. */
    List<Table> of() {
        return of;
    }
}
