package org.nocimap.fmri.ica;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.nocimap.engine.RandomStream;
import org.nocimap.fmri.connectivity.CleanRun;
import org.nocimap.fmri.run.Run;
import org.nocimap.fmri.run.RunSmoothing;
import org.nocimap.image.Affine;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;

/** Runs of smooth noise with planted networks: pairs of bumps, each with a course of its own in every run. */
final class Planted implements GroupIca.Runs {
    static final double TR = 2;

    private final Mask mask;
    private final double[][] networks;
    private final java.util.List<double[]> places = new java.util.ArrayList<>();
    private final int runs;
    private final int time;
    private final double amplitude;
    private final double memory;
    private final double fwhmMm;
    private final long seed;

    Planted(int networks, int runs, int time, double amplitude, double memory, double fwhmMm, long seed) {
        Grid grid = new Grid(24, 24, 16, Affine.diagonal(4, 4, 4, 0, 0, 0));
        this.mask = Mask.of(grid, IntStream.range(0, grid.size()).toArray());
        this.runs = runs;
        this.time = time;
        this.amplitude = amplitude;
        this.memory = memory;
        this.fwhmMm = fwhmMm;
        this.seed = seed;
        RandomStream random = RandomStream.of(seed, "fmri.test.planted", 0);
        this.networks = new double[networks][];
        for (int k = 0; k < networks; k++) {
            this.networks[k] = bumps(random);
        }
    }

    /** At least three standard deviations from every other bump: networks that overlap are not independent over space. */
    private double[] place(RandomStream random) {
        while (true) {
            double[] at = {3 + 18 * random.nextDouble(), 3 + 18 * random.nextDouble(), 3 + 10 * random.nextDouble()};
            if (places.stream().allMatch(p -> Math.hypot(Math.hypot(p[0] - at[0], p[1] - at[1]), p[2] - at[2]) > 6)) {
                places.add(at);
                return at;
            }
        }
    }

    private double[] bumps(RandomStream random) {
        double[] weights = new double[mask.size()];
        for (int bump = 0; bump < 2; bump++) {
            double[] at = place(random);
            for (int v = 0; v < weights.length; v++) {
                var here = mask.grid().voxel(mask.index(v));
                double d =
                        Math.pow(here.i() - at[0], 2) + Math.pow(here.j() - at[1], 2) + Math.pow(here.k() - at[2], 2);
                weights[v] = Math.max(weights[v], Math.exp(-d / (2 * 2.0 * 2.0)));
            }
        }
        return weights;
    }

    Mask mask() {
        return mask;
    }

    double[][] networks() {
        return networks;
    }

    @Override
    public int count() {
        return runs;
    }

    @Override
    public int longest() {
        return time;
    }

    @Override
    public CleanRun read(int n) {
        RandomStream random = RandomStream.of(seed, "fmri.test.planted", n + 1L);
        float[][] volumes = new float[time][mask.size()];
        double[] before = new double[mask.size()];
        double fresh = Math.sqrt(1 - memory * memory);
        for (int t = 0; t < time; t++) {
            for (int v = 0; v < before.length; v++) {
                before[v] = t == 0 ? random.nextGaussian() : memory * before[v] + fresh * random.nextGaussian();
                volumes[t][v] = (float) before[v];
            }
        }
        Run run = new Run(mask, TR, volumes);
        if (fwhmMm > 0) {
            new RunSmoothing(mask, fwhmMm).apply(run);
        }
        double sd = sd(volumes);
        for (double[] network : networks) {
            for (int t = 0; t < time; t++) {
                double course = random.nextGaussian() * amplitude * sd;
                for (int v = 0; v < network.length; v++) {
                    volumes[t][v] += (float) (course * network[v]);
                }
            }
        }
        boolean[] kept = new boolean[time];
        Arrays.fill(kept, true);
        return new CleanRun(run, kept, time - 1);
    }

    private static double sd(float[][] volumes) {
        double squares = 0;
        for (float value : volumes[0]) {
            squares += (double) value * value;
        }
        return Math.sqrt(squares / volumes[0].length);
    }

    /** For each network, the largest |r| with a component. */
    double[] recovered(IcaResult result) {
        double[] best = new double[networks.length];
        for (int k = 0; k < best.length; k++) {
            for (IcaResult.Component component : result.components()) {
                best[k] = Math.max(best[k], Math.abs(correlation(networks[k], component.z())));
            }
        }
        return best;
    }

    static double correlation(double[] a, double[] b) {
        double ma = Arrays.stream(a).average().orElseThrow();
        double mb = Arrays.stream(b).average().orElseThrow();
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int v = 0; v < a.length; v++) {
            ab += (a[v] - ma) * (b[v] - mb);
            aa += (a[v] - ma) * (a[v] - ma);
            bb += (b[v] - mb) * (b[v] - mb);
        }
        return ab / Math.sqrt(aa * bb);
    }
}
