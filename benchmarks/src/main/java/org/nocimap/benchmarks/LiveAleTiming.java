package org.nocimap.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntUnaryOperator;
import org.nocimap.atlas.BuiltIn;
import org.nocimap.cbma.AleSpec;
import org.nocimap.cbma.FociSimulation;
import org.nocimap.cbma.ModelledExperiments;
import org.nocimap.cbma.VoxelNull;
import org.nocimap.cbma.live.LiveAle;
import org.nocimap.engine.RandomStream;
import org.nocimap.evidence.StudySet;
import org.nocimap.image.Mask;

/**
 * What it costs to switch one study on or off: ALE at every voxel and the uncorrected threshold, kept up to date by {@link LiveAle},
 * against computing both anew for the subset, in the same run on the same changes. One thread, 2 mm brain mask.
 *
 * <p>Arguments: the numbers of experiments, 100 when none is given. Prints CPU and wall time per change, and how far the two differ.
 */
public final class LiveAleTiming {
    private static final int WARM_UP = 60;
    private static final int CHANGES = 300;
    private static final int ANEW = 40;

    private LiveAleTiming() {}

    public static void main(String[] args) {
        int[] sizes = args.length == 0
                ? new int[] {100}
                : Arrays.stream(args).mapToInt(Integer::parseInt).toArray();
        for (int experiments : sizes) {
            time(experiments);
        }
    }

    private static void time(int experiments) {
        Mask mask = BuiltIn.brainMask().mask();
        StudySet set = studies(experiments, mask);
        long before = System.nanoTime();
        ModelledExperiments models =
                ModelledExperiments.of(set, AleSpec.builder().build(), mask);
        LiveAle live = LiveAle.of(models);
        float threshold = live.threshold();
        System.out.printf(
                Locale.ROOT,
                "%d experiments, %d foci, threshold %.5f, made ready in %.0f ms%n",
                models.count(),
                set.focusCount(),
                threshold,
                (System.nanoTime() - before) / 1e6);
        RandomStream random = RandomStream.of(1, "benchmarks.live", 0);
        IntUnaryOperator change = n -> random.nextInt(models.count());
        measure("live, warming up", WARM_UP, n -> {
            live.toggle(change.applyAsInt(n));
            return Float.floatToIntBits(live.threshold());
        });
        measure("live", CHANGES, n -> {
            live.toggle(change.applyAsInt(n));
            return Float.floatToIntBits(live.threshold());
        });
        double[][] anew = new double[1][];
        VoxelNull[] nullAnew = new VoxelNull[1];
        float[] thresholdAnew = new float[1];
        int[] sameThreshold = new int[1];
        for (String round : List.of("anew, warming up", "anew")) {
            measure(round, ANEW, n -> {
                live.toggle(change.applyAsInt(n));
                int[] subset = live.subset();
                anew[0] = models.ale(subset);
                nullAnew[0] =
                        models.voxelNull(subset, Arrays.stream(anew[0]).max().orElseThrow());
                thresholdAnew[0] = nullAnew[0].criticalAle(models.spec().voxelP());
                sameThreshold[0] += live.threshold() == thresholdAnew[0] ? 1 : 0;
                return Float.floatToIntBits(thresholdAnew[0]);
            });
        }
        double difference = 0;
        for (int n = 0; n < anew[0].length; n++) {
            difference = Math.max(difference, Math.abs(anew[0][n] - live.ale()[n]));
        }
        double worstP = 0;
        for (double ale = 0; nullAnew[0].p(ale) > 1e-10; ale += 1e-5) {
            worstP = Math.max(worstP, Math.abs(live.voxelNull().p(ale) / nullAnew[0].p(ale) - 1));
        }
        System.out.printf(
                Locale.ROOT,
                "largest difference of ALE %.2g; of p where p > 1e-10, relative %.2g; same threshold after %d of %d"
                        + " changes%n",
                difference,
                worstP,
                sameThreshold[0],
                2 * ANEW);
    }

    /** Simulated with five true peaks and 6 to 14 foci of noise, 10 to 30 subjects. */
    private static StudySet studies(int experiments, Mask mask) {
        FociSimulation example = FociSimulation.example();
        return new FociSimulation(experiments, example.truePeaks(), 0.5, 6, 6, 14, 10, 30, 1).simulate(mask);
    }

    private static void measure(String what, int times, IntUnaryOperator work) {
        double[] cpu = new double[times];
        double[] wall = new double[times];
        long check = 0;
        for (int n = 0; n < times; n++) {
            long cpuBefore = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            long wallBefore = System.nanoTime();
            check += work.applyAsInt(n);
            wall[n] = (System.nanoTime() - wallBefore) / 1e6;
            cpu[n] = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpuBefore) / 1e6;
        }
        Arrays.sort(cpu);
        Arrays.sort(wall);
        System.out.printf(
                Locale.ROOT,
                "%-18s CPU ms per change: median %.2f, 95 %% %.2f, most %.2f; wall median %.2f (check %d)%n",
                what,
                cpu[times / 2],
                cpu[times * 95 / 100],
                cpu[times - 1],
                wall[times / 2],
                check);
    }
}
