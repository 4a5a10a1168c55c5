package org.nocimap.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ResampleTest {
    private static final Grid GRID = new Grid(6, 5, 4, Affine.of(0, -2, 0, 9, 3, 0, 0, -5, 0, 0, 1.5, 2));

    private static Volume noise(Grid grid) {
        Random random = new Random(5);
        float[] data = new float[grid.size()];
        for (int v = 0; v < data.length; v++) {
            data[v] = random.nextFloat();
        }
        return new Volume(grid, data);
    }

    @Property(tries = 300)
    void aLinearFieldIsReadExactly(
            @ForAll @DoubleRange(min = 0, max = 5) double i,
            @ForAll @DoubleRange(min = 0, max = 4) double j,
            @ForAll @DoubleRange(min = 0, max = 3) double k) {
        float[] data = new float[GRID.size()];
        for (int v = 0; v < data.length; v++) {
            Point p = GRID.pointOf(v);
            data[v] = (float) (2 * p.x() - p.y() + 0.5 * p.z());
        }
        Point p = GRID.affine().apply(i, j, k);
        double value = new SampledVolume(new Volume(GRID, data), Interpolation.LINEAR, 0).at(p);
        assertThat(value).isEqualTo(2 * p.x() - p.y() + 0.5 * p.z(), Offset.offset(1e-4));
    }

    @Test
    void insideReachesHalfAVoxelBeyondTheCentres() {
        Volume volume = noise(GRID);
        for (Interpolation how : Interpolation.values()) {
            SampledVolume sampled = new SampledVolume(volume, how, -1);
            assertThat(sampled.atIndex(5.49, 2, 1)).isEqualTo(volume.at(5, 2, 1));
            assertThat(sampled.atIndex(-0.49, 2, 1)).isEqualTo(volume.at(0, 2, 1));
            assertThat(sampled.atIndex(5.51, 2, 1)).isEqualTo(-1);
            assertThat(sampled.atIndex(2, -0.51, 1)).isEqualTo(-1);
            assertThat(sampled.atIndex(2, 2, Double.NaN)).isEqualTo(-1);
        }
    }

    @Test
    void nanSpreadsNoFartherThanItMust() {
        Volume volume = noise(GRID);
        volume.data()[GRID.index(2, 2, 2)] = Float.NaN;
        SampledVolume sampled = new SampledVolume(volume, Interpolation.LINEAR, 0);
        assertThat(sampled.atIndex(1, 2, 2)).isEqualTo(volume.at(1, 2, 2));
        assertThat(sampled.atIndex(1.5, 2, 2)).isNaN();
    }

    @Test
    void toTheSameGridChangesNothing() {
        Volume volume = noise(GRID);
        for (Interpolation how : Interpolation.values()) {
            assertThat(Resample.toGrid(volume, GRID, how, 0).data())
                    .containsExactly(volume.data(), Offset.offset(1e-6f));
        }
    }

    /** A finer grid with two voxels where there was one, and the mask's volume stays the same. */
    @Test
    void masksKeepTheirVolume() {
        Grid coarse = new Grid(4, 4, 4, Affine.diagonal(4, 4, 4, 0, 0, 0));
        Grid fine = new Grid(8, 8, 8, Affine.diagonal(2, 2, 2, -1, -1, -1));
        Mask mask = Mask.of(coarse, new int[] {coarse.index(1, 1, 1), coarse.index(3, 0, 2)});
        Mask finer = Resample.toGrid(mask, fine);
        assertThat(finer.volumeMm3()).isEqualTo(mask.volumeMm3());
        assertThat(finer.contains(new Point(4, 4, 4))).isTrue();
        assertThat(finer.contains(new Point(13.5, -0.5, 8.5))).isTrue();
    }

    @Test
    void smoothingKeepsAConstantAndTheShapeOfANarrowPeak() {
        Grid grid = new Grid(31, 31, 31, Affine.diagonal(-2, 2, 2, 0, 0, 0));
        float[] ones = new float[grid.size()];
        java.util.Arrays.fill(ones, 3);
        assertThat(GaussianSmoothing.ofFwhm(8).apply(new Volume(grid, ones)).data())
                .containsOnly(3f);
        float[] peak = new float[grid.size()];
        peak[grid.index(15, 15, 15)] = 1;
        Volume smooth = GaussianSmoothing.ofFwhm(8).apply(new Volume(grid, peak));
        double sum = IntStream.range(0, peak.length)
                .mapToDouble(v -> smooth.data()[v])
                .sum();
        assertThat(sum).isEqualTo(1, Offset.offset(1e-5));
        assertThat(smooth.at(17, 15, 15) / smooth.at(15, 15, 15)).isEqualTo(0.5f, Offset.offset(1e-5f));
    }

    @Test
    void smoothingRefusesShearAndNonsense() {
        Grid sheared = new Grid(2, 2, 2, Affine.of(2, 1, 0, 0, 0, 2, 0, 0, 0, 0, 2, 0));
        assertThatThrownBy(() -> new GaussianSmoothing(1).apply(noise(sheared)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new GaussianSmoothing(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new GaussianSmoothing(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
