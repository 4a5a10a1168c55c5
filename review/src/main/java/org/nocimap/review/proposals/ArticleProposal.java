package org.nocimap.review.proposals;

import java.util.List;
import org.nocimap.review.articles.Article;
import org.nocimap.review.extraction.PeakTables;
import org.nocimap.review.extraction.ProposedTable;
import org.nocimap.review.extraction.SampleSize;
import org.nocimap.review.extraction.SampleSizes;

/**
 * All that is proposed for an article.
 *
 * @param sizes candidates for the sample size, the likeliest first
 */
public record ArticleProposal(Article article, List<ProposedTable> tables, List<SampleSize> sizes) {
    public ArticleProposal {
        tables = List.copyOf(tables);
        sizes = List.copyOf(sizes);
    }

    public static ArticleProposal of(Article article, PeakTables tables) {
        return new ArticleProposal(article, tables.in(article), SampleSizes.in(article));
    }

    public int peaks() {
        return tables.stream().mapToInt(table -> table.peaks().size()).sum();
    }

    public long flagged() {
        return tables.stream()
                .flatMap(table -> table.peaks().stream())
                .filter(peak -> !peak.flags().isEmpty())
                .count();
    }
}
