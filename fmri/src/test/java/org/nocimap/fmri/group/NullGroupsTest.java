package org.nocimap.fmri.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nocimap.engine.Jobs;
import org.nocimap.fmri.simulation.NullGroups;
import org.nocimap.image.Connectivity;
import org.nocimap.inference.CorrectedStatistic;
import org.nocimap.inference.Correction;
import org.nocimap.inference.InferenceSpec;
import org.nocimap.inference.Sides;
import org.nocimap.inference.permutation.Blocks;
import org.nocimap.inference.permutation.LinearTest;
import org.nocimap.inference.permutation.PermutationTest;
import org.nocimap.inference.permutation.Rearrangements;
import org.nocimap.stats.glm.Contrast;

/** Two random halves of participants without an effect; the long run stands in {@code benchmarks/results/group.md}. */
class NullGroupsTest {
    private static final int SPLITS = 300;

    /** With 39 permutations p can be 1/40 or 2/40 and no other at most 0.05, so that the rate is 0.05 exactly. */
    private static final int PERMUTATIONS = 39;

    @Test
    void permutationsFindADifferenceOfHalvesAsOftenAsTheyPromise() {
        List<Correction> corrections = List.of(
                Correction.VOXEL_FWE, Correction.CLUSTER_SIZE_FWE, Correction.CLUSTER_MASS_FWE, Correction.TFCE_FWE);
        Map<Correction, Integer> found = new EnumMap<>(Correction.class);
        NullGroups groups = new NullGroups(6, 16, 8, 0.5);
        for (int split = 0; split < SPLITS; split++) {
            NullGroups.Drawn drawn = groups.draw(2, split);
            Contrast contrast = Contrast.t("a - b", 1, -1);
            LinearTest test = LinearTest.of(
                    drawn.design().design(), contrast, drawn.maps().effects());
            PermutationTest.Result result = new PermutationTest(
                            test,
                            Rearrangements.of(
                                    drawn.design().design(),
                                    test.usualExchange(),
                                    Blocks.none(16),
                                    PERMUTATIONS,
                                    split),
                            drawn.maps().mask(),
                            Sides.UPPER,
                            new InferenceSpec(0.05, 0.05, PERMUTATIONS, 0, Connectivity.CORNERS, corrections, split))
                    .run(Jobs.plain(), "permutations", "");
            for (CorrectedStatistic one : result.upper()) {
                found.merge(one.correction(), one.clusters().isEmpty() ? 0 : 1, Integer::sum);
            }
        }
        // 3.3 binomial standard errors: one error in a thousand for each.
        double reach = 3.3 * Math.sqrt(0.05 * 0.95 / SPLITS);
        corrections.forEach(one ->
                assertThat(found.get(one) / (double) SPLITS).as(one.flag()).isCloseTo(0.05, within(reach)));
    }
}
