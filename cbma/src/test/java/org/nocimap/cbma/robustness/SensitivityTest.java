package org.nocimap.cbma.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.nocimap.cbma.AleResult;
import org.nocimap.engine.Jobs;
import org.nocimap.engine.LocalEngine;
import org.nocimap.engine.Progress;
import org.nocimap.evidence.StudySet;
import org.nocimap.evidence.selection.Selection;
import org.nocimap.files.InputException;

final class SensitivityTest {
    private static final StudySet SET = Sets.carriedBy(6, 14, 6);

    private static Exclusion without(String rule) {
        StudySet rest = Selection.parse("not (" + rule + ")").apply(SET).kept();
        return new Exclusion(rule, SET.experimentCount() - rest.experimentCount(), rest);
    }

    @Test
    void withoutItsCarriersAClusterIsLost() {
        AleResult full = Sets.analyse(SET, Sets.spec());
        List<SensitivityResult> results = new Sensitivity(Jobs.plain())
                .run(full, List.of(without("carrier = yes"), without("study = \"Study B3\"")));
        SensitivityResult carriers = results.get(0);
        assertThat(carriers.experiments()).isEqualTo(8);
        assertThat(carriers.kept()).isZero();
        assertThat(carriers.lost()).isEqualTo(1);
        SensitivityResult one = results.get(1);
        assertThat(one.exclusion().left()).isEqualTo(1);
        assertThat(one.kept()).isEqualTo(1);
        assertThat(one.fates().get(0).peak()).isEqualTo(ClusterFate.Peak.KEPT);
        assertThat(one.overlap().dice()).isGreaterThan(0.7);
    }

    /** Compared with a set whose carriers were left out, the cluster of all is new. */
    @Test
    void aClusterThatWasNotThereIsNew() {
        AleResult few = Sets.analyse(without("carrier = yes").rest(), Sets.spec());
        assertThat(few.primary().clusters()).isEmpty();
        SensitivityResult result = new Sensitivity(Jobs.plain())
                .run(few, List.of(new Exclusion("none", 0, SET)))
                .get(0);
        assertThat(result.fresh()).hasSize(1);
        assertThat(result.fresh().get(0).highestPeak().point().distanceTo(Sets.TRUTH))
                .isLessThan(10);
        assertThat(result.overlap().dice()).isZero();
    }

    @Test
    void threadsAndInterruptionsChangeNothing() {
        AleResult full = Sets.analyse(SET, Sets.spec());
        List<Exclusion> exclusions = List.of(without("n < 20"), without("study = \"Study A1\""));
        List<MapOverlap> one = overlaps(Jobs.plain(), full, exclusions);
        HalfDone kept = new HalfDone();
        Jobs jobs = new Jobs(new LocalEngine(3), kept, Progress.NONE);
        assertThat(overlaps(jobs, full, exclusions)).isEqualTo(one);
        kept.kill();
        assertThat(overlaps(jobs, full, exclusions)).isEqualTo(one);
        assertThat(kept.reused()).isPositive();
    }

    private static List<MapOverlap> overlaps(Jobs jobs, AleResult full, List<Exclusion> exclusions) {
        return new Sensitivity(jobs)
                .run(full, exclusions).stream().map(SensitivityResult::overlap).toList();
    }

    @Test
    void nothingLeftIsRefused() {
        AleResult full = Sets.analyse(SET, Sets.spec());
        assertThatThrownBy(() -> new Sensitivity(Jobs.plain())
                        .run(full, List.of(new Exclusion("all", 14, SET.withStudies(List.of())))))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no experiment is left");
    }

    @Property(tries = 100)
    void overlapIsAShareAndTheSameBothWaysRound(@ForAll @Size(20) boolean[] first, @ForAll @Size(20) boolean[] second) {
        MapOverlap there = MapOverlap.of(first, second);
        MapOverlap back = MapOverlap.of(second, first);
        assertThat(there.dice()).isEqualTo(back.dice()).isBetween(0.0, 1.0);
        assertThat(MapOverlap.of(first, first).dice()).isEqualTo(1);
        assertThat(there.shareKept()).isBetween(0.0, 1.0);
    }
}
