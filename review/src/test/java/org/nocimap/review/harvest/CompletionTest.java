package org.nocimap.review.harvest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nocimap.review.TestReview;
import org.nocimap.review.harvest.Completion.Completed;
import org.nocimap.review.harvest.Completion.State;
import org.nocimap.review.intake.Intake;
import org.nocimap.review.intake.Origin;
import org.nocimap.review.intake.StoredRecords;
import org.nocimap.review.records.BibliographicRecord;
import org.nocimap.review.services.Service;
import org.nocimap.review.services.StandIn;
import org.nocimap.review.services.StandIn.Reply;

class CompletionTest {
    private static final String LACKS_ABSTRACT = "Cortical thickness in chronic low back pain";
    private static final String LACKS_ALL = "Grey matter of the thalamus in fibromyalgia";

    @TempDir
    private Path folder;

    private final StandIn stand = new StandIn();
    private TestReview review;

    @BeforeEach
    void records() throws IOException {
        review = new TestReview(folder);
        Path file = Files.writeString(
                folder.resolve("three.ris"),
                "TY  - JOUR\nTI  - " + LACKS_ABSTRACT + "\nAU  - Doe, Jane\nPY  - 2019\nDO  - 10.1000/one\nER  - \n"
                        + "TY  - JOUR\nTI  - " + LACKS_ALL + "\n"
                        + "AU  - Roe, Richard\n"
                        + "PY  - 2020\n"
                        + "ER  - \n"
                        + "TY  - JOUR\n"
                        + "TI  - Nothing lacks here at all\n"
                        + "DO  - 10.1000/three\n"
                        + "AB  - Own words.\n"
                        + "ER  - \n");
        new Intake(review.workspace.store())
                .take(review.lead, file, new Intake.About(Origin.DATABASE, "Embase.com", "2026-05-11"));
        FakeCatalogues.empty(stand);
    }

    @AfterEach
    void close() {
        review.close();
        stand.close();
    }

    private Completed run() {
        return new Completion(review.workspace.store())
                .run(
                        review.ana,
                        stand.client(),
                        List.of(Service.EUROPE_PMC, Service.OPENALEX, Service.CROSSREF),
                        EnumSet.of(Field.DOI, Field.ABSTRACT, Field.PMID),
                        (what, done, of) -> {});
    }

    private BibliographicRecord record(int n) {
        return review.workspace.store().read(StoredRecords::all).get(n - 1).record();
    }

    @Test
    void emptyFieldsAreFilledFromTheFirstThatKnowsAndFullOnesStay() {
        stand.on(
                Service.EUROPE_PMC,
                "search",
                seen -> seen.parameter("query").equals("DOI:\"10.1000/three\"")
                        ? FakeCatalogues.europePmcSearch(FakeCatalogues.europePmc(
                                "33", "Nothing lacks here at all", "10.1000/three", 2018, "Poe P"))
                        : FakeCatalogues.europePmcSearch());
        stand.on(
                Service.OPENALEX,
                "works/doi:10.1000/one",
                seen -> Reply.json(FakeCatalogues.openAlex(5, LACKS_ABSTRACT, "10.1000/one", "77", 2019, "")));
        stand.on(
                Service.CROSSREF,
                "works",
                seen -> FakeCatalogues.crossrefList(
                        FakeCatalogues.crossref("10.1000/two", LACKS_ALL + ".", 2020, "Roe", ""),
                        FakeCatalogues.crossref("10.1000/not", "Something else", 2020, "Roe", "")));

        Completed done = run();

        assertThat(done.asked()).isEqualTo(3);
        assertThat(done.filled())
                .containsEntry(Field.DOI, 1L)
                .containsEntry(Field.ABSTRACT, 2L)
                .containsEntry(Field.PMID, 2L);
        assertThat(record(1).abstractText()).isEqualTo("Pain and more Pain");
        assertThat(record(1).pmid()).isEqualTo("77");
        assertThat(record(2).doi()).isEqualTo("10.1000/two");
        assertThat(record(2).abstractText()).isEqualTo("Deposited & kept.");
        assertThat(record(3).abstractText()).isEqualTo("Own words.");
        assertThat(record(3).pmid()).isEqualTo("33");
        assertThat(new Completion(review.workspace.store()).values(State.FILLED))
                .hasSize(5)
                .first()
                .satisfies(v -> {
                    assertThat(v.service()).isEqualTo("OpenAlex");
                    assertThat(v.matchedBy()).startsWith("DOI (titles alike to 1.00");
                });
        assertThat(review.workspace.store().log(1, 1000))
                .anyMatch(e -> e.action().equals("complete")
                        && e.subject().equals("imported_record")
                        && e.after().contains("10.1000/two")
                        && !e.before().contains("10.1000/two"));
        assertThat(review.workspace.store().verify().faults()).isEmpty();
        assertThat(run().filled()).isEmpty();
    }

    @Test
    void anotherPaperUnderTheSameDoiFillsNothing() {
        stand.on(
                Service.OPENALEX,
                "works/doi:10.1000/one",
                seen -> Reply.json(
                        FakeCatalogues.openAlex(5, "Abstracts of the winter meeting", "10.1000/one", "77", 2019, "")));
        Completed done = run();
        assertThat(record(1).abstractText()).isEmpty();
        // The first author is the same, so that a person may look.
        assertThat(done.proposed()).isEqualTo(2);
        assertThat(done.filled()).isEmpty();
    }

    @Test
    void doubtfulMatchesWaitForAPersonAndAreNotAskedTwice() {
        stand.on(
                Service.CROSSREF,
                "works",
                seen -> FakeCatalogues.crossrefList(
                        FakeCatalogues.crossref("10.1000/late", LACKS_ALL, 2024, "Roe", "")));
        Completion completion = new Completion(review.workspace.store());
        assertThat(run().proposed()).isEqualTo(2);
        assertThat(record(2).doi()).isEmpty();
        List<Completion.Value> waiting = completion.values(State.PROPOSED);
        assertThat(waiting).extracting(Completion.Value::field).containsExactly(Field.DOI, Field.ABSTRACT);
        assertThat(waiting.get(0).matchedBy()).contains("years 4 apart", "first author the same");

        long doi = waiting.get(0).number();
        long text = waiting.get(1).number();
        assertThatThrownBy(() -> completion.decide(review.ben, Set.of(doi, 99L), Set.of()))
                .hasMessageContaining("proposal 99");
        assertThat(record(2).doi()).isEmpty();
        completion.decide(review.ben, Set.of(doi), Set.of(text));
        assertThat(record(2).doi()).isEqualTo("10.1000/late");
        assertThat(record(2).abstractText()).isEmpty();
        stand.on(
                Service.CROSSREF,
                "works/10.1000/late",
                seen -> FakeCatalogues.crossrefWork(
                        FakeCatalogues.crossref("10.1000/late", "Another " + LACKS_ALL, 2024, "Roe", "")));
        assertThat(run().proposed()).isZero();
        assertThat(review.workspace.store().verify().faults()).isEmpty();
    }

    @Test
    void twoThatFitEquallyWellAreNotChosenFrom() {
        stand.on(
                Service.CROSSREF,
                "works",
                seen -> FakeCatalogues.crossrefList(
                        FakeCatalogues.crossref("10.1000/a", LACKS_ALL, 2020, "Roe", ""),
                        FakeCatalogues.crossref("10.1000/b", LACKS_ALL, 2021, "Roe", "")));
        assertThat(run().filled()).doesNotContainKey(Field.DOI);
        assertThat(new Completion(review.workspace.store()).values(State.PROPOSED))
                .extracting(Completion.Value::content)
                .contains("10.1000/a", "10.1000/b");
    }
}
