package org.nocimap.inference.decoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.nocimap.engine.Checkpoints;
import org.nocimap.engine.LocalEngine;
import org.nocimap.engine.Progress;
import org.nocimap.engine.RandomStream;
import org.nocimap.image.Affine;
import org.nocimap.image.GaussianSmoothing;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;
import org.nocimap.image.Volume;
import org.nocimap.stats.Binomial;

class DecodingTest {
    /** An ellipsoid of about 1800 voxels of 8 mm, the size of a brain. */
    private static final Mask MASK = ellipsoid(8, 60, 70, 52);

    private static Mask ellipsoid(double mm, double rx, double ry, double rz) {
        int nx = (int) (2 * rx / mm) + 1;
        int ny = (int) (2 * ry / mm) + 1;
        int nz = (int) (2 * rz / mm) + 1;
        Grid grid = new Grid(
                nx, ny, nz, Affine.diagonal(mm, mm, mm, -mm * (nx - 1) / 2, -mm * (ny - 1) / 2, -mm * (nz - 1) / 2));
        return Mask.of(
                grid,
                IntStream.range(0, grid.size())
                        .filter(v -> {
                            Point p = grid.pointOf(v);
                            return p.x() * p.x() / (rx * rx) + p.y() * p.y() / (ry * ry) + p.z() * p.z() / (rz * rz)
                                    <= 1;
                        })
                        .toArray());
    }

    /** Gaussian noise on a larger grid, smoothed, so that edges are like the middle. */
    private static double[] noise(long seed, double fwhmMm) {
        RandomStream random = RandomStream.of(seed, "test.noise", 0);
        Grid grid = MASK.grid();
        int pad = 5;
        Affine a = grid.affine();
        Grid wide = new Grid(
                grid.nx() + 2 * pad,
                grid.ny() + 2 * pad,
                grid.nz() + 2 * pad,
                Affine.diagonal(
                        a.get(0, 0),
                        a.get(1, 1),
                        a.get(2, 2),
                        a.get(0, 3) - pad * a.get(0, 0),
                        a.get(1, 3) - pad * a.get(1, 1),
                        a.get(2, 3) - pad * a.get(2, 2)));
        float[] white = new float[wide.size()];
        for (int n = 0; n < white.length; n++) {
            white[n] = (float) random.nextGaussian();
        }
        Volume smooth = GaussianSmoothing.ofFwhm(fwhmMm).apply(new Volume(wide, white));
        double[] map = new double[MASK.size()];
        for (int n = 0; n < map.length; n++) {
            var v = grid.voxel(MASK.index(n));
            map[n] = smooth.at(v.i() + pad, v.j() + pad, v.k() + pad);
        }
        return map;
    }

    private static Decoding decode(double[] map, List<Template> templates, int surrogates, int threads) {
        return Decoding.run(
                MASK, map, templates, surrogates, 3, new LocalEngine(threads), Checkpoints.NONE, Progress.NONE);
    }

    @Test
    void aMapIsItselfAndItsOppositeIsNot() {
        double[] map = noise(1, 24);
        double[] opposite = Arrays.stream(map).map(v -> 3 - 2 * v).toArray();
        Decoding decoded = decode(
                map,
                List.of(
                        Template.of("self", map),
                        Template.of("opposite", opposite),
                        Template.of("other", noise(2, 24))),
                99,
                1);
        assertThat(decoded.matches().get(0).r()).isCloseTo(1, within(1e-9));
        assertThat(decoded.matches().get(1).r()).isCloseTo(-1, within(1e-9));
        assertThat(decoded.matches().get(0).fwe().p()).isEqualTo(0.01);
        assertThat(decoded.matches().get(1).p().p()).isEqualTo(0.01);
        assertThat(Math.abs(decoded.matches().get(2).r())).isLessThan(0.5);
        for (Decoding.Match match : decoded.matches()) {
            assertThat(match.fwe().p()).isGreaterThanOrEqualTo(match.p().p());
            assertThat(match.holm()).isGreaterThanOrEqualTo(match.p().p());
        }
    }

    @Test
    void rIsPearsonsR() {
        double[] map = noise(5, 16);
        double[] other = noise(6, 16);
        for (int n = 0; n < other.length; n += 2) {
            other[n] = 0;
        }
        double meanA = Arrays.stream(map).average().orElseThrow();
        double meanB = Arrays.stream(other).average().orElseThrow();
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int n = 0; n < map.length; n++) {
            ab += (map[n] - meanA) * (other[n] - meanB);
            aa += (map[n] - meanA) * (map[n] - meanA);
            bb += (other[n] - meanB) * (other[n] - meanB);
        }
        assertThat(decode(map, List.of(Template.of("t", other)), 1, 1)
                        .matches()
                        .get(0)
                        .r())
                .isCloseTo(ab / Math.sqrt(aa * bb), within(1e-10));
        assertThatThrownBy(() -> Template.of("flat", new double[] {2, 2, 2})).hasMessageContaining("one value only");
    }

    @Test
    void threadsDoNotMatter() {
        double[] map = noise(7, 20);
        List<Template> templates = List.of(Template.of("a", noise(8, 20)), Template.of("b", noise(9, 30)));
        assertThat(decode(map, templates, 61, 3).maxima().maxima())
                .isEqualTo(decode(map, templates, 61, 1).maxima().maxima());
    }

    /** The values are those of the map; neighbours are as alike, the places are others. 14 mm is as smooth as group maps are. */
    @Test
    void surrogatesKeepValuesAndSmoothness() {
        double[] difference = new double[4];
        int maps = 8;
        for (int m = 0; m < maps; m++) {
            double[] map = noise(11 + m, 14);
            for (int n = 0; n < map.length; n++) {
                map[n] = Math.exp(map[n] * 5);
            }
            PhaseSurrogates source = PhaseSurrogates.of(MASK, map);
            double[] sorted = map.clone();
            Arrays.sort(sorted);
            for (int n = 0; n < 4; n++) {
                double[][] two = source.two(RandomStream.of(n, "test.surrogates", m));
                for (double[] surrogate : two) {
                    double[] again = surrogate.clone();
                    Arrays.sort(again);
                    assertThat(again).isEqualTo(sorted);
                    for (int lag = 1; lag <= 4; lag++) {
                        difference[lag - 1] += (neighbourR(surrogate, lag) - neighbourR(map, lag)) / (8 * maps);
                    }
                }
                assertThat(Math.abs(correlation(two[0], map))).isLessThan(0.6);
            }
        }
        for (int lag = 1; lag <= 4; lag++) {
            assertThat(difference[lag - 1]).as("lag " + lag).isCloseTo(0, within(0.05));
        }
    }

    /** r between voxels so many steps apart along the three axes. */
    private static double neighbourR(double[] map, int lag) {
        Grid grid = MASK.grid();
        List<double[]> pairs = new ArrayList<>();
        for (int n = 0; n < map.length; n++) {
            var v = grid.voxel(MASK.index(n));
            int[][] steps = {{lag, 0, 0}, {0, lag, 0}, {0, 0, lag}};
            for (int[] s : steps) {
                if (grid.contains(v.i() + s[0], v.j() + s[1], v.k() + s[2])) {
                    int other = MASK.position(grid.index(v.i() + s[0], v.j() + s[1], v.k() + s[2]));
                    if (other >= 0) {
                        pairs.add(new double[] {map[n], map[other]});
                    }
                }
            }
        }
        return correlation(
                pairs.stream().mapToDouble(p -> p[0]).toArray(),
                pairs.stream().mapToDouble(p -> p[1]).toArray());
    }

    private static double correlation(double[] a, double[] b) {
        double meanA = Arrays.stream(a).average().orElseThrow();
        double meanB = Arrays.stream(b).average().orElseThrow();
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int n = 0; n < a.length; n++) {
            ab += (a[n] - meanA) * (b[n] - meanB);
            aa += (a[n] - meanA) * (a[n] - meanA);
            bb += (b[n] - meanB) * (b[n] - meanB);
        }
        return ab / Math.sqrt(aa * bb);
    }

    /** Smooth noise resembles smooth noise by chance alone: one in twenty at 0.05. */
    @Test
    void oneInTwentyNoiseMapsResemblesANoiseTemplate(TestReporter reporter) {
        int sets = 150;
        int rejected = 0;
        int familyRejected = 0;
        for (int n = 0; n < sets; n++) {
            double fwhm = n % 2 == 0 ? 20 : 32;
            double[] map = noise(1000 + n, fwhm);
            List<Template> templates = new ArrayList<>();
            for (int t = 0; t < 3; t++) {
                templates.add(Template.of("t" + t, noise(5000 + 3L * n + t, 24)));
            }
            Decoding decoded = decode(map, templates, 99, 2);
            rejected += decoded.matches().get(0).p().p() <= 0.05 ? 1 : 0;
            familyRejected += decoded.matches().stream().anyMatch(m -> m.fwe().p() <= 0.05) ? 1 : 0;
        }
        reporter.publishEntry(
                String.format(Locale.ROOT, "p <= 0.05 in %d of %d, family-wise in %d", rejected, sets, familyRejected));
        for (int count : new int[] {rejected, familyRejected}) {
            assertThat(Binomial.atLeast(count, sets, 0.05))
                    .as("%d of %d", count, sets)
                    .isGreaterThan(0.005);
            assertThat(Binomial.atMost(count, sets, 0.05))
                    .as("%d of %d", count, sets)
                    .isGreaterThan(0.005);
        }
    }
}
