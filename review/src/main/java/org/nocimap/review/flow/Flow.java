package org.nocimap.review.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.nocimap.review.intake.Origin;
import org.nocimap.review.stopping.Stopping;
import org.nocimap.review.store.Reading;
import org.nocimap.review.store.Row;
import org.nocimap.review.store.Table;

/**
 * Counts the flow from the data. A publication belongs to the first column when any of its records came from a database or register,
 * else to the second; a duplicate is counted in the column of its own record.
 */
public final class Flow {
    private static final String NO_REASON = "no reason named";

    private Flow() {}

    /** All counts at one moment. */
    public static FlowCounts of(Reading review) {
        Map<Long, Origin.Column> columns = new HashMap<>();
        Map<Origin.Column, Long> known = new HashMap<>();
        Map<Origin.Column, Long> duplicates = new HashMap<>();
        Map<Long, List<Origin.Column>> publications = new TreeMap<>();
        for (Row row : review.rows(
                "SELECT r.publication, f.origin FROM imported_record r JOIN source_file f ON f.id = r.source_file"
                        + " ORDER BY r.id")) {
            Origin.Column column = row.choice("origin", Origin.class).column();
            publications
                    .computeIfAbsent(row.number("publication"), p -> new ArrayList<>())
                    .add(column);
        }
        publications.forEach((publication, found) -> {
            if (found.contains(Origin.Column.PREVIOUS_STUDIES)) {
                found.stream()
                        .filter(c -> c != Origin.Column.PREVIOUS_STUDIES)
                        .forEach(c -> known.merge(c, 1L, Long::sum));
            } else {
                Origin.Column own = found.contains(Origin.Column.DATABASES_AND_REGISTERS)
                        ? Origin.Column.DATABASES_AND_REGISTERS
                        : Origin.Column.OTHER_METHODS;
                columns.put(publication, own);
                found.forEach(c -> duplicates.merge(c, 1L, Long::sum));
                duplicates.merge(own, -1L, Long::sum);
            }
        });
        FlowCounts.ColumnCounts databases =
                column(review, Origin.Column.DATABASES_AND_REGISTERS, columns, duplicates, known);
        FlowCounts.ColumnCounts others = column(review, Origin.Column.OTHER_METHODS, columns, duplicates, known);
        return new FlowCounts(
                studies(review, "PREVIOUS"),
                publications.values().stream()
                        .filter(found -> found.contains(Origin.Column.PREVIOUS_STUDIES))
                        .count(),
                databases,
                others,
                studies(review, "NEW"),
                databases.included() + others.included());
    }

    private static FlowCounts.ColumnCounts column(
            Reading review,
            Origin.Column column,
            Map<Long, Origin.Column> columns,
            Map<Origin.Column, Long> duplicates,
            Map<Origin.Column, Long> known) {
        Tally tally = new Tally();
        Map<Long, Row> titles = decisions(review, "TITLE_ABSTRACT");
        Map<Long, Row> texts = decisions(review, "FULL_TEXT");
        Map<Long, Boolean> missing = new HashMap<>();
        review.rows("SELECT publication FROM full_text WHERE state = 'NOT_RETRIEVED'")
                .forEach(row -> missing.put(row.number("publication"), true));
        long lastOfTheScreened =
                Stopping.ended(review).map(Stopping.Ended::lastPublication).orElse(0L);
        columns.forEach((publication, own) -> {
            if (own != column) {
                return;
            }
            if (publication <= lastOfTheScreened
                    && outcome(titles.get(publication)).equals("OPEN")) {
                tally.leftUnscreened++;
            } else {
                tally.add(
                        outcome(titles.get(publication)),
                        missing.containsKey(publication),
                        outcome(texts.get(publication)),
                        texts.containsKey(publication) ? reason(texts, publication) : "");
            }
        });
        return new FlowCounts.ColumnCounts(
                identified(review, column),
                duplicates.getOrDefault(column, 0L),
                known.getOrDefault(column, 0L),
                tally.leftUnscreened,
                tally.screened,
                tally.excluded,
                tally.unscreened,
                tally.sought,
                tally.notRetrieved,
                tally.assessed,
                tally.reasons,
                tally.unassessed,
                tally.included);
    }

    private static List<FlowCounts.Identified> identified(Reading review, Origin.Column column) {
        Map<String, FlowCounts.Identified> sources = new LinkedHashMap<>();
        for (Row row : review.all(Table.SOURCE_FILE)) {
            Origin origin = row.choice("origin", Origin.class);
            if (origin.column() == column) {
                String name = row.text("database_name");
                sources.merge(
                        origin + " " + name,
                        new FlowCounts.Identified(origin, name, row.number("records")),
                        (a, b) -> new FlowCounts.Identified(origin, name, a.records() + b.records()));
            }
        }
        return List.copyOf(sources.values());
    }

    /**
     * Studies among what was included: reports that were linked to one study count once, and a new report of a study that an earlier
     * version of the review included adds none.
     */
    private static long studies(Reading review, String which) {
        String study = "COALESCE((SELECT s.study FROM study_report s WHERE s.publication = p.id AND s.state ="
                + " 'LINKED'), '#' || p.id)";
        String previous = "EXISTS (SELECT 1 FROM imported_record r JOIN source_file f ON f.id = r.source_file WHERE"
                + " r.publication = p.id AND f.origin = 'PREVIOUS_REVIEW')";
        String known = "SELECT " + study + " FROM imported_record p WHERE p.publication = p.id AND " + previous;
        if (which.equals("PREVIOUS")) {
            return review.count("SELECT COUNT(*) FROM (SELECT DISTINCT " + study + " AS study FROM imported_record p"
                    + " WHERE p.publication = p.id AND " + previous + ") AS known");
        }
        return review.count("SELECT COUNT(*) FROM (SELECT DISTINCT " + study + " AS study FROM imported_record p WHERE"
                + " p.publication = p.id AND NOT " + previous + " AND EXISTS (SELECT 1 FROM decision d WHERE"
                + " d.publication = p.id AND d.phase = 'FULL_TEXT' AND"
                + " d.outcome = 'INCLUDED')) AS added WHERE study NOT IN"
                + " (" + known + ")");
    }

    private static Map<Long, Row> decisions(Reading review, String phase) {
        Map<Long, Row> decisions = new HashMap<>();
        review.rows("SELECT publication, outcome, reason FROM decision WHERE phase = ?", phase)
                .forEach(row -> decisions.put(row.number("publication"), row));
        return decisions;
    }

    private static String outcome(@Nullable Row decision) {
        return decision == null ? "OPEN" : decision.text("outcome");
    }

    private static String reason(Map<Long, Row> texts, long publication) {
        Row row = texts.get(publication);
        String reason = row == null ? "" : row.text("reason");
        return reason.isEmpty() ? NO_REASON : reason;
    }

    /** Counts publications one by one into the boxes of a column. */
    private static final class Tally {
        private long leftUnscreened;
        private long screened;
        private long excluded;
        private long unscreened;
        private long sought;
        private long notRetrieved;
        private long assessed;
        private long unassessed;
        private long included;
        private final Map<String, Long> reasons = new TreeMap<>();

        void add(String titleAbstract, boolean missing, String fullText, String reason) {
            screened++;
            switch (titleAbstract) {
                case "EXCLUDED" -> excluded++;
                case "INCLUDED" -> {
                    sought++;
                    if (missing) {
                        notRetrieved++;
                    } else {
                        assess(fullText, reason);
                    }
                }
                default -> unscreened++;
            }
        }

        private void assess(String fullText, String reason) {
            assessed++;
            switch (fullText) {
                case "INCLUDED" -> included++;
                case "EXCLUDED" -> reasons.merge(reason, 1L, Long::sum);
                default -> unassessed++;
            }
        }
    }
}
