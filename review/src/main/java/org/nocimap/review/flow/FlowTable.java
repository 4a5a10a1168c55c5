package org.nocimap.review.flow;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.nocimap.review.intake.Origin;

/** The flow's boxes and their counts as a table: {@code box,n}. */
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

    /** RFC 4180, UTF-8. */
    public static String csv(FlowCounts flow) {
        StringBuilder text = new StringBuilder("box,n\r\n");
        counts(flow).forEach((box, n) -> text.append('"')
                .append(box.replace("\"", "\"\""))
                .append("\",")
                .append(n)
                .append("\r\n"));
        return text.toString();
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
