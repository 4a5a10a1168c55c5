package org.nocimap.review.harvest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nocimap.files.InputException;
import org.nocimap.review.TestReview;
import org.nocimap.review.flow.Flow;
import org.nocimap.review.flow.FlowCounts;
import org.nocimap.review.flow.FlowTable;
import org.nocimap.review.harvest.CitationChase.Direction;
import org.nocimap.review.harvest.CitationChase.Keeping;
import org.nocimap.review.harvest.CitationChase.Round;
import org.nocimap.review.intake.Origin;
import org.nocimap.review.intake.StoredRecords;
import org.nocimap.review.services.Service;
import org.nocimap.review.services.StandIn;
import org.nocimap.review.services.StandIn.Reply;

class CitationChaseTest {
    private static final LocalDate DAY = LocalDate.parse("2026-05-12");
    private static final List<Service> ALL = List.of(Service.EUROPE_PMC, Service.OPENALEX, Service.CROSSREF);

    @TempDir
    private Path folder;

    private final StandIn stand = new StandIn();

    @AfterEach
    void close() {
        stand.close();
    }

    /** Papers 1 to 6, of which the first two are included. */
    private TestReview review() {
        TestReview review = new TestReview(folder);
        review.includeFirst(2, 6);
        return review;
    }

    private Round run(TestReview review, Keeping keeping) {
        return new CitationChase(review.workspace, stand.client())
                .run(review.ana, ALL, EnumSet.allOf(Direction.class), keeping, DAY, (what, done, of) -> {});
    }

    private void literature(TestReview review) {
        FakeCatalogues.empty(stand);
        String known = review.workspace
                .store()
                .read(StoredRecords::all)
                .get(2)
                .record()
                .title();
        stand.on(
                Service.OPENALEX,
                "works/doi:10.5555/paper.1",
                seen -> Reply.json(FakeCatalogues.openAlex(
                        1, "x", "10.5555/paper.1", "", 2001, "'https://openalex.org/W11','https://openalex.org/W12'")));
        stand.on(Service.OPENALEX, "works", seen -> {
            if (seen.parameter("filter").equals("openalex:W11|W12")) {
                return FakeCatalogues.openAlexPage(
                        "",
                        FakeCatalogues.openAlex(
                                11, "An old paper about nerves and their pain", "10.7777/old", "", 1999, ""),
                        FakeCatalogues.openAlex(12, known, "10.5555/paper.3", "", 2003, "")
                                .replace("Jane Doe", "A Author3")
                                .replace("'first_page':'12'", "'first_page':'30'")
                                .replace("'last_page':'9'", "'last_page':'39'"));
            }
            assertThat(seen.parameter("filter")).isEqualTo("cites:W1");
            return seen.parameter("cursor").equals("*")
                    ? FakeCatalogues.openAlexPage(
                            "abc",
                            FakeCatalogues.openAlex(
                                    21, "A new paper that cites the first one", "10.7777/new", "991", 2024, ""))
                    : FakeCatalogues.openAlexPage("xyz");
        });
        stand.on(
                Service.EUROPE_PMC,
                "search",
                seen -> seen.parameter("query").contains("paper.1")
                        ? FakeCatalogues.europePmcSearch(
                                FakeCatalogues.europePmc("901", "x", "10.5555/paper.1", 2001, "Author1 A"))
                        : FakeCatalogues.europePmcSearch());
        stand.on(
                Service.EUROPE_PMC,
                "MED/901/references",
                seen -> FakeCatalogues.europePmcLinked(
                        "referenceList",
                        "reference",
                        FakeCatalogues.linked("902", "Another old paper of which only PubMed knows", 1998)));
        stand.on(
                Service.EUROPE_PMC,
                "MED/901/citations",
                seen -> FakeCatalogues.europePmcLinked(
                        "citationList",
                        "citation",
                        FakeCatalogues.linked("991", "A new paper that cites the first one", 2024)));
        stand.on(
                Service.CROSSREF,
                "works/10.5555/paper.2",
                seen -> FakeCatalogues.crossrefWork(FakeCatalogues.crossref(
                        "10.5555/paper.2",
                        "y",
                        2002,
                        "Author2",
                        "{'key':'1','DOI':'10.7777/OLD','article-title':'An old paper about nerves and their"
                                + " pain','year':'1999','author':'Doe'},{'key':'2','unstructured':'Roe R. A book"
                                + " nobody deposited. 1971.'},{'key':'3'}")));
    }

    @Test
    void whatIsNewWaitsForScreeningInTheSecondColumn() {
        try (TestReview review = review()) {
            literature(review);
            Round dry = run(review, Keeping.COUNT_ONLY);
            assertThat(review.workspace.store().read(StoredRecords::all)).hasSize(6);
            assertThat(review.workspace.store().read(Requests::sums)).isEmpty();

            Round round = run(review, Keeping.TAKE_IN);

            // Europe PMC 2, OpenAlex 3, Crossref 2 records; of five publications one was known: paper 3.
            assertThat(round.records()).isEqualTo(7);
            assertThat(round.knownPublications()).isEqualTo(1);
            assertThat(round.newPublications()).isEqualTo(4);
            assertThat(dry).usingRecursiveComparison().isEqualTo(round);
            assertThat(round.unknown())
                    .containsEntry(Service.EUROPE_PMC, List.of(2L))
                    .containsEntry(Service.CROSSREF, List.of(1L));
            FlowCounts flow = review.workspace.store().read(Flow::of);
            assertThat(flow.contradiction()).isEmpty();
            assertThat(flow.databases().screened()).isEqualTo(6);
            assertThat(flow.otherMethods().records()).isEqualTo(7);
            assertThat(flow.otherMethods().duplicates()).isEqualTo(3);
            assertThat(flow.otherMethods().screened()).isEqualTo(4);
            assertThat(flow.otherMethods().unscreened()).isEqualTo(4);
            assertThat(flow.otherMethods().identified())
                    .extracting(FlowCounts.Identified::name)
                    .containsExactly("Europe PMC", "OpenAlex", "Crossref");
            assertThat(FlowTable.csv(flow)).contains("other_results,\"OpenAlex\",3");
            StoredRecords.Stored fresh = review.workspace.store().read(StoredRecords::all).stream()
                    .filter(s -> s.record().doi().equals("10.7777/new"))
                    .findFirst()
                    .orElseThrow();
            assertThat(fresh.origin()).isEqualTo(Origin.CITATION_SEARCHING);
            assertThat(fresh.record().abstractText()).isEqualTo("Pain and more Pain");
            assertThat(fresh.record().pages()).isEqualTo("12-19");
            assertThat(review.workspace.store().verify().faults()).isEmpty();
            assertThat(review.workspace.store().read(SearchReport::prismaS))
                    .contains("OpenAlex, references of 1 included publications: 2");
        }
    }

    @Test
    void aSecondRoundBringsOnlyWhatIsNewSince() {
        try (TestReview review = review()) {
            literature(review);
            run(review, Keeping.TAKE_IN);
            int asked = stand.seen().size();
            Round again = run(review, Keeping.TAKE_IN);
            assertThat(again.records()).isZero();
            assertThat(again.newPublications()).isZero();
            assertThat(stand.seen().subList(asked, stand.seen().size()))
                    .noneMatch(s -> s.path().equals("MED/901/references")
                            || s.parameter("filter").startsWith("openalex:"));
            assertThat(review.workspace.store().read(Flow::of).otherMethods().records())
                    .isEqualTo(7);
        }
    }

    @Test
    void whenAServiceFailsNothingIsTakenIn() {
        try (TestReview review = review()) {
            literature(review);
            stand.on(Service.CROSSREF, "works/10.5555/paper.2", seen -> Reply.json("{'message':{'DOI':"));
            assertThatThrownBy(() -> run(review, Keeping.TAKE_IN))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("Crossref");
            assertThat(review.workspace.store().read(StoredRecords::all)).hasSize(6);
            assertThat(folder.resolve("review/searches")).doesNotExist();
        }
    }
}
