package org.nocimap.review.proposals;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.nocimap.evidence.SpaceNames;
import org.nocimap.review.articles.ArticleTable;
import org.nocimap.review.articles.GridCell;
import org.nocimap.review.extraction.ColumnRole;
import org.nocimap.review.extraction.Flag;
import org.nocimap.review.extraction.ProposedPeak;
import org.nocimap.review.extraction.ProposedTable;
import org.nocimap.review.extraction.SampleSize;
import org.nocimap.review.extraction.UnreadRow;

/**
 * The proposal as a page (HTML): every source table with its columns coloured by what they were taken for, and beside it what was read.
 * Holds no script and loads nothing; all texts of articles are escaped.
 */
public final class ProposalPage {
    private static final String STYLE = """
        body{font:15px/1.45 system-ui,sans-serif;margin:1.5rem auto;max-width:1500px;padding:0 1rem;color:#1c2330}
        h1{font-size:1.5rem}h2{font-size:1.25rem;margin-top:2.2rem;border-top:2px solid #1c2330;padding-top:.8rem}
        h3{font-size:1.05rem;margin:1.4rem 0 .3rem}
        p{margin:.3rem 0}.says{color:#4a5568}.warn{background:#fff3d6;border-left:4px solid #b7791f;padding:.3rem .6rem}
        .pair{display:grid;grid-template-columns:1fr 1fr;gap:1rem;align-items:start}
        @media(max-width:1000px){.pair{grid-template-columns:1fr}}
        .scroll{overflow-x:auto}table{border-collapse:collapse;font-size:13px}
        caption{text-align:left;font-weight:600;padding:.2rem 0}
        td,th{border:1px solid #cbd5e0;padding:.15rem .4rem;text-align:left;vertical-align:top}
        th{background:#f1f4f8}td.n{text-align:right;font-variant-numeric:tabular-nums}
        .x,.y,.z,.triple{background:#dbeafe}.statistic,.p_value{background:#dcfce7}.size{background:#fef9c3}
        .region{background:#f3e8ff}.side{background:#ffe4e6}.contrast{background:#e0f2f1}
        .legend span{padding:.1rem .5rem;margin-right:.4rem;border:1px solid #cbd5e0}
        tr.flag td{background:#fdebd0}tr.unread td{outline:2px solid #c05621;outline-offset:-2px}
        """;

    private final StringBuilder html = new StringBuilder();

    private ProposalPage() {}

    /** The whole page. */
    public static String text(List<ArticleProposal> proposals) {
        ProposalPage page = new ProposalPage();
        page.start(proposals);
        proposals.forEach(page::article);
        page.html.append("</main>\n</body>\n</html>\n");
        return page.html.toString();
    }

    private void start(List<ArticleProposal> proposals) {
        int peaks = proposals.stream().mapToInt(ArticleProposal::peaks).sum();
        int tables = proposals.stream().mapToInt(p -> p.tables().size()).sum();
        long flagged = proposals.stream().mapToLong(ArticleProposal::flagged).sum();
        html.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append("<title>Proposed coordinates</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n<main>\n<h1>Proposed coordinates</h1>\n<p>")
                .append("Peaks: " + peaks + ", in tables: " + tables + ", of articles: " + proposals.size() + "; "
                        + flagged)
                .append(" of them flagged. Nothing is accepted yet: write <b>yes</b> into the column <b>accept</b> of")
                .append(" proposal.tsv beside every row you agree with, correct what is wrong, then run")
                .append(" <code>nocimap review extract --confirm proposal.tsv --by NAME --out DIR</code>.</p>\n")
                .append("<p class=\"legend\">Columns taken for <span class=\"x\">coordinates</span><span"
                        + " class=\"statistic\">statistic or p</span><span class=\"size\">size</span><span"
                        + " class=\"region\">region</span><span class=\"side\">side</span><span"
                        + " class=\"contrast\">contrast</span></p>\n");
    }

    private void article(ArticleProposal proposal) {
        html.append("<section>\n<h2>").append(safe(proposal.article().name())).append("</h2>\n<p>");
        html.append(safe(proposal.article().title())).append("</p>\n<p class=\"says\">");
        html.append(safe(proposal.article().kind().title() + ", "
                + proposal.article().source() + ", "
                + proposal.article().id() + ", " + proposal.article().tables().size() + " tables, of which "
                + proposal.tables().size() + " seem to report peaks"));
        html.append("</p>\n");
        if (!proposal.sizes().isEmpty()) {
            html.append("<details><summary>Numbers of people that the text names: ")
                    .append(safe(proposal.sizes().stream()
                            .map(size -> Integer.toString(size.count()))
                            .collect(Collectors.joining(", "))))
                    .append("</summary><ul>\n");
            for (SampleSize size : proposal.sizes()) {
                html.append("<li><b>").append(size.count()).append("</b> ");
                html.append(safe(size.who()))
                        .append(": ")
                        .append(safe(shortened(size.sentence())))
                        .append("</li>\n");
            }
            html.append("</ul></details>\n");
        }
        proposal.tables().forEach(this::table);
        html.append("</section>\n");
    }

    private void table(ProposedTable table) {
        html.append("<h3>").append(safe(table.table().name())).append("</h3>\n<p class=\"says\">Space: <b>");
        html.append(safe(table.space().space().map(SpaceNames::name).orElse("not known")))
                .append("</b>, from ");
        html.append(safe(table.space().place().title()));
        if (!table.space().sentence().isEmpty()) {
            html.append(": “").append(safe(shortened(table.space().sentence()))).append("”");
        }
        html.append("</p>\n");
        table.remarks()
                .forEach(r -> html.append("<p class=\"warn\">").append(safe(r)).append("</p>\n"));
        html.append("<div class=\"pair\">\n<div class=\"scroll\">");
        source(table);
        html.append("</div>\n<div class=\"scroll\">");
        peaks(table);
        html.append("</div>\n</div>\n");
    }

    private void source(ProposedTable proposed) {
        ArticleTable table = proposed.table();
        Map<Integer, String> unread = new HashMap<>();
        for (UnreadRow row : proposed.unread()) {
            unread.put(row.row(), row.why());
        }
        html.append("<table><caption>As printed: ")
                .append(safe(shortened(table.caption())))
                .append("</caption>\n");
        for (int r = 0; r < table.rows().size(); r++) {
            html.append(unread.containsKey(r) ? "<tr class=\"unread\" title=\"" + safe(unread.get(r)) + "\">" : "<tr>");
            html.append("<th>").append(r + 1).append("</th>");
            List<GridCell> row = table.rows().get(r);
            for (int c = 0; c < row.size(); c++) {
                boolean continued = c > 0 && !row.get(c).origin() && row.get(c).columns() > 1;
                if (continued && row.get(c).text().equals(row.get(c - 1).text())) {
                    continue;
                }
                cell(proposed, r, c, row.get(c));
            }
            html.append("</tr>\n");
        }
        html.append("</table>");
        if (!table.notes().isEmpty()) {
            html.append("<p class=\"says\">")
                    .append(safe(shortened(table.notes())))
                    .append("</p>");
        }
    }

    private void cell(ProposedTable proposed, int r, int c, GridCell cell) {
        boolean head = r < proposed.headRows();
        ColumnRole role = c < proposed.roles().size() ? proposed.roles().get(c) : ColumnRole.OTHER;
        String tag = head ? "th" : "td";
        html.append('<').append(tag);
        if (cell.columns() > 1) {
            html.append(" colspan=\"").append(cell.columns()).append('"');
        } else if (role != ColumnRole.OTHER) {
            html.append(" class=\"")
                    .append(role.name().toLowerCase(Locale.ROOT))
                    .append('"');
        }
        html.append('>').append(safe(cell.text()));
        if (!cell.marks().isEmpty()) {
            html.append("<sup>").append(safe(cell.marks())).append("</sup>");
        }
        html.append("</").append(tag).append('>');
    }

    private void peaks(ProposedTable table) {
        html.append("<table><caption>As read</caption>\n"
                + "<tr><th>row</th><th>contrast</th><th>region</th><th>side</th><th>x</th><th>y</th><th>z</th><th>statistic</th><th>size</th><th>to"
                + " look at</th></tr>\n");
        for (ProposedPeak peak : table.peaks()) {
            html.append(peak.flags().isEmpty() ? "<tr>" : "<tr class=\"flag\">");
            number(Integer.toString(peak.row() + 1));
            words(peak.contrast());
            words(peak.region());
            words(peak.side());
            number(ProposalTable.number(peak.x()));
            number(ProposalTable.number(peak.y()));
            number(ProposalTable.number(peak.z()));
            number(peak.statistic());
            number(peak.size());
            words(peak.flags().stream().sorted().map(Flag::title).collect(Collectors.joining("; ")));
            html.append("</tr>\n");
        }
        for (String contrast : table.withoutPeaks()) {
            html.append("<tr><td></td>");
            words(contrast);
            html.append("<td colspan=\"8\">nothing found, says the table</td></tr>\n");
        }
        for (UnreadRow row : table.unread()) {
            html.append("<tr class=\"unread\">");
            number(Integer.toString(row.row() + 1));
            html.append("<td colspan=\"9\">not read: ").append(safe(row.why())).append("</td></tr>\n");
        }
        html.append("</table>");
    }

    private void words(String text) {
        html.append("<td dir=\"auto\">").append(safe(text)).append("</td>");
    }

    private void number(String text) {
        html.append("<td class=\"n\">").append(safe(text)).append("</td>");
    }

    private static String shortened(String text) {
        return text.length() <= 500 ? text : text.substring(0, text.offsetByCodePoints(0, 480)) + " …";
    }

    /** The text for HTML, inside and outside of attributes. */
    static String safe(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        for (int n = 0; n < text.length(); n++) {
            char c = text.charAt(n);
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append(c < ' ' && c != '\n' && c != '\t' ? ' ' : c);
            }
        }
        return safe.toString();
    }
}
