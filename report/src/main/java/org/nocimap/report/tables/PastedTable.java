package org.nocimap.report.tables;

import java.util.List;

/** A table that can be pasted into a text document as it is: one HTML page with a caption and borders, nothing else. */
public final class PastedTable {
    private PastedTable() {}

    /**
     * @param header one for each column
     * @param rows as many cells each as there are columns
     */
    public static String html(String caption, List<String> header, List<List<String>> rows) {
        StringBuilder html = new StringBuilder(
                        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>")
                .append(escaped(caption))
                .append("</title></head><body>\n<table border=\"1\" style=\"border-collapse:collapse\">\n<caption>")
                .append(escaped(caption))
                .append("</caption>\n<tr>");
        header.forEach(name -> html.append("<th>").append(escaped(name)).append("</th>"));
        html.append("</tr>\n");
        for (List<String> row : rows) {
            html.append("<tr>");
            row.forEach(cell -> html.append("<td>").append(escaped(cell)).append("</td>"));
            html.append("</tr>\n");
        }
        return html.append("</table>\n</body></html>\n").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
