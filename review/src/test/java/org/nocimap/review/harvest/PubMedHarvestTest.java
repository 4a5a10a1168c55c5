package org.nocimap.review.harvest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nocimap.files.InputException;
import org.nocimap.review.TestReview;
import org.nocimap.review.flow.Flow;
import org.nocimap.review.harvest.PubMedHarvest.Extent;
import org.nocimap.review.harvest.PubMedHarvest.Harvest;
import org.nocimap.review.intake.StoredRecords;
import org.nocimap.review.search.Database;
import org.nocimap.review.search.RenderedSearch;
import org.nocimap.review.services.Service;
import org.nocimap.review.services.StandIn;
import org.nocimap.review.services.StandIn.Manner;
import org.nocimap.review.services.StandIn.Reply;
import org.nocimap.review.store.Row;

class PubMedHarvestTest {
    private static final RenderedSearch SEARCH = new RenderedSearch(
            Database.PUBMED,
            List.of("\"Chronic Pain\"[Mesh]", "pain*[tiab] OR xyzzy[tiab]", "#1 OR #2", "brain[tiab]", "#3 AND #4"),
            "(\"Chronic Pain\"[Mesh] OR pain*[tiab] OR xyzzy[tiab]) AND (brain[tiab])",
            List.of());
    private static final LocalDate DAY = LocalDate.parse("2026-05-11");

    @TempDir
    private Path folder;

    private final StandIn stand = new StandIn();

    @AfterEach
    void close() {
        stand.close();
    }

    private Harvest run(TestReview review, Extent extent) {
        return new PubMedHarvest(review.workspace, stand.client())
                .run(review.ana, "Pain", SEARCH, extent, 20_000, DAY, (what, done, of) -> {});
    }

    @Test
    void everyLineIsCountedAndRefersToTheHistory() {
        new FakePubMed(stand, 12);
        try (TestReview review = new TestReview(folder)) {
            Harvest counted = run(review, Extent.COUNT);

            assertThat(counted.search().lines())
                    .extracting(Searches.Line::records)
                    .containsExactly(12L, 12L, 12L, 12L, 12L);
            assertThat(counted.search().lines().get(1).remarks()).contains("xyzzy: not found, and ignored");
            // The history of the stand-in begins with key 5: lines are found by the key that came back.
            assertThat(stand.seen()).extracting(s -> s.parameter("term")).contains("#5 OR #6", "#7 AND #8");
            assertThat(stand.seen().get(0).parameters()).doesNotContainKey("WebEnv");
            assertThat(stand.seen().get(4).parameter("WebEnv")).isEqualTo("MCID_1");
            assertThat(review.workspace.store().read(StoredRecords::all)).isEmpty();
            Searches.Search kept = review.workspace.store().read(Searches::all).get(0);
            assertThat(kept.lines()).isEqualTo(counted.search().lines());
            assertThat(kept.state()).isEqualTo(Searches.State.COUNTED);
            assertThat(review.workspace.store().verify().faults()).isEmpty();
        }
    }

    @Test
    void whatIsNewComesInAndWhatWasDecidedStays() {
        FakePubMed pubMed = new FakePubMed(stand, 450);
        try (TestReview review = new TestReview(folder)) {
            Harvest first = run(review, Extent.FETCH);
            assertThat(first.search().newRecords()).isEqualTo(450);
            assertThat(first.files()).hasSize(3);
            List<StoredRecords.Stored> records = review.workspace.store().read(StoredRecords::all);
            assertThat(records).hasSize(450);
            assertThat(records.get(0).record().pmid()).isEqualTo("40003");
            assertThat(records.get(0).record().doi()).isEqualTo("10.5555/pm.40003");
            assertThat(records.get(0).record().pages()).isEqualTo("40003-40009");
            assertThat(records.get(0).record().title()).startsWith("Cortical responses in sample ");
            Row raw = review.workspace
                    .store()
                    .read(r -> r.first("SELECT raw FROM imported_record WHERE id = 1"))
                    .orElseThrow();
            assertThat(raw.text("raw")).startsWith("<PubmedArticle>").contains("10.9999/another");
            assertThat(review.workspace.store().read(Flow::of).databases().identified())
                    .singleElement()
                    .satisfies(i -> {
                        assertThat(i.name()).isEqualTo("PubMed");
                        assertThat(i.records()).isEqualTo(450);
                    });

            pubMed.articles.add(77_777L);
            Harvest update = run(review, Extent.FETCH);
            assertThat(update.search().found()).isEqualTo(451);
            assertThat(update.search().newRecords()).isEqualTo(1);
            assertThat(review.workspace.store().read(StoredRecords::all)).hasSize(451);
            assertThat(stand.seen().get(stand.seen().size() - 1).parameter("id"))
                    .isEqualTo("77777");

            assertThat(run(review, Extent.FETCH).search().newRecords()).isZero();
            String reported = review.workspace.store().read(SearchReport::prismaS);
            assertThat(reported).contains("PubMed: 451", "PubMed 2026-05-11", "1 new records");
            assertThat(review.workspace.store().read(Requests::sums)).first().satisfies(sum -> {
                assertThat(sum.purpose()).isEqualTo("search 1");
                assertThat(sum.requests()).isEqualTo(5 + 1 + 3);
            });
            assertThat(review.workspace.store().verify().faults()).isEmpty();
        }
    }

    @Test
    void aRunThatWasStoppedGoesOnWhereItWas() throws IOException {
        new FakePubMed(stand, 450);
        try (TestReview review = new TestReview(folder)) {
            // Lines and numbers, the first batch; then nothing that can be read.
            stand.on(Service.PUBMED, "efetch.fcgi", new StandIn.Answering() {
                private int asked;

                @Override
                public Reply to(StandIn.Seen seen) {
                    asked++;
                    if (asked > 1) {
                        return asked % 2 == 0
                                ? Reply.text("<eFetchResult><ERROR>Empty result - nothing todo:"
                                        + " Timeout</ERROR></eFetchResult>")
                                : Reply.text("<PubmedArticleSet><PubmedArticle>")
                                        .in(Manner.CUT);
                    }
                    StringBuilder xml = new StringBuilder("<PubmedArticleSet>");
                    for (String id : seen.parameter("id").split(",")) {
                        xml.append(FakePubMed.article(id));
                    }
                    return Reply.text(xml + "</PubmedArticleSet>");
                }
            });
            assertThatThrownBy(() -> run(review, Extent.FETCH))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("PubMed: gives no answer that can be read")
                    .hasMessageContaining("4 tries");
            assertThat(review.workspace.store().read(StoredRecords::all)).isEmpty();
            assertThat(review.workspace.store().read(Searches::all)).isEmpty();
            assertThat(files()).hasSize(1);

            new FakePubMed(stand, 450);
            Harvest again = run(review, Extent.FETCH);
            assertThat(again.search().newRecords()).isEqualTo(450);
            assertThat(files()).hasSize(3);
            assertThat(stand.seen().stream().filter(s -> s.path().equals("efetch.fcgi")))
                    .hasSize(1 + 4 + 2);
        }
    }

    @Test
    void moreThanPubMedShowsIsSplitByNumber() {
        FakePubMed pubMed = new FakePubMed(stand, 12_000);
        List<String> found = new org.nocimap.review.catalogues.PubMed(stand.client()).find("pain", 20_000);
        assertThat(found).hasSize(12_000).doesNotHaveDuplicates();
        assertThat(found)
                .containsAll(pubMed.articles.stream().map(String::valueOf).toList());
        assertThatThrownBy(() -> new org.nocimap.review.catalogues.PubMed(stand.client()).find("pain", 10))
                .hasMessageContaining("finds 12000 records");
    }

    @Test
    void whatWasNamedAndNotGivenIsTold() {
        FakePubMed pubMed = new FakePubMed(stand, 3);
        stand.on(
                Service.PUBMED,
                "efetch.fcgi",
                seen -> Reply.text("<PubmedArticleSet>" + FakePubMed.article("40003")
                        + "<PubmedBookArticle><BookDocument><PMID>40006</PMID>"
                        + "</BookDocument></PubmedBookArticle></PubmedArticleSet>"));
        try (TestReview review = new TestReview(folder)) {
            Harvest harvest = run(review, Extent.FETCH);
            assertThat(harvest.missing()).containsExactly("40006", "40009");
            assertThat(harvest.search().newRecords()).isEqualTo(1);
            assertThat(pubMed.articles).hasSize(3);
        }
    }

    @Test
    void anErrorInTheClothesOfSuccessIsAnError() {
        try (TestReview review = new TestReview(folder)) {
            stand.on(
                    Service.PUBMED,
                    "esearch.fcgi",
                    seen -> Reply.json("{'esearchresult':{'ERROR':'Invalid query near ('}}"));
            assertThatThrownBy(() -> run(review, Extent.COUNT)).hasMessageContaining("Invalid query near (");
            stand.on(Service.PUBMED, "esearch.fcgi", seen -> Reply.text("<html>busy</html>"));
            assertThatThrownBy(() -> run(review, Extent.COUNT))
                    .hasMessageContaining("begins with \"<html>busy</html>\"");
            stand.on(Service.PUBMED, "esearch.fcgi", seen -> Reply.json("{'esearchresult':{'idlist':[]}}"));
            assertThatThrownBy(() -> run(review, Extent.COUNT)).hasMessageContaining("without \"count\"");
            assertThat(review.workspace.store().read(Searches::all)).isEmpty();
        }
    }

    @Test
    void countsThatAPersonNotedComeBackAsTheyWere() throws IOException {
        try (TestReview review = new TestReview(folder)) {
            Path table = Files.writeString(
                    folder.resolve("lines.tsv"),
                    "database\tline\tquery\trecords\tdate\nEmbase.com\t1\t''=pain':ti\t12\t2026-05-11\n"
                            + "Embase.com\t2\t\"#1 AND \"\"x\"\"\"\t3\t2026-05-11\nScopus\t1\tpain\t\t\n");
            assertThat(NotedCounts.take(review.workspace.store(), review.ana, table))
                    .isEqualTo(1);
            List<Searches.Search> kept = review.workspace.store().read(Searches::all);
            assertThat(kept).singleElement().satisfies(s -> {
                assertThat(s.found()).isEqualTo(3);
                assertThat(s.lines().get(0).query()).isEqualTo("'=pain':ti");
            });
            Path again = Files.writeString(folder.resolve("again.tsv"), NotedCounts.table(kept));
            NotedCounts.take(review.workspace.store(), review.ana, again);
            List<Searches.Search> both = review.workspace.store().read(Searches::all);
            assertThat(both.get(1).lines()).isEqualTo(both.get(0).lines());

            Files.writeString(table, "Embase.com\t1\tx\t12\tMay\nEmbase.com\t2\ty\t\t2026-05-11\n");
            assertThatThrownBy(() -> NotedCounts.take(review.workspace.store(), review.ana, table))
                    .hasMessageContaining("lines.tsv:1: \"May\" is no day")
                    .hasMessageContaining("lines.tsv:2: \"\" is no count");
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("review/searches"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
