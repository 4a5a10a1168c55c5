package org.nocimap.review.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nocimap.review.SharedData;
import org.nocimap.review.articles.Article;
import org.nocimap.review.articles.ArticleFiles;

/** What was reached on 23 articles whose tables a person read; the figures stand in benchmarks/results/extraction.md. */
class CoordinateAccuracyTest {
    @Test
    void journalXml() throws IOException {
        ExtractionAccuracy jats = ExtractionAccuracy.of("jats");

        assertThat(jats.matched)
                .as(jats + "\n" + jats.misses)
                .isEqualTo(jats.truth)
                .isEqualTo(416);
        // One table with one peak is not in the truth, though the page prints it: 33192383, table 2.
        assertThat(jats.proposed - jats.matched).as(jats.misses.toString()).isLessThanOrEqualTo(1);
        assertThat(jats.tablesExact).isEqualTo(jats.tables).isEqualTo(24);
        assertThat(jats.statisticsShare()).isEqualTo(1);
        assertThat(jats.regionsShare()).isGreaterThanOrEqualTo(0.98);
        assertThat(jats.contrastsRight).isEqualTo(jats.contrasts);
        assertThat(jats.spacesWrong).isEmpty();
    }

    @Test
    void publishersPages() throws IOException {
        ExtractionAccuracy html = ExtractionAccuracy.of("html");

        // The one that is missed is printed "5R 75R 42S": read as it stands, and flagged.
        assertThat(html.recall()).as(html + "\n" + html.misses).isGreaterThanOrEqualTo(256 / 257.0);
        assertThat(html.precision()).as(html.misses.toString()).isGreaterThanOrEqualTo(256 / 257.0);
        assertThat(html.tablesFound).isEqualTo(html.tables).isEqualTo(html.tablesProposed);
        assertThat(html.statisticsShare()).isEqualTo(1);
        assertThat(html.regionsShare()).isEqualTo(1);
        assertThat(html.contrastsRight).isEqualTo(html.contrasts);
        assertThat(html.spacesWrong).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"26982587", "pmcid_8861271", "pmcid_8902311", "pmcid_9062417"})
    void nothingIsProposedWhereThereIsNothing(String name) {
        for (Article article : ArticleFiles.read(SharedData.file("review/extraction/negatives/" + name + ".xml"))) {
            assertThat(article.tables()).isNotEmpty();
            assertThat(PeakTables.withBox().in(article)).isEmpty();
        }
    }

    @Test
    void pubgetsOwnArticles() {
        var articles = ArticleFiles.read(SharedData.file("review/extraction/synthetic/pubget_articleset.xml"));

        assertThat(articles).hasSize(7);
        for (Article article : articles.subList(0, 6)) {
            assertThat(PeakTables.withBox().in(article)).singleElement().satisfies(table -> assertThat(table.peaks())
                    .extracting(ProposedPeak::x, ProposedPeak::y, ProposedPeak::z)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(10.0, 20.0, 30.0),
                            org.assertj.core.groups.Tuple.tuple(-10.0, -20.0, -30.0)));
        }
        assertThat(PeakTables.withBox().in(articles.get(6))).isEmpty();
    }
}
