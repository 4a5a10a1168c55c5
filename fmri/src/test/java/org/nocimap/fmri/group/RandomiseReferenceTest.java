package org.nocimap.fmri.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nocimap.engine.Jobs;
import org.nocimap.image.Connectivity;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;
import org.nocimap.image.Voxel;
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

    /** What a sum over a hundred steps instead of the integral changes in p: it takes a few hundredths of a score, more of low ones. */
    private static final double STEPS = 0.01;

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

    /**
     * In their result no voxel of the image's outermost layer has a TFCE score, and the p of all others follow, rank for rank, from scores
     * of the rest with 6 neighbours, E = ½ and H = 2 in a hundred steps: their components do not reach the edge of the image. Here the
     * mask fills the image, so that 728 of 1728 voxels are concerned; in a brain's image none is. With that layer taken away the exact
     * integral agrees within chance and what a hundred steps of h² lose (see {@link #STEPS}).
     */
    @Test
    void tfcePAreThoseOfRandomiseAwayFromTheEdgeOfTheImage() {
        Grid grid = data.mask.grid();
        Mask inside = data.mask.where(n -> {
            Voxel v = grid.voxel(data.mask.index(n));
            return v.i() > 0
                    && v.j() > 0
                    && v.k() > 0
                    && v.i() < grid.nx() - 1
                    && v.j() < grid.ny() - 1
                    && v.k() < grid.nz() - 1;
        });
        float[][] all = data.values();
        float[][] values = new float[all.length][inside.size()];
        int[] places = new int[inside.size()];
        for (int n = 0; n < places.length; n++) {
            places[n] = data.mask.position(inside.index(n));
            for (int i = 0; i < values.length; i++) {
                values[i][n] = all[i][places[n]];
            }
        }
        for (int c = 0; c < 3; c++) {
            InferenceSpec spec = new InferenceSpec(
                    0.01, 0.05, OURS, 0, Connectivity.FACES, java.util.List.of(Correction.TFCE_FWE), 7);
            CorrectedStatistic ours = new PermutationTest(
                            LinearTest.of(data.design, data.contrasts.get(c), values),
                            Rearrangements.of(data.design, Exchange.PERMUTE, Blocks.none(24), OURS, 7),
                            inside,
                            Sides.UPPER,
                            spec)
                    .run(Jobs.plain(), "permutations", "")
                    .upper()
                    .get(0);
            double[] theirs = data.map("rnd_tfce_corrp_tstat" + (c + 1));
            int lower = 0;
            for (int n = 0; n < theirs.length; n++) {
                if (!inside.contains(data.mask.index(n))) {
                    assertThat(theirs[n]).isZero();
                }
            }
            for (int n = 0; n < places.length; n++) {
                double p = 1 - theirs[places[n]];
                double spread = Math.sqrt(Math.max(p * (1 - p), 1.0 / THEIRS) * (1.0 / THEIRS + 1.0 / OURS));
                assertThat(ours.correctedP()[n]).isCloseTo(p, within(3.5 * spread + 1.0 / OURS + STEPS));
                lower += p < 0.05 ? 1 : 0;
            }
            if (c != 1) {
                assertThat(lower).isPositive();
            }
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
