package org.nocimap.review.intake;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nocimap.review.store.Reading;
import org.nocimap.review.store.Row;

/** Records that merged pairs hold together. Pairs that a person took apart are never joined by a detour over others. */
final class Groups {
    private final Map<Long, Long> parent = new HashMap<>();
    private final Set<String> judged = new HashSet<>();
    private final Set<List<Long>> apart = new HashSet<>();

    private Groups() {}

    static Groups of(Reading review) {
        Groups groups = new Groups();
        for (Row pair : review.rows("SELECT first_record, second_record, state FROM record_pair")) {
            long first = pair.number("first_record");
            long second = pair.number("second_record");
            groups.judged.add(first + " " + second);
            switch (pair.choice("state", Merging.State.class)) {
                case MERGED -> groups.unite(first, second);
                case APART -> groups.apart.add(List.of(first, second));
                case WAITING -> {}
            }
        }
        return groups;
    }

    boolean judged(long first, long second) {
        return judged.contains(first + " " + second);
    }

    /** Joins two groups unless that would bring together what a person took apart; whether they are together now. */
    boolean join(long first, long second) {
        long a = root(first);
        long b = root(second);
        if (a == b) {
            return true;
        }
        for (List<Long> pair : apart) {
            long x = root(pair.get(0));
            long y = root(pair.get(1));
            if ((x == a && y == b) || (x == b && y == a)) {
                return false;
            }
        }
        unite(first, second);
        return true;
    }

    boolean together(long first, long second) {
        return root(first) == root(second);
    }

    /** A merged pair that ties a record to the group of another. */
    Row linkOf(Reading review, long record, long other) {
        return review
                .rows(
                        "SELECT * FROM record_pair WHERE state = 'MERGED' AND (first_record = ? OR second_record = ?)"
                                + " ORDER BY first_record, second_record",
                        record,
                        record)
                .stream()
                .filter(pair -> together(pair.number("first_record"), other))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("together, and no pair says so"));
    }

    /** The lowest number of the record's group. */
    long root(long record) {
        long at = record;
        while (parent.getOrDefault(at, at) != at) {
            at = parent.getOrDefault(at, at);
        }
        return at;
    }

    private void unite(long first, long second) {
        long a = root(first);
        long b = root(second);
        parent.put(Math.max(a, b), Math.min(a, b));
    }
}
