package org.nocimap.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.nocimap.image.Affine;
import org.nocimap.image.Connectivity;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;
import org.nocimap.inference.Correction;
import org.nocimap.inference.MapMaxima;
import org.nocimap.inference.Sides;
import org.nocimap.inference.permutation.Blocks;
import org.nocimap.inference.permutation.Exchange;
import org.nocimap.inference.permutation.LinearTest;
import org.nocimap.inference.permutation.Rearrangements;
import org.nocimap.stats.glm.Contrast;
import org.nocimap.stats.glm.Design;
import org.nocimap.stats.glm.GroupEstimator;
import org.nocimap.stats.glm.GroupModel;
import org.nocimap.stats.glm.VoxelFit;

/**
 * CPU seconds of a group analysis of 20 subjects in 228,483 voxels: the estimators, permutation maxima of a mean by sign flips, and
 * TFCE; beside a plain loop that does the same arithmetic of least squares voxel by voxel in double precision. One thread.
 */
public final class GroupTiming {
    private static final int SUBJECTS = 20;
    private static final int VOXELS = 228_483;

    private GroupTiming() {}

    public static void main(String[] args) {
        Mask mask = ellipsoid();
        float[][] effects = new float[SUBJECTS][mask.size()];
        float[][] variances = new float[SUBJECTS][mask.size()];
        Random random = new Random(1);
        for (int i = 0; i < SUBJECTS; i++) {
            for (int n = 0; n < mask.size(); n++) {
                variances[i][n] = (float) Math.exp(0.5 * random.nextGaussian());
                effects[i][n] = (float) (random.nextGaussian() * Math.sqrt(variances[i][n] + 0.5));
            }
        }
        double[][] rows = new double[SUBJECTS][];
        double[][] ones = new double[SUBJECTS][];
        for (int i = 0; i < SUBJECTS; i++) {
            rows[i] = new double[] {i < 10 ? 1 : 0, i < 10 ? 0 : 1, random.nextGaussian(), random.nextGaussian()};
            ones[i] = new double[] {1};
        }
        Design groups = Design.of(List.of("patients", "controls", "age", "motion"), rows);
        Design mean = Design.of(List.of("mean"), ones);
        List<Contrast> contrasts = List.of(Contrast.t("difference", 1, -1, 0, 0), Contrast.t("age", 0, 0, 1, 0));
        say("what\tCPU s");
        say("voxels " + mask.size() + "\t");
        for (GroupEstimator estimator : GroupEstimator.values()) {
            double before = cpu();
            VoxelFit fit = GroupModel.of(groups, contrasts, estimator).newFit();
            double[] y = new double[SUBJECTS];
            double[] v = new double[SUBJECTS];
            double sum = 0;
            for (int n = 0; n < mask.size(); n++) {
                for (int i = 0; i < SUBJECTS; i++) {
                    y[i] = effects[i][n];
                    v[i] = variances[i][n];
                }
                fit.fit(y, v);
                sum += fit.z(0);
            }
            say(String.format(Locale.ROOT, "%s\t%.2f\t(sum of z %.3f)", estimator.flag(), cpu() - before, sum));
        }
        permutations(mask, mean, Contrast.t("mean", 1), Exchange.FLIP, effects, 1000, List.of(Correction.VOXEL_FWE));
        permutations(mask, groups, contrasts.get(0), Exchange.PERMUTE, effects, 1000, List.of(Correction.VOXEL_FWE));
        permutations(mask, mean, Contrast.t("mean", 1), Exchange.FLIP, effects, 20, List.of(Correction.TFCE_FWE));
        plain(effects, 100);
    }

    private static void permutations(
            Mask mask,
            Design design,
            Contrast contrast,
            Exchange exchange,
            float[][] effects,
            int count,
            List<Correction> corrections) {
        double before = cpu();
        LinearTest test = LinearTest.of(design, contrast, effects);
        Rearrangements drawn = Rearrangements.of(design, exchange, Blocks.none(SUBJECTS), count, 1);
        LinearTest.Kernel kernel = test.newKernel();
        MapMaxima maxima = MapMaxima.of(mask, Connectivity.FACES, Double.POSITIVE_INFINITY, Sides.UPPER, corrections);
        double[] map = new double[mask.size()];
        double[] result = new double[MapMaxima.width(corrections)];
        int[] from = new int[SUBJECTS];
        byte[] sign = new byte[SUBJECTS];
        for (int k = 0; k < drawn.count(); k++) {
            drawn.get(k, from, sign);
            kernel.statistics(from, sign, map);
            maxima.measure(map, map, result, 0);
        }
        double used = cpu() - before;
        say(String.format(
                Locale.ROOT,
                "%d permutations, %s, %d columns, %s\t%.2f\t(%.4f each)",
                count,
                exchange,
                design.columns(),
                corrections.get(0).flag(),
                used,
                used / count));
    }

    /** What anybody would write: for each flip and voxel the mean, the variance and t, in double precision. */
    private static void plain(float[][] effects, int count) {
        double before = cpu();
        Random random = new Random(2);
        int voxels = effects[0].length;
        double most = 0;
        for (int k = 0; k < count; k++) {
            int[] sign = random.ints(SUBJECTS, 0, 2).map(s -> 2 * s - 1).toArray();
            double[] sum = new double[voxels];
            double[] squares = new double[voxels];
            for (int i = 0; i < SUBJECTS; i++) {
                for (int n = 0; n < voxels; n++) {
                    double y = sign[i] * (double) effects[i][n];
                    sum[n] += y;
                    squares[n] += y * y;
                }
            }
            for (int n = 0; n < voxels; n++) {
                double mean = sum[n] / SUBJECTS;
                double variance = (squares[n] - SUBJECTS * mean * mean) / (SUBJECTS - 1);
                most = Math.max(most, mean / Math.sqrt(variance / SUBJECTS));
            }
        }
        double used = cpu() - before;
        say(String.format(
                Locale.ROOT,
                "yardstick: plain loop, %d flips of a mean\t%.2f\t(%.4f each; largest t %.2f)",
                count,
                used,
                used / count,
                most));
    }

    /** The voxels nearest to the middle of the 2 mm grid, in the shape of a brain. */
    private static Mask ellipsoid() {
        Grid grid = new Grid(91, 109, 91, Affine.diagonal(2, 2, 2, -90, -126, -72));
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, grid.size()).boxed().toList());
        double[] distance = new double[grid.size()];
        for (int index = 0; index < distance.length; index++) {
            double x = (index % 91 - 45) / 1.0;
            double y = (index / 91 % 109 - 54) / 1.25;
            double z = (index / (91 * 109) - 45) / 1.0;
            distance[index] = x * x + y * y + z * z;
        }
        order.sort((a, b) -> Double.compare(distance[a], distance[b]));
        int[] kept = order.subList(0, VOXELS).stream()
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
        return Mask.of(grid, kept);
    }

    private static double cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
