package org.nocimap.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.nocimap.atlas.BuiltIn;
import org.nocimap.engine.RandomStream;
import org.nocimap.fmri.connectivity.CleanRun;
import org.nocimap.fmri.connectivity.Seed;
import org.nocimap.fmri.connectivity.SeedMap;
import org.nocimap.fmri.denoise.Denoiser;
import org.nocimap.fmri.denoise.Denoising;
import org.nocimap.fmri.denoise.FilterOrder;
import org.nocimap.fmri.denoise.HighPass;
import org.nocimap.fmri.denoise.LevelOfSeries;
import org.nocimap.fmri.denoise.NuisanceColumn;
import org.nocimap.fmri.denoise.NuisanceSource;
import org.nocimap.fmri.networks.DualRegression;
import org.nocimap.fmri.run.Run;
import org.nocimap.fmri.run.RunSmoothing;
import org.nocimap.image.GaussianSmoothing;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;

/**
 * CPU of one run's steps at 2 mm (120 volumes of noise over the built-in brain mask, in memory), beside plain loops over the same
 * numbers, on a part of the work: every step of ours twice, the second time counts; the plain loops once.
 */
public final class FmriTiming {
    private static final int VOLUMES = 120;
    private static final int CONFOUNDS = 20;
    private static final int NETWORKS = 10;
    private static final int PLAIN_VOLUMES = 4;
    private static final int PLAIN_SHARE = 20;

    private FmriTiming() {}

    public static void main(String[] args) {
        Mask mask = BuiltIn.brainMask().mask();
        RandomStream random = RandomStream.of(1, "benchmarks.fmri", 0);
        float[][] volumes = new float[VOLUMES][mask.size()];
        for (float[] volume : volumes) {
            for (int v = 0; v < volume.length; v++) {
                volume[v] = (float) (1000 + 10 * (random.nextDouble() - 0.5));
            }
        }
        Run run = new Run(mask, 3, volumes);
        List<NuisanceColumn> columns = new ArrayList<>();
        for (int c = 0; c < CONFOUNDS; c++) {
            double[] values = new double[VOLUMES];
            Arrays.setAll(values, t -> random.nextGaussian());
            columns.add(new NuisanceColumn(NuisanceSource.OTHER, "c" + c, values));
        }
        Denoising how = new Denoising(new HighPass.Fourier(0.006), FilterOrder.JOINT, 1, LevelOfSeries.REMOVED);
        Denoiser denoiser = new Denoiser(VOLUMES, 3, how, columns, new boolean[VOLUMES]);
        System.out.printf(Locale.ROOT, "%d voxels, %d volumes, JDK %s%n", mask.size(), VOLUMES, Runtime.version());
        tell("clean", () -> denoiser.apply(run));
        RunSmoothing smoothing = new RunSmoothing(mask, 6);
        tell("smooth 6 mm", () -> smoothing.apply(run));
        boolean[] kept = new boolean[VOLUMES];
        Arrays.fill(kept, true);
        CleanRun clean = new CleanRun(run, kept, 90);
        int[] seed =
                Seed.sphere("S1back", new Point(-18, -38, 72), 6).mirrored().positions(mask);
        tell("seed map", () -> SeedMap.of(clean, seed));
        List<double[]> maps = new ArrayList<>();
        for (int k = 0; k < NETWORKS; k++) {
            double[] map = new double[mask.size()];
            Arrays.setAll(map, v -> random.nextDouble());
            maps.add(map);
        }
        tell("dual regression, 10 networks", () -> DualRegression.of(clean, maps));
        plain(run, columns, mask);
        Runtime runtime = Runtime.getRuntime();
        System.out.printf(Locale.ROOT, "heap in use %d MiB%n", (runtime.totalMemory() - runtime.freeMemory()) >> 20);
    }

    /** A loop over voxels and one over volumes, on a part of the work. */
    private static void plain(Run run, List<NuisanceColumn> columns, Mask mask) {
        double[][] q = columns.stream().map(NuisanceColumn::values).toArray(double[][]::new);
        double cleaning = cpu(() -> {
            for (int v = 0; v < run.voxels(); v += PLAIN_SHARE) {
                double[] y = run.series(v);
                for (double[] column : q) {
                    double sum = 0;
                    for (int t = 0; t < y.length; t++) {
                        sum += y[t] * column[t];
                    }
                    for (int t = 0; t < y.length; t++) {
                        y[t] -= sum / VOLUMES * column[t];
                    }
                }
                run.volumes()[0][v] = (float) y[0];
            }
        });
        double[] values = new double[mask.size()];
        double smoothing = cpu(() -> {
            for (int t = 0; t < PLAIN_VOLUMES; t++) {
                GaussianSmoothing.ofFwhm(6).apply(mask.unmask(values, 0));
            }
        });
        System.out.printf(
                Locale.ROOT,
                "plain loop, clean: %.2f s CPU (from one voxel in %d)%n",
                cleaning * PLAIN_SHARE,
                PLAIN_SHARE);
        System.out.printf(
                Locale.ROOT,
                "plain loop, smooth: %.2f s CPU (from %d volumes)%n",
                smoothing * VOLUMES / PLAIN_VOLUMES,
                PLAIN_VOLUMES);
    }

    private static void tell(String what, Runnable work) {
        cpu(work);
        System.out.printf(Locale.ROOT, "%s: %.2f s CPU%n", what, cpu(work));
    }

    private static double cpu(Runnable work) {
        com.sun.management.OperatingSystemMXBean system =
                (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long before = system.getProcessCpuTime();
        work.run();
        return (system.getProcessCpuTime() - before) / 1e9;
    }
}
