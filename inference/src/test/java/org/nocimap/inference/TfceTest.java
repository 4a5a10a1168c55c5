package org.nocimap.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.nocimap.engine.RandomStream;
import org.nocimap.image.Components;
import org.nocimap.image.Connectivity;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;

class TfceTest {
    /** The definition: threshold at every height there is; between two heights the extents stay as they are. */
    private static double[] byDefinition(Mask mask, double[] height, Connectivity connectivity) {
        double[] scores = new double[height.length];
        double[] levels =
                Arrays.stream(height).filter(h -> h > 0).distinct().sorted().toArray();
        for (int n = 0; n < levels.length; n++) {
            double top = levels[n];
            double bottom = n == 0 ? 0 : levels[n - 1];
            Components components = Components.find(mask, v -> height[v] >= top, connectivity);
            for (int label = 1; label <= components.count(); label++) {
                double gain = Math.sqrt(components.size(label)) * (Math.pow(top, 3) - Math.pow(bottom, 3)) / 3;
                for (int member : components.members(label)) {
                    scores[member] += gain;
                }
            }
        }
        return scores;
    }

    @Property(tries = 150)
    void isTheIntegralOverAllThresholds(@ForAll long seed) {
        RandomStream random = RandomStream.of(seed, "test.tfce", 0);
        Mask mask = TestMaps.random(random);
        double[] height = TestMaps.heights(random, mask.size());
        for (Connectivity connectivity : Connectivity.values()) {
            double[] expected = byDefinition(mask, height, connectivity);
            Tfce tfce = new Tfce(mask, connectivity);
            double[] scores = tfce.scores(height);
            for (int n = 0; n < expected.length; n++) {
                assertThat(scores[n]).isCloseTo(expected[n], within(1e-12 * (1 + expected[n])));
            }
            assertThat(tfce.maximum(height))
                    .isEqualTo(Arrays.stream(scores).max().orElseThrow());
        }
    }

    @Property(tries = 100)
    void growsWithTheCubeOfTheHeight(@ForAll long seed) {
        RandomStream random = RandomStream.of(seed, "test.tfce", 1);
        Mask mask = TestMaps.random(random);
        double[] height = TestMaps.heights(random, mask.size());
        Tfce tfce = new Tfce(mask, Connectivity.EDGES);
        double[] scores = tfce.scores(height);
        // Doubling moves the exponent only: every bit of the result is the same.
        double[] doubled = tfce.scores(Arrays.stream(height).map(h -> 2 * h).toArray());
        assertThat(doubled)
                .containsExactly(Arrays.stream(scores).map(s -> 8 * s).toArray());
    }

    @Property(tries = 100)
    void doesNotDependOnTheOrderOfVoxels(@ForAll long seed) {
        RandomStream random = RandomStream.of(seed, "test.tfce", 2);
        Grid grid = TestMaps.grid(5, 4, 3, 2);
        Mask mask = TestMaps.all(grid);
        double[] height = TestMaps.heights(random, mask.size());
        double[] turned = new double[height.length];
        for (int n = 0; n < height.length; n++) {
            turned[n] = height[height.length - 1 - n];
        }
        double[] scores = new Tfce(mask, Connectivity.EDGES).scores(height);
        double[] turnedScores = new Tfce(mask, Connectivity.EDGES).scores(turned);
        for (int n = 0; n < height.length; n++) {
            assertThat(turnedScores[height.length - 1 - n]).isCloseTo(scores[n], within(1e-12 * (1 + scores[n])));
        }
    }

    @Property(tries = 50)
    void keepsNothingFromTheMapBefore(@ForAll long seed) {
        RandomStream random = RandomStream.of(seed, "test.tfce", 3);
        Mask mask = TestMaps.random(random);
        double[] first = TestMaps.heights(random, mask.size());
        double[] second = TestMaps.heights(random, mask.size());
        Tfce used = new Tfce(mask, Connectivity.CORNERS);
        used.scores(first);
        assertThat(used.scores(second)).containsExactly(new Tfce(mask, Connectivity.CORNERS).scores(second));
    }

    @Test
    void aLoneVoxelScoresAThirdOfItsCube() {
        Mask mask = TestMaps.all(TestMaps.grid(3, 1, 1, 2));
        assertThat(new Tfce(mask, Connectivity.FACES).scores(new double[] {3, 0, -2}))
                .containsExactly(9, 0, 0);
    }

    @Test
    void aPairSharesWhatLiesBelowTheLowerOne() {
        Mask mask = TestMaps.all(TestMaps.grid(2, 1, 1, 2));
        double shared = Math.sqrt(2) * 1 / 3;
        double[] scores = new Tfce(mask, Connectivity.FACES).scores(new double[] {2, 1});
        assertThat(scores[0]).isCloseTo(shared + (8 - 1) / 3.0, within(1e-15));
        assertThat(scores[1]).isCloseTo(shared, within(1e-15));
    }

    @Test
    void theSameShapeElsewhereScoresTheSameBits() {
        // Ties between an observed and a permuted maximum must be ties.
        Mask mask = TestMaps.all(TestMaps.grid(12, 7, 7, 2));
        double[] near = blob(mask, 3, 3, 3);
        double[] far = blob(mask, 8, 2, 4);
        Tfce tfce = new Tfce(mask, Connectivity.EDGES);
        assertThat(tfce.maximum(near)).isEqualTo(tfce.maximum(far)).isPositive();
    }

    private static double[] blob(Mask mask, int i, int j, int k) {
        double[] height = new double[mask.size()];
        for (int dk = -2; dk <= 2; dk++) {
            for (int dj = -2; dj <= 2; dj++) {
                for (int di = -2; di <= 2; di++) {
                    height[mask.grid().index(i + di, j + dj, k + dk)] =
                            4 * Math.exp(-0.31 * (di * di + dj * dj + dk * dk));
                }
            }
        }
        return height;
    }
}
