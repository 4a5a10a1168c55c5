package org.nocimap.fmri.connectivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nocimap.engine.RandomStream;
import org.nocimap.fmri.run.Run;
import org.nocimap.image.Affine;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;

class WindowedConnectivityTest {
    private static final int TIME = 200;
    private static final WindowedConnectivity.Windows WINDOWS =
            new WindowedConnectivity.Windows(60, 10, WindowedConnectivity.Taper.NONE, 99, 1);

    /** One window of equal weights is Pearson's r of its volumes. */
    @Test
    void aWindowIsTheCorrelationOfItsVolumes() {
        List<double[]> series = series(3, 0.5, 0.5);
        WindowedConnectivity found = WindowedConnectivity.of(clean(new boolean[TIME]), series, WINDOWS);
        assertThat(found.z()).hasDimensions(35, 1);
        double[] a = Arrays.copyOfRange(series.get(0), 10, 40);
        double[] b = Arrays.copyOfRange(series.get(1), 10, 40);
        double ma = Arrays.stream(a).average().orElseThrow();
        double mb = Arrays.stream(b).average().orElseThrow();
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int t = 0; t < 30; t++) {
            ab += (a[t] - ma) * (b[t] - mb);
            aa += (a[t] - ma) * (a[t] - ma);
            bb += (b[t] - mb) * (b[t] - mb);
        }
        double r = ab / Math.sqrt(aa * bb);
        assertThat(Math.tanh(found.z()[2][0])).isCloseTo(r, within(1e-12));
        assertThat(found.centresSeconds()[2]).isCloseTo(2 * (10 + 14.5), within(1e-12));
    }

    /** A correlation that turns over half way is found, one that stays is not, and under the null p is as large as it says. */
    @Test
    void changeIsFoundAndConstancyIsNot() {
        int changed = 0;
        int constant = 0;
        for (int trial = 0; trial < 40; trial++) {
            changed += p(series(trial, 0.9, -0.9)) <= 0.05 ? 1 : 0;
            constant += p(series(trial, 0.5, 0.5)) <= 0.05 ? 1 : 0;
        }
        assertThat(changed).isGreaterThan(36);
        // Binomial(40, 0.05): 7 or more in 3 of 1000.
        assertThat(constant).isLessThan(7);
    }

    @Test
    void censoredVolumesDoNotCountAndShortRunsAreRefused() {
        boolean[] censored = new boolean[TIME];
        Arrays.fill(censored, 0, 25, true);
        List<double[]> series = series(3, 0.5, 0.5);
        WindowedConnectivity found = WindowedConnectivity.of(clean(censored), series, WINDOWS);
        assertThat(found.left()).isEqualTo(2);
        List<double[]> spoilt = series.stream().map(double[]::clone).toList();
        spoilt.get(0)[7] = 1e6;
        assertThat(WindowedConnectivity.of(clean(censored), spoilt, WINDOWS).z())
                .isEqualTo(found.z());
        assertThatThrownBy(() -> WindowedConnectivity.of(
                        clean(new boolean[TIME]),
                        series,
                        new WindowedConnectivity.Windows(390, 60, WindowedConnectivity.Taper.TUKEY, 0, 1)))
                .hasMessageContaining("room for 1 windows");
    }

    private static double p(List<double[]> series) {
        return WindowedConnectivity.of(clean(new boolean[TIME]), series, WINDOWS)
                .p()[0][1];
    }

    private static List<double[]> series(int seed, double first, double second) {
        RandomStream random = RandomStream.of(seed, "fmri.test.windows", 0);
        double[] a = new double[TIME];
        double[] b = new double[TIME];
        for (int t = 0; t < TIME; t++) {
            double r = t < TIME / 2 ? first : second;
            a[t] = random.nextGaussian();
            b[t] = r * a[t] + Math.sqrt(1 - r * r) * random.nextGaussian();
        }
        return List.of(a, b);
    }

    private static CleanRun clean(boolean[] censored) {
        Grid grid = new Grid(2, 1, 1, Affine.diagonal(2, 2, 2, 0, 0, 0));
        boolean[] kept = new boolean[TIME];
        for (int t = 0; t < TIME; t++) {
            kept[t] = !censored[t];
        }
        return new CleanRun(new Run(Mask.of(grid, IntStream.range(0, 2).toArray()), 2, new float[TIME][2]), kept, 100);
    }
}
