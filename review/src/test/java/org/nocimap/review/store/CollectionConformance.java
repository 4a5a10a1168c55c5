package org.nocimap.review.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nocimap.review.TestReview;
import org.nocimap.review.flow.Flow;
import org.nocimap.review.flow.FlowCounts;
import org.nocimap.review.studies.Studies;
import org.nocimap.review.studies.StudyNames;
import org.nocimap.review.workspace.Workspace;

/** What must hold of studies and of what is extracted from them, whichever database keeps the review. */
abstract class CollectionConformance {
    /** An address without a review, a new one at every call. */
    abstract StoreAddress empty();

    @TempDir
    Path folder;

    TestReview review;
    Store store;

    @BeforeEach
    void begin() {
        store = Store.create(empty(), StoreClock.system());
        review = new TestReview(folder, new Workspace(folder.resolve("review"), store));
        review.includeFirst(4, 6);
    }

    @AfterEach
    void end() {
        review.close();
    }

    private FlowCounts flow() {
        return store.read(Flow::of);
    }

    /** What the review is made of again from its export, here and in a file, is the same and verifies. */
    void assertThatAnExportMakesTheSameReview() {
        assertThat(store.verify().faults()).isEmpty();
        Path export = folder.resolve("export");
        Archive.write(store, export);
        for (StoreAddress place : List.of(empty(), new StoreAddress.SqliteFile(folder.resolve("again.db")))) {
            try (Store again = Archive.read(export, place, StoreClock.system())) {
                assertThat(again.end()).isEqualTo(store.end());
                assertThat(again.verify().faults()).isEmpty();
                for (Table table : Table.values()) {
                    assertThat(again.<List<Row>>read(r -> r.all(table)))
                            .as(table.sqlName())
                            .isEqualTo(store.<List<Row>>read(r -> r.all(table)));
                }
            }
        }
    }

    @Test
    void severalPublicationsAreOneStudyUntilThatIsUndone() {
        Studies studies = new Studies(store);
        assertThat(flow().newStudies()).isEqualTo(4);
        studies.link(review.ana, "Cohort 2010", List.of(1L, 3L), "two papers on one cohort");
        assertThat(flow().newStudies()).isEqualTo(3);
        assertThat(flow().newReports()).isEqualTo(4);
        assertThat(store.<StudyNames>read(StudyNames::of).byPublication())
                .containsEntry(1L, "Cohort 2010")
                .containsEntry(3L, "Cohort 2010")
                .containsEntry(2L, "Author2 2002");
        studies.sample(review.ben, "Cohort 2010", new Studies.Sample("patients", 24, "", List.of(1L, 3L)));
        assertThat(studies.all().get(0).samples())
                .containsExactly(new Studies.Sample("patients", 24, "", List.of(1L, 3L)));
        assertThatThrownBy(() ->
                        studies.sample(review.ben, "Cohort 2010", new Studies.Sample("others", 9, "", List.of(2L))))
                .hasMessageContaining("is no report of Cohort 2010");
        assertThat(studies.all().get(0).samples()).hasSize(1);

        studies.unlink(review.ana, 3);
        assertThat(studies.all().get(0).samples().get(0).reports()).containsExactly(1L);
        assertThat(flow().newStudies()).isEqualTo(4);
        studies.link(review.ana, "Another 2011", List.of(1L), "");
        assertThat(studies.all()).extracting(Studies.Study::name).containsExactly("Another 2011");
        assertThatThrownBy(() -> studies.unlink(review.ana, 3)).hasMessageContaining("linked to no study");
        assertThatThrownBy(() -> studies.link(review.ana, "a/b", List.of(1L), ""))
                .hasMessageContaining("slash");
        assertThatThrownBy(() -> studies.link(review.ana, "x", List.of(77L), ""))
                .hasMessageContaining("no publication");
        assertThatAnExportMakesTheSameReview();
    }

    @Test
    void aSampleOutsideItsStudyIsRefusedByTheStoreItself() {
        Studies studies = new Studies(store);
        studies.link(review.ana, "One", List.of(1L), "");
        studies.sample(review.ana, "One", new Studies.Sample("s", 0, "", List.of(1L)));
        assertThatThrownBy(() -> store.write("ana", "unlink", w -> {
                    w.put(Table.STUDY_REPORT, Row.of("publication", 1L, "study", "One", "state", Studies.Link.UNDONE));
                    return 0;
                }))
                .hasMessageContaining("a report's sample belongs to the study of the report");
        assertThat(store.verify().faults()).isEmpty();
    }
}
