package org.nocimap.review.proposals;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.nocimap.evidence.SpaceNames;
import org.nocimap.files.SpreadsheetText;
import org.nocimap.review.articles.Article;
import org.nocimap.review.extraction.Flag;
import org.nocimap.review.extraction.ProposedPeak;
import org.nocimap.review.extraction.ProposedTable;

/**
 * The proposal as a table (TSV, UTF-8) for a spreadsheet: one row for each peak, and one without coordinates for each contrast of which
 * the article says that nothing was found. A person writes {@code yes} into the column {@code accept} and may correct every other cell.
 */
public final class ProposalTable {
    /** The columns. */
    public static final List<String> COLUMNS = List.of(
            "accept",
            "study",
            "table",
            "row",
            "contrast",
            "n",
            "x",
            "y",
            "z",
            "space",
            "statistic",
            "statistic_is",
            "size",
            "size_is",
            "region",
            "side",
            "flags",
            "space_says",
            "n_says",
            "article",
            "file",
            "sha256",
            "table_index");

    private ProposalTable() {}

    /** The whole table; all cells of {@code accept} and {@code n} are empty. */
    public static String text(List<ArticleProposal> proposals) {
        StringWriter out = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder()
                .fieldSeparator('\t')
                .lineDelimiter(LineDelimiter.LF)
                .build(out)) {
            csv.writeRecord(COLUMNS);
            for (ArticleProposal proposal : proposals) {
                String sizes = proposal.sizes().stream()
                        .limit(5)
                        .map(size -> size.count() + " " + size.who())
                        .collect(Collectors.joining("; "));
                for (ProposedTable table : proposal.tables()) {
                    table.peaks().forEach(peak -> csv.writeRecord(row(proposal.article(), table, peak, sizes)));
                    table.withoutPeaks()
                            .forEach(contrast -> csv.writeRecord(nothing(proposal.article(), table, contrast, sizes)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private static List<String> row(Article article, ProposedTable table, ProposedPeak peak, String sizes) {
        return harmless(List.of(
                "",
                article.name(),
                table.table().name(),
                Integer.toString(peak.row() + 1),
                peak.contrast(),
                "",
                number(peak.x()),
                number(peak.y()),
                number(peak.z()),
                table.space().space().map(SpaceNames::name).orElse(""),
                peak.statistic(),
                peak.statisticName(),
                peak.size(),
                peak.sizeUnit(),
                peak.region(),
                peak.side(),
                peak.flags().stream().sorted().map(Flag::title).collect(Collectors.joining("; ")),
                says(table),
                sizes,
                article.id(),
                article.source(),
                article.sha256(),
                Integer.toString(table.table().index())));
    }

    private static List<String> nothing(Article article, ProposedTable table, String contrast, String sizes) {
        return harmless(List.of(
                "",
                article.name(),
                table.table().name(),
                "",
                contrast,
                "",
                "",
                "",
                "",
                table.space().space().map(SpaceNames::name).orElse(""),
                "",
                "",
                "",
                "",
                "",
                "",
                "the table says that nothing was found",
                says(table),
                sizes,
                article.id(),
                article.source(),
                article.sha256(),
                Integer.toString(table.table().index())));
    }

    private static String says(ProposedTable table) {
        String sentence = table.space().sentence();
        return table.space().place().title() + (sentence.isEmpty() ? "" : ": " + sentence);
    }

    static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    private static List<String> harmless(List<String> cells) {
        return cells.stream().map(SpreadsheetText::harmless).toList();
    }
}
