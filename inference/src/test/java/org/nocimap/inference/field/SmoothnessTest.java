package org.nocimap.inference.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nocimap.image.Affine;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;

class SmoothnessTest {
    private static final Grid GRID = new Grid(40, 40, 40, Affine.diagonal(2, 2, 2, 0, 0, 0));
    private static final Mask ALL =
            Mask.of(GRID, IntStream.range(0, GRID.size()).toArray());

    /** White noise smoothed by a Gaussian along each axis, cyclically. */
    private static double[] noise(Random random, double... sigma) {
        double[] map = random.doubles(GRID.size()).map(u -> u - 0.5).toArray();
        int[] stride = {1, 40, 1600};
        for (int axis = 0; axis < 3; axis++) {
            double[] smooth = new double[map.length];
            for (int index = 0; index < map.length; index++) {
                int at = index / stride[axis] % 40;
                for (int d = -8; d <= 8; d++) {
                    int other = index + ((at + d + 40) % 40 - at) * stride[axis];
                    smooth[index] += map[other] * Math.exp(-d * d / (2 * sigma[axis] * sigma[axis]));
                }
            }
            map = smooth;
        }
        return map;
    }

    @Test
    void theKernelThatSmoothedNoiseIsFound() {
        SmoothnessEstimate estimate = new SmoothnessEstimate(ALL);
        Random random = new Random(1);
        for (int t = 0; t < 10; t++) {
            estimate.add(noise(random, 1.2, 1.6, 2.0));
        }
        Smoothness smoothness = estimate.ofMap();
        assertThat(smoothness.sigmaVoxels()[0]).isCloseTo(1.2, within(0.02));
        assertThat(smoothness.sigmaVoxels()[1]).isCloseTo(1.6, within(0.03));
        assertThat(smoothness.sigmaVoxels()[2]).isCloseTo(2.0, within(0.04));
        assertThat(smoothness.fwhmMm()[0]).isCloseTo(2.3548 * 1.2 * 2, within(0.1));
        assertThat(smoothness.fwhmVoxels()).isCloseTo(2.3548 * Math.cbrt(1.2 * 1.6 * 2.0), within(0.05));
        assertThat(smoothness.roughness()).isCloseTo(1 / (1.2 * 1.6 * 2.0 * Math.sqrt(8)), within(0.003));
        assertThat(estimate.ofResiduals(10).roughness()).isGreaterThan(1.15 * smoothness.roughness());
    }

    @Test
    void theReselsOfABoxAreThoseOfItsSides() {
        Smoothness smoothness = new Smoothness(new double[] {2, 2, 2}, 1 / (8 * Math.sqrt(8)), ALL);
        double side = 39 / (2 * 2 * Math.sqrt(2 * Math.log(2)));
        double[] resels = smoothness.peaks().resels();
        assertThat(resels[0]).isEqualTo(1);
        assertThat(resels[1]).isCloseTo(3 * side, within(1e-9));
        assertThat(resels[2]).isCloseTo(3 * side * side, within(1e-9));
        assertThat(resels[3]).isCloseTo(side * side * side, within(1e-9));
    }

    @Test
    void whiteNoiseAndLinesHaveNoSmoothness() {
        SmoothnessEstimate flat = new SmoothnessEstimate(Mask.of(GRID, new int[] {0, 1, 2, 3}));
        flat.add(new double[] {1, 2, 3, 4});
        assertThat(flat.isKnown()).isFalse();
        assertThatThrownBy(flat::ofMap).isInstanceOf(IllegalStateException.class);
    }
}
