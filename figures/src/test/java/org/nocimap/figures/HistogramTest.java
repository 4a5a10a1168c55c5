package org.nocimap.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class HistogramTest {

    @Property(tries = 300)
    void everyValueIsCountedOnce(
            @ForAll @Size(min = 1, max = 300) List<@DoubleRange(min = -1e6, max = 1e6) Double> list) {
        double[] values = list.stream().mapToDouble(v -> v).toArray();
        Histogram histogram = Histogram.of(values);
        double least = Arrays.stream(values).min().orElseThrow();
        double most = Arrays.stream(values).max().orElseThrow();

        assertThat(Arrays.stream(histogram.counts()).sum()).isEqualTo(values.length);
        assertThat(histogram.counts().length).isLessThanOrEqualTo(62);
        assertThat(histogram.low()).isLessThanOrEqualTo(least + 1e-6);
        assertThat(histogram.high()).isGreaterThanOrEqualTo(most - 1e-6);
    }

    @Test
    void volumesOfWholeVoxelsFallIntoBinsOfWholeVoxels() {
        double[] volumes =
                new Random(1).ints(2000, 10, 200).mapToDouble(n -> 8.0 * n).toArray();
        Histogram histogram = Histogram.of(volumes);

        assertThat(histogram.width() % 8).isZero();
        assertThat((histogram.low() + 4) % 8).isZero();
        int usual = 2000 / histogram.counts().length;
        for (int n = 0; n < histogram.counts().length - 1; n++) {
            assertThat(histogram.counts()[n]).isBetween(usual / 2, usual * 2);
        }
    }

    @Test
    void aHeavyTailDoesNotMakeTooManyBins() {
        double[] values = new Random(1).doubles(1000).map(u -> 1 / u).toArray();

        assertThat(Histogram.of(values).counts().length).isBetween(12, 61);
    }
}
