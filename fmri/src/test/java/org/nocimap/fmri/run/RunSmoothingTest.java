package org.nocimap.fmri.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nocimap.engine.RandomStream;
import org.nocimap.image.Affine;
import org.nocimap.image.GaussianSmoothing;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;
import org.nocimap.image.Volume;

class RunSmoothingTest {
    private static final Grid GRID = new Grid(14, 11, 9, Affine.diagonal(2, 3, 4, 0, 0, 0));

    @Test
    void aFullBoxIsSmoothedAsTheImageRoomDoes() {
        Mask mask = Mask.of(GRID, IntStream.range(0, GRID.size()).toArray());
        float[] data = noise(GRID.size());
        Run run = new Run(mask, 2, new float[][] {data.clone(), data.clone()});
        new RunSmoothing(mask, 6).apply(run);
        Volume expected = GaussianSmoothing.ofFwhm(6).apply(new Volume(GRID, data));
        for (int v = 0; v < mask.size(); v++) {
            assertThat(run.volumes()[1][v]).isCloseTo(expected.data()[v], within(2e-5f));
        }
    }

    @Test
    void insideAnyMaskAConstantStaysAndNothingComesFromOutside() {
        RandomStream random = RandomStream.of(1, "fmri.test.mask", 0);
        Mask mask = Mask.of(
                GRID,
                IntStream.range(0, GRID.size())
                        .filter(v -> random.nextDouble() < 0.4)
                        .toArray());
        float[] constant = new float[mask.size()];
        Arrays.fill(constant, 7);
        Run run = new Run(mask, 2, new float[][] {constant, noise(mask.size())});
        new RunSmoothing(mask, 8).apply(run);
        for (float v : run.volumes()[0]) {
            assertThat(v).isCloseTo(7, within(1e-4f));
        }
    }

    @Test
    void noWidthChangesNothing() {
        Mask mask = Mask.of(GRID, new int[] {3, 5, 100});
        Run run = new Run(mask, 2, new float[][] {{1, 2, 3}, {4, 5, 6}});
        new RunSmoothing(mask, 0).apply(run);
        assertThat(run.volumes()[1]).containsExactly(4, 5, 6);
    }

    private static float[] noise(int n) {
        RandomStream random = RandomStream.of(2, "fmri.test.noise", n);
        float[] data = new float[n];
        for (int v = 0; v < n; v++) {
            data[v] = (float) random.nextGaussian();
        }
        return data;
    }
}
