package org.nocimap.cli;

import java.util.List;
import java.util.Map;
import org.nocimap.review.handover.HandOver;

/** The page of a review's report: the diagram and the tables, in one file without anything from elsewhere. */
final class ReviewPage {
    private static final String STYLE =
            "body{font:16px/1.45 system-ui,sans-serif;max-width:75rem;margin:2rem auto;padding:0"
                    + " 1rem;color:#1a1a1a;background:#fff}table{border-collapse:collapse;font-size:.85rem;width:100%}th,td{border-bottom:1px"
                    + " solid #ccc;padding:.3rem"
                    + " .5rem;text-align:left;vertical-align:top}th{background:#f3f3f3}figure{margin:0}"
                    + "svg{max-width:100%;height:auto}.wide{overflow-x:auto}";

    private static final Map<String, String> TITLES = Map.of(
            "included", "Included publications",
            "excluded", "Excluded in full text, and not retrieved",
            "agreement", "Agreement before anything was settled",
            "checklist", "PRISMA 2020 checklist");

    private ReviewPage() {}

    static String text(String title, String svg, Map<String, HandOver.Sheet> sheets) {
        StringBuilder html =
                new StringBuilder("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>");
        html.append(safe(title)).append("</title><style>").append(STYLE).append("</style></head>\n<body>\n<h1>");
        html.append(safe(title)).append("</h1>\n<figure>");
        html.append(svg.substring(Math.max(0, svg.indexOf("<svg")))).append("</figure>\n");
        sheets.forEach((name, sheet) -> {
            html.append("<h2 id=\"").append(name).append("\">").append(safe(TITLES.getOrDefault(name, name)));
            html.append("</h2>\n");
            if (sheet.rows().isEmpty()) {
                html.append("<p>None.</p>\n");
            } else {
                table(html, sheet);
            }
        });
        return html.append("</body></html>\n").toString();
    }

    private static void table(StringBuilder html, HandOver.Sheet sheet) {
        html.append("<div class=\"wide\"><table><thead><tr>");
        sheet.header().forEach(cell -> html.append("<th scope=\"col\">")
                .append(safe(cell.replace('_', ' ')))
                .append("</th>"));
        html.append("</tr></thead><tbody>\n");
        for (List<String> row : sheet.rows()) {
            html.append("<tr>");
            row.forEach(
                    cell -> html.append("<td dir=\"auto\">").append(safe(cell)).append("</td>"));
            html.append("</tr>\n");
        }
        html.append("</tbody></table></div>\n");
    }

    private static String safe(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
