package org.nocimap.cbma;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nocimap.atlas.BuiltIn;
import org.nocimap.engine.RandomStream;
import org.nocimap.engine.RandomStreams;
import org.nocimap.evidence.CanonicalOrder;
import org.nocimap.evidence.StudySet;
import org.nocimap.image.Connectivity;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;

/**
 * CPU time of one thread per permutation of the base-rate null, counts of all voxels included, against a plain loop that places
 * the drawn foci, computes the map and counts. Both draw the same foci and count the same. Argument: number of experiments.
 */
public final class BaseRateTiming {
    private static final int PERMUTATIONS = 20;
    private static final int WARM_UP = 2;
    private static final int ROUNDS = 5;

    private BaseRateTiming() {}

    public static void main(String[] args) {
        int experiments = Integer.parseInt(args[0]);
        Mask mask = BuiltIn.brainMask().mask();
        StudySet set = new FociSimulation(experiments, List.of(), 0, 0, 4, 12, 10, 40, 1).simulate(mask);
        AleSpec spec = AleSpec.builder().build();
        AleInput.Checked input = AleInput.check(CanonicalOrder.of(set), spec, mask);
        List<Point> database = new ArrayList<>();
        input.experiments().forEach(e -> e.experiment().foci().forEach(focus -> database.add(focus.point())));
        double[] widths = input.experiments().stream()
                .flatMap(e -> Collections.nCopies(e.experiment().foci().size(), e.fwhmMm()).stream())
                .mapToDouble(w -> w)
                .toArray();
        double[] ale = ObservedAle.of(input.model());
        float[] observed = new float[ale.length];
        for (int n = 0; n < ale.length; n++) {
            observed[n] = (float) ale[n];
        }
        DrawnPlaces places = DrawnPlaces.of(mask.grid(), database, spec.rounding(), widths);
        NullPlan plan = new NullPlan(input.model(), Double.POSITIVE_INFINITY, Connectivity.EDGES, Optional.of(places));
        BaseRateJob job = new BaseRateJob(plan, observed, PERMUTATIONS, 1);
        long[] counts = new long[observed.length];
        double fast = median(() -> {
            Arrays.fill(counts, 0);
            job.addCounts(0, job.newWorker().run(0), counts);
        });
        int[] plainCounts = new int[observed.length];
        database.sort(
                Comparator.comparingInt((Point p) -> mask.grid().nearestIndex(p).orElseThrow())
                        .thenComparingDouble(Point::x)
                        .thenComparingDouble(Point::y)
                        .thenComparingDouble(Point::z));
        double plain = median(() -> {
            Arrays.fill(plainCounts, 0);
            RandomStreams streams = RandomStreams.of(1, BaseRateJob.STREAMS);
            for (int p = 0; p < PERMUTATIONS; p++) {
                plain(input, mask, database, streams.stream(p), observed, plainCounts);
            }
        });
        for (int n = 0; n < counts.length; n++) {
            if (counts[n] != plainCounts[n]) {
                throw new IllegalStateException("the two ways count differently at voxel " + n);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "experiments %d foci %d cpu_ms_per_permutation %.2f plain %.2f ratio %.1f%n",
                experiments,
                database.size(),
                fast,
                plain,
                plain / fast);
    }

    private static void plain(
            AleInput.Checked input,
            Mask mask,
            List<Point> database,
            RandomStream random,
            float[] observed,
            int[] counts) {
        List<List<Point>> drawn = new ArrayList<>();
        for (AleExperiment experiment : input.experiments()) {
            List<Point> own = new ArrayList<>();
            for (int f = 0; f < experiment.experiment().foci().size(); f++) {
                own.add(database.get(random.nextInt(database.size())));
            }
            drawn.add(own);
        }
        double[] widths =
                input.experiments().stream().mapToDouble(AleExperiment::fwhmMm).toArray();
        double[] map = ObservedAle.of(ActivationModel.place(mask, drawn, widths, FociRounding.NONE));
        for (int n = 0; n < map.length; n++) {
            counts[n] += map[n] >= observed[n] ? 1 : 0;
        }
    }

    private static double median(Runnable work) {
        List<Double> rounds = new ArrayList<>();
        for (int round = 0; round < WARM_UP + ROUNDS; round++) {
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            work.run();
            long used = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
            if (round >= WARM_UP) {
                rounds.add(used / 1e6 / PERMUTATIONS);
            }
        }
        rounds.sort(null);
        return rounds.get(ROUNDS / 2);
    }
}
