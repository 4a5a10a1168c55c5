package org.nocimap.review.proposals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nocimap.evidence.Experiment;
import org.nocimap.files.InputException;
import org.nocimap.image.Point;
import org.nocimap.image.Space;
import org.nocimap.review.articles.Article;
import org.nocimap.review.articles.ArticleFiles;
import org.nocimap.review.extraction.Flag;
import org.nocimap.review.extraction.PeakTables;

class ConfirmationTest {
    private static final Path EXAMPLE =
            Path.of(System.getProperty("nocimap.root", "..")).resolve("examples/articles/made_up_article.xml");

    @TempDir
    private Path folder;

    @Test
    void nothingIsAcceptedWithoutAPerson() throws IOException {
        Path file = Files.writeString(folder.resolve("p.tsv"), ProposalTable.text(proposals()));

        assertThatThrownBy(() -> Confirmation.read(file, "A"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no row is accepted");
    }

    @Test
    void whatIsAcceptedBecomesAStudySet() throws IOException {
        String table = ProposalTable.text(proposals());
        String accepted = table.lines()
                .map(line -> line.contains("\t38\t") || line.contains("nothing was found") ? "yes" + line : line)
                .reduce("", (a, b) -> a + b + "\n");
        Confirmation confirmed = Confirmation.read(Files.writeString(folder.resolve("p.tsv"), accepted), "A. Reader");

        assertThat(confirmed.accepted()).isEqualTo(2);
        assertThat(confirmed.leftOut()).isEqualTo(2);
        assertThat(confirmed.studies().studies()).singleElement().satisfies(study -> {
            assertThat(study.name()).isEqualTo("Example 2026");
            assertThat(study.experiments())
                    .extracting(Experiment::name)
                    .containsExactly("Patients > controls", "Controls > patients");
            assertThat(study.experiments().get(1).foci()).isEmpty();
            assertThat(study.experiments().get(0).foci()).singleElement().satisfies(focus -> {
                assertThat(focus.point()).isEqualTo(new Point(38, 18, -4));
                assertThat(focus.space()).isEqualTo(Space.MNI);
                assertThat(focus.tags())
                        .containsEntry("confirmed_by", "A. Reader")
                        .containsEntry("statistic", "4.91");
            });
        });
    }

    @Test
    void allThatIsWrongIsToldAtOnce() throws IOException {
        Path file = Files.writeString(
                folder.resolve("p.tsv"),
                "accept\tstudy\ttable\tcontrast\tn\tx\ty\tz\tspace\tarticle\n"
                        + "perhaps\tA\tT\tc\t\t1\t2\t3\tMNI\ta\n"
                        + "yes\tA\tT\tc\tmany\t1\t2\t3\tMNI\ta\n"
                        + "yes\tA\tT\tc\t\t1\t\t3\tMars\ta\n");

        assertThatThrownBy(() -> Confirmation.read(file, "A"))
                .isInstanceOfSatisfying(InputException.class, e -> assertThat(e.problems())
                        .hasSize(4)
                        .allSatisfy(p -> assertThat(p.where().line()).isPositive()));
    }

    @Test
    void theExampleSaysWhatItsReadmePromises() {
        ArticleProposal proposal = proposals().get(0);

        assertThat(proposal.tables()).singleElement().satisfies(table -> {
            assertThat(table.space().space()).contains(Space.MNI);
            assertThat(table.withoutPeaks()).containsExactly("Controls > patients");
            assertThat(table.peaks()).hasSize(3);
            assertThat(table.peaks().get(1).region()).isEqualTo("Anterior insula");
            assertThat(table.peaks().get(1).x()).isEqualTo(-36);
            assertThat(table.peaks().get(2).flags()).containsExactly(Flag.SIDE_DISAGREES);
        });
        assertThat(proposal.sizes()).extracting(s -> s.count()).contains(24, 22);
    }

    @Test
    void thePageAndTheTableRunNothing() {
        Article evil = new Article(
                "a.xml",
                Article.Kind.JATS,
                "0",
                "=HYPERLINK(\"http://x\")",
                "<script>alert(1)</script>",
                "",
                "",
                List.of(),
                List.of());
        List<ArticleProposal> proposals = List.of(
                new ArticleProposal(evil, List.of(), List.of()),
                new ArticleProposal(
                        new Article("b", Article.Kind.JATS, "0", "=1+1", "", "", "", List.of(), List.of()),
                        proposals().get(0).tables(),
                        List.of()));

        assertThat(ProposalPage.text(proposals)).doesNotContain("<script").contains("&lt;script&gt;");
        assertThat(ProposalTable.text(proposals)).contains("\t'=1+1\t").contains("\t-4\t");
    }

    private static List<ArticleProposal> proposals() {
        return ArticleFiles.read(EXAMPLE).stream()
                .map(article -> ArticleProposal.of(article, PeakTables.withBox()))
                .toList();
    }
}
