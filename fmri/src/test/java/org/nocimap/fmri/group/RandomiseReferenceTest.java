package org.nocimap.fmri.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nocimap.engine.Jobs;
import org.nocimap.image.Connectivity;
import org.nocimap.inference.CorrectedStatistic;
import org.nocimap.inference.Correction;
import org.nocimap.inference.InferenceSpec;
import org.nocimap.inference.Sides;
import org.nocimap.inference.permutation.Blocks;
import org.nocimap.inference.permutation.Exchange;
import org.nocimap.inference.permutation.LinearTest;
import org.nocimap.inference.permutation.PermutationTest;
import org.nocimap.inference.permutation.Rearrangements;

/** Permutation p beside FSL 5.0.9's {@code randomise -n 5000 -T -x}, which tests large values of each contrast. */
class RandomiseReferenceTest {
    private static final int THEIRS = 5000;
    private static final int OURS = 2000;

    private static Flameo data;

    @BeforeAll
    static void read() {
        data = new Flameo();
    }

    @Test
    void correctedPAreThoseOfRandomiseWithinChance() {
        for (int c = 0; c < 3; c++) {
            InferenceSpec spec = new InferenceSpec(
                    0.01, 0.05, OURS, 0, Connectivity.FACES, java.util.List.of(Correction.VOXEL_FWE), 7);
            PermutationTest test = new PermutationTest(
                    LinearTest.of(data.design, data.contrasts.get(c), data.values()),
                    Rearrangements.of(data.design, Exchange.PERMUTE, Blocks.none(24), OURS, 7),
                    data.mask,
                    Sides.UPPER,
                    spec);
            PermutationTest.Result result = test.run(Jobs.plain(), "permutations", "");
            double[] t = data.map("rnd_tstat" + (c + 1));
            for (int n = 0; n < t.length; n++) {
                assertThat(result.map().statistic()[n]).isCloseTo(t[n], within(2e-4 * (1 + Math.abs(t[n]))));
            }
            near(result.upper().get(0), data.map("rnd_vox_corrp_tstat" + (c + 1)));
        }
    }

    /** Two binomial shares; 3.5 standard errors of their difference, and a half step of each for the observed map. */
    private static void near(CorrectedStatistic ours, double[] theirs) {
        for (int n = 0; n < theirs.length; n++) {
            double p = 1 - theirs[n];
            double spread = Math.sqrt(Math.max(p * (1 - p), 1.0 / THEIRS) * (1.0 / THEIRS + 1.0 / OURS));
            assertThat(ours.correctedP()[n]).isCloseTo(p, within(3.5 * spread + 1.0 / OURS));
        }
    }
}
