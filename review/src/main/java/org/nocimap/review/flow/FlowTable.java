package org.nocimap.review.flow;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.nocimap.files.SpreadsheetText;
import org.nocimap.review.intake.Origin;

/** The flow's boxes and their counts. */
public final class FlowTable {
    private FlowTable() {}

    /** Counts by box, from the top of the flow to its end; boxes of a column that nothing came into are left out. */
    public static Map<String, Long> counts(FlowCounts flow) {
        Map<String, Long> boxes = new LinkedHashMap<>();
        if (flow.previousReports() > 0) {
            boxes.put("previous_studies", flow.previousStudies());
            boxes.put("previous_reports", flow.previousReports());
        }
        column(boxes, "databases", flow.databases());
        if (flow.otherMethods().records() > 0) {
            column(boxes, "other", flow.otherMethods());
        }
        boxes.put("new_studies", flow.newStudies());
        boxes.put("new_reports", flow.newReports());
        boxes.put("total_studies", flow.totalStudies());
        boxes.put("total_reports", flow.totalReports());
        return boxes;
    }

    /**
     * The counts under the names of the PRISMA 2020 diagram's boxes, as {@code data,label,n} (RFC 4180, UTF-8), to draw it from. In the
     * second column the diagram has no boxes for duplicates and titles: of it, the records and what was sought are given.
     */
    public static String csv(FlowCounts flow) {
        StringBuilder text = new StringBuilder("data,label,n\r\n");
        if (flow.previousReports() > 0) {
            row(text, "previous_studies", "", flow.previousStudies());
            row(text, "previous_reports", "", flow.previousReports());
        }
        FlowCounts.ColumnCounts first = flow.databases();
        for (FlowCounts.Identified source : first.identified()) {
            String box = source.origin() == Origin.REGISTER ? "register_results" : "database_results";
            row(text, box, label(source), source.records());
        }
        FlowCounts.ColumnCounts second = flow.otherMethods();
        for (FlowCounts.Identified source : second.identified()) {
            row(text, "other_results", label(source), source.records());
        }
        row(text, "duplicates", "", first.duplicates());
        row(text, "excluded_automatic", "", first.leftUnscreened());
        row(text, "excluded_other", "", first.knownBefore());
        row(text, "records_screened", "", first.screened());
        row(text, "records_excluded", "", first.excluded());
        retrieval(text, "dbr", first);
        if (second.records() > 0) {
            retrieval(text, "other", second);
        }
        row(text, "new_studies", "", flow.newStudies());
        row(text, "new_reports", "", flow.newReports());
        return text.toString();
    }

    private static void retrieval(StringBuilder text, String column, FlowCounts.ColumnCounts c) {
        row(text, column + "_sought_reports", "", c.sought());
        row(text, column + "_notretrieved_reports", "", c.notRetrieved());
        row(text, column + "_assessed", "", c.assessed());
        c.reasons().forEach((reason, n) -> row(text, column + "_excluded", reason, n));
    }

    private static String label(FlowCounts.Identified source) {
        return source.name().isEmpty()
                ? source.origin().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                : source.name();
    }

    private static void row(StringBuilder text, String box, String label, long n) {
        String cell = SpreadsheetText.harmless(label).replace("\"", "\"\"");
        text.append(box)
                .append(',')
                .append(cell.isEmpty() ? "" : '"' + cell + '"')
                .append(',')
                .append(n)
                .append("\r\n");
    }

    private static void column(Map<String, Long> boxes, String prefix, FlowCounts.ColumnCounts c) {
        boxes.put(prefix + "_records", c.records());
        for (FlowCounts.Identified source : c.identified()) {
            String way = source.origin().name().toLowerCase(Locale.ROOT);
            boxes.put(
                    prefix + "_records: "
                            + (source.name().isEmpty() ? way : named(source.origin(), way, source.name())),
                    source.records());
        }
        boxes.put(prefix + "_duplicates_removed", c.duplicates());
        if (c.knownBefore() > 0) {
            boxes.put(prefix + "_known_from_previous_review", c.knownBefore());
        }
        if (c.leftUnscreened() > 0) {
            boxes.put(prefix + "_left_unscreened", c.leftUnscreened());
        }
        boxes.put(prefix + "_screened", c.screened());
        boxes.put(prefix + "_excluded", c.excluded());
        waiting(boxes, prefix + "_not_yet_screened", c.unscreened());
        boxes.put(prefix + "_sought", c.sought());
        boxes.put(prefix + "_not_retrieved", c.notRetrieved());
        boxes.put(prefix + "_assessed", c.assessed());
        boxes.put(prefix + "_excluded_in_full_text", c.excludedInFullText());
        c.reasons().forEach((reason, n) -> boxes.put(prefix + "_excluded_in_full_text: " + reason, n));
        waiting(boxes, prefix + "_not_yet_assessed", c.unassessed());
        boxes.put(prefix + "_included", c.included());
    }

    private static String named(Origin origin, String way, String name) {
        return origin == Origin.DATABASE ? name : way + " " + name;
    }

    private static void waiting(Map<String, Long> boxes, String box, long n) {
        if (n > 0) {
            boxes.put(box, n);
        }
    }
}
