package org.nocimap.benchmarks;

import java.util.List;
import java.util.Locale;
import org.nocimap.engine.RandomStream;
import org.nocimap.engine.RandomStreams;
import org.nocimap.stats.glm.Contrast;
import org.nocimap.stats.glm.Design;
import org.nocimap.stats.glm.GroupEstimator;
import org.nocimap.stats.glm.GroupModel;
import org.nocimap.stats.glm.VoxelFit;

/**
 * How often each estimator finds a difference of two equal groups where there is none: shares of |z| &gt; 1.96 and &gt; 2.576, nominal
 * 0.05 and 0.01. First-level variances are log-normal, exp(½ N(0,1)) over its mean. Argument: draws a row.
 */
public final class GroupCalibration {
    private GroupCalibration() {}

    public static void main(String[] args) {
        int draws = args.length > 0 ? Integer.parseInt(args[0]) : 30_000;
        System.out.println("N\ttau2\testimator\tp05\tp01\tdraws");
        for (int n : new int[] {10, 24, 60}) {
            for (double between : new double[] {0, 0.3, 1.5}) {
                if (n < 60 || between > 0) {
                    row(n, between, draws);
                }
            }
        }
    }

    private static void row(int n, double between, int draws) {
        double[][] rows = new double[n][];
        for (int i = 0; i < n; i++) {
            rows[i] = new double[] {i < n / 2 ? 1 : 0, i < n / 2 ? 0 : 1};
        }
        Design design = Design.of(List.of("a", "b"), rows);
        List<GroupEstimator> estimators = List.of(
                GroupEstimator.OLS, GroupEstimator.FLAME1, GroupEstimator.FLAME12, GroupEstimator.FLAME12_FSL_LIKE);
        VoxelFit[] fits = estimators.stream()
                .map(e -> GroupModel.of(design, List.of(Contrast.t("a - b", 1, -1)), e)
                        .newFit())
                .toArray(VoxelFit[]::new);
        int[][] found = new int[fits.length][2];
        RandomStreams streams = RandomStreams.of(1, "benchmarks.group." + n + "." + between);
        double[] y = new double[n];
        double[] v = new double[n];
        for (int draw = 0; draw < draws; draw++) {
            RandomStream random = streams.stream(draw);
            for (int i = 0; i < n; i++) {
                v[i] = Math.exp(0.5 * random.nextGaussian() - 0.125);
                y[i] = random.nextGaussian() * Math.sqrt(v[i] + between);
            }
            for (int e = 0; e < fits.length; e++) {
                fits[e].fit(y, v);
                double z = Math.abs(fits[e].z(0));
                found[e][0] += z > 1.959964 ? 1 : 0;
                found[e][1] += z > 2.575829 ? 1 : 0;
            }
        }
        for (int e = 0; e < fits.length; e++) {
            System.out.println(String.format(
                    Locale.ROOT,
                    "%d\t%s\t%s\t%.4f\t%.4f\t%d",
                    n,
                    between,
                    estimators.get(e).flag(),
                    found[e][0] / (double) draws,
                    found[e][1] / (double) draws,
                    draws));
        }
    }
}
