package org.nocimap.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import org.nocimap.atlas.BuiltIn;
import org.nocimap.cbma.FociSimulation;
import org.nocimap.cbma.estimators.ChiSquareAnalysis;
import org.nocimap.cbma.estimators.ChiSquareSpec;
import org.nocimap.cbma.estimators.DensityAnalysis;
import org.nocimap.cbma.estimators.DensityEstimator;
import org.nocimap.cbma.estimators.DensitySpec;
import org.nocimap.cbma.images.ImageAnalysis;
import org.nocimap.cbma.images.ImageEstimator;
import org.nocimap.cbma.images.ImageSpec;
import org.nocimap.cbma.images.MapSimulation;
import org.nocimap.cbma.images.StudyMap;
import org.nocimap.engine.Checkpoints;
import org.nocimap.engine.LocalEngine;
import org.nocimap.engine.Progress;
import org.nocimap.engine.RandomStream;
import org.nocimap.evidence.Study;
import org.nocimap.evidence.StudySet;
import org.nocimap.image.Components;
import org.nocimap.image.Connectivity;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;
import org.nocimap.inference.InferenceSpec;
import org.nocimap.stats.pooling.PooledEffect;

/**
 * CPU per permutation of the estimators besides ALE, beside plain loops in the same run: arguments are the permutations of the short
 * and of the long run, whose difference is what is told, so that reading, observed maps and tables do not count.
 */
public final class EstimatorTiming {
    private static final Connectivity CONNECTIVITY = Connectivity.EDGES;

    private EstimatorTiming() {}

    public static void main(String[] args) {
        int few = args.length > 0 ? Integer.parseInt(args[0]) : 100;
        int many = args.length > 1 ? Integer.parseInt(args[1]) : 600;
        Mask mask = BuiltIn.brainMask().mask();
        StudySet set =
                new FociSimulation(30, FociSimulation.example().truePeaks(), 0.5, 4, 3, 8, 12, 40, 1).simulate(mask);
        StudySet database = renamed(new FociSimulation(270, List.of(), 0, 0, 3, 12, 12, 40, 2).simulate(mask));
        System.out.printf(
                Locale.ROOT,
                "%d experiments, %d foci; database of %d experiments, %d foci; %d voxels; JDK %s%n%n",
                set.experimentCount(),
                set.focusCount(),
                database.experimentCount(),
                database.focusCount(),
                mask.size(),
                Runtime.version());
        System.out.println("| what | CPU per permutation (ms) |");
        System.out.println("|---|---:|");
        for (DensityEstimator estimator : DensityEstimator.values()) {
            tell(estimator.letters() + ", 30 experiments", few, many, p -> density(estimator, mask, set, p));
        }
        tell("MKDA, plain loop", few / 10, many / 10, p -> plainDensity(mask, set, p));
        tell("MKDA chi-squared, 30 against 270 (both tests)", few, many, p -> chiSquare(mask, set, database, p));
        List<StudyMap> maps = maps(mask);
        for (ImageEstimator estimator : List.of(
                ImageEstimator.FIXED, ImageEstimator.DERSIMONIAN_LAIRD, ImageEstimator.HEDGES, ImageEstimator.REML)) {
            boolean slow = estimator == ImageEstimator.REML;
            tell(
                    "IBMA " + estimator.flag() + ", 20 studies",
                    slow ? few / 5 : few,
                    slow ? many / 10 : many,
                    p -> images(estimator, mask, maps, p));
            tell(
                    "IBMA " + estimator.flag() + ", plain loop",
                    few / 20,
                    many / 20,
                    p -> plainImages(estimator, mask, maps, p));
        }
    }

    private static void tell(String what, int few, int many, IntConsumer run) {
        run.accept(few);
        long start = cpu();
        run.accept(few);
        long between = cpu();
        run.accept(many);
        long end = cpu();
        double ms = ((end - between) - (between - start)) / 1e6 / (many - few);
        System.out.printf(Locale.ROOT, "| %s | %.2f |%n", what, ms);
    }

    private static long cpu() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getProcessCpuTime();
    }

    private static StudySet renamed(StudySet set) {
        List<Study> studies = new ArrayList<>();
        set.studies().forEach(s -> studies.add(new Study("Other " + s.id(), s.name(), s.tags(), s.experiments())));
        return new StudySet("database", studies);
    }

    private static void density(DensityEstimator estimator, Mask mask, StudySet set, int permutations) {
        DensitySpec spec =
                DensitySpec.of(estimator).with(InferenceSpec.withDefaults().withPermutations(permutations));
        new DensityAnalysis(spec, mask, new LocalEngine(1), Checkpoints.NONE, Progress.NONE).run(set);
    }

    private static void chiSquare(Mask mask, StudySet set, StudySet database, int permutations) {
        ChiSquareSpec spec =
                ChiSquareSpec.withDefaults().with(InferenceSpec.withDefaults().withPermutations(permutations));
        new ChiSquareAnalysis(spec, mask, new LocalEngine(1), Checkpoints.NONE, Progress.NONE).run(set, database);
    }

    /** A new map for each permutation; every voxel in the box around a focus is measured; clusters of 6 of 30 and more. */
    private static void plainDensity(Mask mask, StudySet set, int permutations) {
        Grid grid = mask.grid();
        for (int p = 0; p < permutations; p++) {
            RandomStream random = RandomStream.of(1, "plain", p);
            int[] count = new int[grid.size()];
            for (Study study : set.studies()) {
                boolean[] reached = new boolean[grid.size()];
                for (int f = study.experiments().get(0).foci().size(); f > 0; f--) {
                    int index = mask.index(random.nextInt(mask.size()));
                    Point focus = grid.pointOf(index);
                    var at = grid.voxel(index);
                    for (int k = Math.max(0, at.k() - 5); k <= Math.min(grid.nz() - 1, at.k() + 5); k++) {
                        for (int j = Math.max(0, at.j() - 5); j <= Math.min(grid.ny() - 1, at.j() + 5); j++) {
                            for (int i = Math.max(0, at.i() - 5); i <= Math.min(grid.nx() - 1, at.i() + 5); i++) {
                                int v = grid.index(i, j, k);
                                reached[v] |= grid.pointOf(v).distanceTo(focus) <= 10;
                            }
                        }
                    }
                }
                for (int v = 0; v < count.length; v++) {
                    count[v] += reached[v] ? 1 : 0;
                }
            }
            Components.find(mask, n -> count[mask.index(n)] >= 6, CONNECTIVITY);
        }
    }

    private static List<StudyMap> maps(Mask mask) {
        MapSimulation simulation = new MapSimulation(20, List.of(new Point(-38, -16, 12)), 0.5, 0.2, 12, 40, 1);
        List<StudyMap> maps = new ArrayList<>();
        for (int s = 0; s < 20; s++) {
            MapSimulation.Study study = simulation.simulate(s, mask);
            maps.add(StudyMap.ofEffects("S" + s, OptionalInt.of(study.subjects()), study.beta(), study.varcope()));
        }
        return maps;
    }

    private static void images(ImageEstimator estimator, Mask mask, List<StudyMap> maps, int permutations) {
        ImageSpec spec =
                ImageSpec.of(estimator).with(InferenceSpec.withDefaults().withPermutations(permutations));
        new ImageAnalysis(spec, mask, new LocalEngine(1), Checkpoints.NONE, Progress.NONE).run(maps);
    }

    /** Voxel by voxel by the scalar formulas; clusters of either sign. */
    private static void plainImages(ImageEstimator estimator, Mask mask, List<StudyMap> maps, int permutations) {
        for (int p = 0; p < permutations; p++) {
            RandomStream random = RandomStream.of(1, "plain", p);
            double[] sign = new double[maps.size()];
            for (int i = 0; i < sign.length; i++) {
                sign[i] = random.nextInt(2) == 0 ? 1 : -1;
            }
            double[] z = new double[mask.size()];
            for (int n = 0; n < z.length; n++) {
                double[] y = new double[sign.length];
                double[] v = new double[sign.length];
                for (int i = 0; i < sign.length; i++) {
                    y[i] = sign[i] * maps.get(i).values()[n];
                    v[i] = maps.get(i).variances()[n];
                }
                z[n] = PooledEffect.of(estimator.heterogeneity(), y, v, y.length)
                        .z();
            }
            Components.find(mask, n -> z[n] >= 3.29, CONNECTIVITY);
            Components.find(mask, n -> z[n] <= -3.29, CONNECTIVITY);
        }
    }
}
