package org.nocimap.review.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nocimap.files.InputException;
import org.nocimap.files.Problems;
import org.nocimap.review.TestReview;
import org.nocimap.review.intake.Origin;
import org.nocimap.review.screening.Assignments;
import org.nocimap.review.screening.Order;
import org.nocimap.review.screening.Outcome;
import org.nocimap.review.screening.Phase;
import org.nocimap.review.screening.Votes;
import org.nocimap.review.store.Store;

class VoteTableTest {
    private static List<Outcome> cast(TestReview review, Path file) {
        Problems problems = new Problems();
        List<Votes.Slip> slips = VoteTable.read(file, "ana", Phase.TITLE_ABSTRACT, problems);
        return new Votes(review.workspace.store()).castAll(review.ana, slips, problems);
    }

    private static TestReview begun(Path folder) {
        TestReview review = new TestReview(folder);
        review.importPapers(1, 10, Origin.DATABASE, "PubMed");
        new Assignments(review.workspace.store())
                .assign(review.lead, new Assignments.Plan(Phase.TITLE_ABSTRACT, List.of("ana"), 1, Order.RANDOM, 1, 0));
        return review;
    }

    @Test
    void aTableWithFaultsCastsNothingAndTellsThemAll(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("v.csv"),
                "publication,vote,reason\n1,yes,\n2,perhaps,\n3,no,X9\n4,no,P1\n4,yes,\n77,no,\nfive,no,\n");
        try (TestReview review = begun(folder)) {
            Store store = review.workspace.store();
            String before = store.end().hash();
            assertThatThrownBy(() -> cast(review, file))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("row 3")
                    .hasMessageContaining("row 4")
                    .hasMessageContaining("\"X9\" is no criterion")
                    .hasMessageContaining("publication 4 stands here twice")
                    .hasMessageContaining("row 7")
                    .hasMessageContaining("not assigned to ana")
                    .hasMessageContaining("row 8");
            assertThat(store.end().hash()).as("nothing was written").isEqualTo(before);
            Files.writeString(file, "publication,vote,reason,note,labels\n1,yes,,,\n4,no,P1,\"a, b\",\"later,fmri\"\n");
            assertThat(cast(review, file)).containsExactly(Outcome.INCLUDED, Outcome.EXCLUDED);
            assertThat(new Votes(store).visible(review.ana, 4, Phase.TITLE_ABSTRACT))
                    .extracting(Votes.Vote::note, Votes.Vote::labels)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple("a, b", "later,fmri"));
        }
    }
}
