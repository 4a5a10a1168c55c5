package org.nocimap.review.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a check of the log found.
 *
 * @param end how far the log goes
 * @param rows of people's work that were compared with the log
 * @param faults in words, at most {@value #MOST_FAULTS}; empty when every hash follows from the one before, and the data are what the
 *     log says
 */
public record LogCheck(LogEnd end, long rows, List<String> faults) {
    private static final int MOST_FAULTS = 20;
    private static final int PAGE = 2000;

    public LogCheck {
        faults = List.copyOf(faults);
    }

    public boolean sound() {
        return faults.isEmpty();
    }

    static LogCheck of(Reading review) {
        LogEnd end = LogEnd.of(review);
        List<String> faults = new ArrayList<>();
        Map<String, String> last = chain(review, end, faults);
        long rows = 0;
        for (Table table : Table.values()) {
            rows += compare(review, table, last, faults);
        }
        last.keySet()
                .forEach(row -> fault(
                        faults, row + " stands in the log and no longer in the review: it was removed past the log"));
        for (Invariant invariant : Invariant.values()) {
            if (invariant.violations(review) > 0) {
                fault(faults, "it does not hold that " + invariant.says());
            }
        }
        return new LogCheck(end, rows, faults);
    }

    /** Follows the chain; checksums of each row's last state by table and key. */
    private static Map<String, String> chain(Reading review, LogEnd end, List<String> faults) {
        Map<String, String> last = new HashMap<>();
        String hash = RowText.sha256(
                review.first("SELECT review FROM chain").orElseThrow().text("review"));
        String at = "";
        long number = 0;
        while (true) {
            List<Row> page = review.rows("SELECT * FROM audit WHERE number > ? ORDER BY number LIMIT " + PAGE, number);
            for (Row row : page) {
                LogEntry entry = LogEntry.of(row);
                if (entry.number() != number + 1) {
                    fault(
                            faults,
                            "entries " + (number + 1) + " to " + (entry.number() - 1) + " of the log are missing");
                }
                if (!entry.hash().equals(entry.expectedHash())) {
                    fault(faults, "entry " + entry.number() + " of the log was changed after it was written");
                } else if (!entry.previous().equals(hash)) {
                    fault(faults, "entry " + entry.number() + " of the log does not follow the one before it");
                }
                if (entry.at().compareTo(at) < 0) {
                    fault(faults, "entry " + entry.number() + " of the log is earlier than the one before it");
                }
                String subject = entry.subject() + " " + entry.key();
                if (!last.getOrDefault(subject, RowText.sha256("")).equals(RowText.sha256(entry.before()))) {
                    fault(faults, "entry " + entry.number() + " of the log begins from another state of " + subject);
                }
                last.put(subject, RowText.sha256(entry.after()));
                number = entry.number();
                hash = entry.hash();
                at = entry.at();
            }
            if (page.size() < PAGE) {
                break;
            }
        }
        if (number != end.number() || !hash.equals(end.hash())) {
            fault(faults, "the log ends at entry " + number + ", and should at entry " + end.number());
        }
        return last;
    }

    private static long compare(Reading review, Table table, Map<String, String> last, List<String> faults) {
        long rows = 0;
        String keys = Reading.keyOrder(table);
        while (true) {
            List<Row> page = review.rows(
                    "SELECT * FROM " + table.sqlName() + " ORDER BY " + keys + " LIMIT " + PAGE + " OFFSET " + rows);
            for (Row row : page) {
                String subject = table.sqlName() + " " + RowText.key(table, row);
                String logged = last.remove(subject);
                if (logged == null) {
                    fault(faults, subject + " stands in the review and not in the log: it was added past the log");
                } else if (!logged.equals(RowText.sha256(RowText.logged(table, row)))) {
                    fault(faults, subject + " is not what the log says: it was changed past the log");
                }
            }
            rows += page.size();
            if (page.size() < PAGE) {
                return rows;
            }
        }
    }

    private static void fault(List<String> faults, String text) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(text);
        }
    }
}
