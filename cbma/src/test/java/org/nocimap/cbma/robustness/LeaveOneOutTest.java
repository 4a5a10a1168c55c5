package org.nocimap.cbma.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nocimap.cbma.AleResult;
import org.nocimap.engine.Jobs;
import org.nocimap.engine.LocalEngine;
import org.nocimap.engine.Progress;
import org.nocimap.evidence.Study;
import org.nocimap.evidence.StudySet;
import org.nocimap.files.InputException;
import org.nocimap.inference.Cluster;

final class LeaveOneOutTest {
    private static final StudySet SET = Sets.carriedBy(4, 9, 5);
    private static final AleResult FULL = Sets.analyse(SET, Sets.spec());

    /** Every number again, by analysing the sets that are left, in another order, and counting voxel by voxel. */
    @Test
    void everyRunIsThePlainAnalysisOfTheOthers() {
        assertThat(FULL.primary().clusters()).hasSize(1);
        LeaveOneOutResult result = new LeaveOneOut(Jobs.plain()).run(SET, FULL);
        assertThat(result.runs()).hasSameSizeAs(SET.studies());
        double[] share = new double[FULL.mask().size()];
        for (LeftOut run : result.runs()) {
            List<Study> rest = new ArrayList<>(SET.studies());
            assertThat(rest.removeIf(s -> s.id().equals(run.study()))).isTrue();
            Collections.reverse(rest);
            boolean[] without =
                    Sets.analyse(SET.withStudies(rest), Sets.spec()).primary().significant();
            boolean[] all = FULL.primary().significant();
            int both = 0;
            int either = 0;
            for (int n = 0; n < all.length; n++) {
                both += all[n] && without[n] ? 1 : 0;
                either += all[n] || without[n] ? 1 : 0;
                share[n] += without[n] ? 1.0 / SET.studies().size() : 0;
            }
            double jaccard = (double) both / either;
            assertThat(run.overlap().dice()).isCloseTo(2 * jaccard / (1 + jaccard), within(1e-12));
            Cluster cluster = FULL.primary().clusters().get(0);
            assertThat(run.fates().get(0).shareKept()).isEqualTo((double) both / cluster.voxels());
        }
        assertThat(result.share()).isEqualTo(share);
    }

    /** Four carriers: without any of them the cluster is smaller; without any other study it stays much as it is. */
    @Test
    void aClusterDependsOnThoseWhoCarryIt() {
        LeaveOneOutResult result = new LeaveOneOut(Jobs.plain()).run(SET, FULL);
        List<String> carriers = SET.studies().stream()
                .filter(s -> "yes".equals(s.experiments().get(0).tags().get("carrier")))
                .map(Study::id)
                .toList();
        assertThat(carriers).contains(result.worst(1).study()).containsAll(result.dependsOn(1));
        assertThat(result.survivals(1))
                .isEqualTo(SET.studies().size() - result.dependsOn(1).size());
        for (LeftOut run : result.runs()) {
            if (!carriers.contains(run.study())) {
                assertThat(run.fates().get(0).shareKept()).as(run.study()).isGreaterThan(0.7);
            }
        }
    }

    @Test
    void threadsAndInterruptionsChangeNothing() {
        LeaveOneOutResult one = new LeaveOneOut(Jobs.plain()).run(SET, FULL);
        HalfDone kept = new HalfDone();
        Jobs jobs = new Jobs(new LocalEngine(3), kept, Progress.NONE);
        assertThat(new LeaveOneOut(jobs).run(SET, FULL).share()).isEqualTo(one.share());
        kept.kill();
        assertThat(new LeaveOneOut(jobs).run(SET, FULL).runs()).isEqualTo(one.runs());
        assertThat(kept.jobs()).isEqualTo(SET.studies().size());
        assertThat(kept.reused()).isPositive();
    }

    @Test
    void progressIsOfTheWhole() {
        List<String> heard = new ArrayList<>();
        Jobs jobs = Jobs.plain().reporting((label, done, total) -> heard.add(label + " " + done + "/" + total));
        new LeaveOneOut(jobs).run(SET, FULL);
        assertThat(heard)
                .startsWith("leave one out 0/9000")
                .endsWith("leave one out 9000/9000")
                .doesNotHaveDuplicates();
    }

    @Test
    void theOnlyStudyCannotBeLeftOut() {
        StudySet alone = SET.withStudies(SET.studies().subList(0, 1));
        assertThatThrownBy(() -> new LeaveOneOut(Jobs.plain()).run(alone, FULL))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("only one study");
    }
}
