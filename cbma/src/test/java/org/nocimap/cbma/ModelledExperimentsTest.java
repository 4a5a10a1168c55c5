package org.nocimap.cbma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.nocimap.evidence.StudySet;
import org.nocimap.image.Mask;

final class ModelledExperimentsTest {
    private static final AleSpec SPEC = AleSpec.builder().build();
    private static final Mask MASK = TestMasks.ellipsoid(4, 50, 60, 45);

    @Test
    void aSubsetIsTheSameAsAnAnalysisOfItAlone() {
        StudySet all = TestSets.convergent(MASK, 3);
        ModelledExperiments models = ModelledExperiments.of(all, SPEC, MASK);
        ModelledExperiments rest =
                ModelledExperiments.of(new StudySet("rest", all.studies().subList(0, 5)), SPEC, MASK);
        int[] same = rest.experiments().stream()
                .mapToInt(e -> models.experiments().indexOf(e))
                .toArray();
        double[] ale = models.ale(same);
        double[] alone = AleMap.of(rest.model());
        double highest = 0;
        for (int n = 0; n < ale.length; n++) {
            assertThat(ale[n]).isCloseTo(alone[n], within(1e-7));
            highest = Math.max(highest, ale[n]);
        }
        VoxelNull subset = models.voxelNull(same, highest);
        VoxelNull direct = VoxelNull.convolution(rest.model(), highest);
        assertThat(subset.criticalAle(0.001)).isEqualTo(direct.criticalAle(0.001));
        assertThat(subset.p(highest)).isCloseTo(direct.p(highest), within(1e-12));
    }

    @Test
    void positionsAscendAndActivationsLieBetweenNoughtAndOne() {
        ModelledExperiments models = ModelledExperiments.of(TestSets.convergent(MASK, 9), SPEC, MASK);
        for (int e = 0; e < models.count(); e++) {
            int[] at = models.positions(e);
            float[] ma = models.activations(e);
            assertThat(at).isSorted().hasSameSizeAs(ma).isNotEmpty();
            for (float value : ma) {
                assertThat(value).isPositive().isLessThan(1);
            }
        }
    }
}
