package org.nocimap.cbma;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.nocimap.atlas.BuiltIn;
import org.nocimap.engine.RandomStream;
import org.nocimap.engine.RandomStreams;
import org.nocimap.image.Connectivity;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;

/**
 * What a meta-analysis costs as it grows: CPU time of one thread for the observed map, the voxel null by convolution and a permutation,
 * for the foci of a whole database drawn anywhere in the 2 mm brain mask; what {@code docs/scale.md} projects from.
 *
 * <p>Arguments: one or more of EXPERIMENTS:FOCI_EACH:PERMUTATIONS, such as {@code 14371:35:3}; with {@code :null} after it, the
 * convolution, too.
 */
public final class ScaleTiming {
    /** The largest search that any number of foci may choose. */
    private static final List<PermutedAle.Search> SEARCHES =
            List.of(PermutedAle.Search.CELLS, PermutedAle.Search.SUMS, PermutedAle.Search.EVERYWHERE);

    private ScaleTiming() {}

    public static void main(String[] args) {
        for (String argument : args) {
            String[] fields = argument.split(":");
            time(
                    Integer.parseInt(fields[0]),
                    Integer.parseInt(fields[1]),
                    Integer.parseInt(fields[2]),
                    fields.length > 3 && fields[3].equals("null"));
        }
    }

    private static void time(int experiments, int foci, int permutations, boolean withNull) {
        Mask mask = BuiltIn.brainMask().mask();
        ActivationModel model =
                ActivationModel.place(mask, drawn(experiments, foci, mask), widths(experiments), FociRounding.NONE);
        double before = cpu();
        double highest = 0;
        double sum = 0;
        for (double value : ObservedAle.of(model)) {
            highest = Math.max(highest, value);
            sum += value;
        }
        double observed = cpu() - before;
        double cut = highest * 0.8;
        double convolution = Double.NaN;
        if (withNull) {
            before = cpu();
            cut = VoxelNull.convolution(model, highest).criticalAle(0.001);
            convolution = cpu() - before;
        }
        NullPlan plan = new NullPlan(model, cut, Connectivity.EDGES);
        PermutedAle permuted = new PermutedAle(plan);
        SupraThreshold clusters = new SupraThreshold(plan);
        RandomStreams streams = RandomStreams.of(1, AleNullJob.STREAMS);
        for (PermutedAle.Search search : SEARCHES) {
            permuted.run(streams.stream(0), search);
            clusters.find(permuted);
            List<Double> each = new ArrayList<>();
            for (int p = 1; p <= permutations; p++) {
                before = cpu();
                permuted.run(streams.stream(p), search);
                clusters.find(permuted);
                each.add(cpu() - before);
            }
            each.sort(null);
            System.out.printf(
                    Locale.ROOT,
                    "%6d experiments %7d foci  %-10s CPU ms per permutation: median %.1f, least %.1f%n",
                    experiments,
                    model.focusCount(),
                    search,
                    each.get(permutations / 2),
                    each.get(0));
        }
        System.gc();
        System.out.printf(
                Locale.ROOT,
                "%6d experiments %7d foci  observed map %.0f ms, convolution %.0f ms, mean ALE %.4f, heap in use %.0f"
                        + " MiB%n",
                experiments,
                model.focusCount(),
                observed,
                convolution,
                sum / mask.size(),
                (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / 1048576.0);
    }

    private static List<List<Point>> drawn(int experiments, int foci, Mask mask) {
        RandomStream random = RandomStream.of(1, "benchmarks.scale", 0);
        List<List<Point>> all = new ArrayList<>();
        for (int e = 0; e < experiments; e++) {
            List<Point> own = new ArrayList<>();
            for (int n = 0; n < foci; n++) {
                own.add(mask.grid().pointOf(mask.index(random.nextInt(mask.size()))));
            }
            all.add(own);
        }
        return all;
    }

    /** Of 12 to 40 subjects. */
    private static double[] widths(int experiments) {
        double[] widths = new double[experiments];
        for (int e = 0; e < experiments; e++) {
            widths[e] = KernelWidth.fwhmOfSampleMm(12 + e % 29);
        }
        return widths;
    }

    /** Milliseconds of this thread. */
    private static double cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e6;
    }
}
