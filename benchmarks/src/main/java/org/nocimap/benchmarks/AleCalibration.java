package org.nocimap.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.nocimap.atlas.BuiltIn;
import org.nocimap.cbma.AleAnalysis;
import org.nocimap.cbma.AleResult;
import org.nocimap.cbma.AleSpec;
import org.nocimap.cbma.FociSimulation;
import org.nocimap.engine.BlockJob;
import org.nocimap.engine.Checkpoint;
import org.nocimap.engine.Checkpoints;
import org.nocimap.engine.LocalEngine;
import org.nocimap.engine.Progress;
import org.nocimap.engine.RandomStream;
import org.nocimap.engine.RandomStreams;
import org.nocimap.evidence.Experiment;
import org.nocimap.evidence.Focus;
import org.nocimap.evidence.Study;
import org.nocimap.evidence.StudySet;
import org.nocimap.image.Affine;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;
import org.nocimap.image.Voxel;
import org.nocimap.inference.Correction;
import org.nocimap.stats.Binomial;
import org.nocimap.stats.BinomialInterval;

/**
 * How often data sets without any truth show something at 0.05: the long version of the room's calibration test, on the
 * built-in brain. Prints a table; a rate whose whole interval lies above 0.05 breaks the promise.
 *
 * <p>Arguments: data sets per scenario (1000 when left out), threads (2), and how the titles of the scenarios to run begin (all).
 */
public final class AleCalibration {
    private static final double LEVEL = 0.05;
    private static final double CONFIDENCE = 0.99;

    /** (1 + 4) / (1 + 99) is the level exactly. */
    private static final int PERMUTATIONS = 99;

    private static final List<Correction> WITHOUT_TFCE =
            List.of(Correction.VOXEL_FWE, Correction.CLUSTER_SIZE_FWE, Correction.CLUSTER_MASS_FWE);

    private static final List<Correction> WITH_TFCE = List.of(
            Correction.VOXEL_FWE, Correction.CLUSTER_SIZE_FWE, Correction.CLUSTER_MASS_FWE, Correction.TFCE_FWE);

    private AleCalibration() {}

    /**
     * A kind of data set and how it is analysed.
     *
     * @param simulation without true peaks; its seed is that of the first data set
     */
    private record Scenario(
            String title, Mask mask, FociSimulation simulation, double voxelP, List<Correction> corrections) {}

    public static void main(String[] arguments) {
        int dataSets = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1000;
        int threads = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2;
        String chosen = arguments.length > 2 ? arguments[2] : "";
        Mask brain = BuiltIn.brainMask().mask();
        Mask coarse = everySecondVoxel(brain);
        Mask coarsest = everySecondVoxel(coarse);
        print(
                "%d null data sets a scenario, %d permutations, level 0.05; power to notice 0.06: %.2f,"
                        + " 0.07: %.2f, 0.08: %.2f%n%n",
                dataSets, PERMUTATIONS, power(dataSets, 0.06), power(dataSets, 0.07), power(dataSets, 0.08));
        print("| scenario | correction | rejected | rate | 99 %% interval | promise |%n");
        print("|---|---|---:|---:|---|---|%n");
        List<Scenario> scenarios = List.of(
                new Scenario("2 mm, 30 experiments, 3-8 foci", brain, foci(30, 3, 8, 12, 40), 0.001, WITHOUT_TFCE),
                new Scenario("2 mm, 10 experiments, 1-3 foci", brain, foci(10, 1, 3, 12, 40), 0.001, WITHOUT_TFCE),
                new Scenario("4 mm, 30 experiments, 3-8 foci", coarse, foci(30, 3, 8, 12, 40), 0.001, WITH_TFCE),
                new Scenario("4 mm, 40 experiments, 1 focus", coarse, foci(40, 1, 1, 12, 40), 0.001, WITH_TFCE),
                // Kernels of 13 to 19 mm: much of such a brain is edge.
                new Scenario(
                        "8 mm, 40 experiments, 1 focus, 1-3 subjects, voxel p 0.01",
                        coarsest,
                        foci(40, 1, 1, 1, 3),
                        0.01,
                        WITH_TFCE));
        for (Scenario scenario : scenarios) {
            if (scenario.title().startsWith(chosen)) {
                report(scenario, run(scenario, dataSets, threads), dataSets);
            }
        }
    }

    private static FociSimulation foci(int experiments, int fewest, int most, int smallest, int largest) {
        return new FociSimulation(experiments, List.of(), 0, 0, fewest, most, smallest, largest, 100_000);
    }

    /** For every data set the smallest corrected p by each correction. */
    private static List<double[]> run(Scenario scenario, int dataSets, int threads) {
        BlockJob job = new BlockJob() {
            @Override
            public String label() {
                return "null data sets";
            }

            @Override
            public int blocks() {
                return dataSets;
            }

            @Override
            public int items(int block) {
                return 1;
            }

            @Override
            public Worker newWorker() {
                return block -> smallest(scenario, block);
            }
        };
        return new LocalEngine(threads).run(job, Checkpoint.NONE, Progress.NONE);
    }

    private static double[] smallest(Scenario scenario, int number) {
        AleSpec spec = AleSpec.builder()
                .permutations(PERMUTATIONS)
                .voxelP(scenario.voxelP())
                .minVolumeMm3(0)
                .corrections(scenario.corrections())
                .seed(number)
                .build();
        AleAnalysis analysis =
                new AleAnalysis(spec, scenario.mask(), new LocalEngine(1), Checkpoints.NONE, Progress.NONE);
        AleResult result = analysis.run(nullData(scenario, number));
        return result.corrected().stream()
                .mapToDouble(map -> Arrays.stream(map.correctedP()).min().orElseThrow())
                .toArray();
    }

    /** Foci uniform over the mask's voxels, and anywhere within them. */
    private static StudySet nullData(Scenario scenario, int number) {
        FociSimulation s = scenario.simulation();
        StudySet centres = new FociSimulation(
                        s.experiments(),
                        s.truePeaks(),
                        s.share(),
                        s.spreadMm(),
                        s.fewestNoiseFoci(),
                        s.mostNoiseFoci(),
                        s.fewestSubjects(),
                        s.mostSubjects(),
                        s.seed() + number)
                .simulate(scenario.mask());
        RandomStream random = RandomStreams.of(s.seed(), "benchmarks.calibration.within-voxel").stream(number);
        Affine affine = scenario.mask().grid().affine();
        List<Study> studies = new ArrayList<>();
        for (Study study : centres.studies()) {
            List<Experiment> experiments = new ArrayList<>();
            for (Experiment experiment : study.experiments()) {
                List<Focus> foci = new ArrayList<>();
                for (Focus focus : experiment.foci()) {
                    Point p = focus.point();
                    Point moved = new Point(
                            p.x() + (random.nextDouble() - 0.5) * affine.columnNorm(0),
                            p.y() + (random.nextDouble() - 0.5) * affine.columnNorm(1),
                            p.z() + (random.nextDouble() - 0.5) * affine.columnNorm(2));
                    foci.add(new Focus(moved, focus.space(), focus.tags(), focus.where()));
                }
                experiments.add(experiment.withFoci(foci));
            }
            studies.add(study.withExperiments(experiments));
        }
        return centres.withStudies(studies);
    }

    private static void report(Scenario scenario, List<double[]> results, int dataSets) {
        for (int c = 0; c < scenario.corrections().size(); c++) {
            int correction = c;
            int rejected =
                    (int) results.stream().filter(p -> p[correction] <= LEVEL).count();
            BinomialInterval interval = BinomialInterval.clopperPearson(rejected, dataSets, CONFIDENCE);
            print(
                    "| %s | %s | %d | %.4f | %.4f to %.4f | %s |%n",
                    scenario.title(),
                    scenario.corrections().get(c).title(),
                    rejected,
                    (double) rejected / dataSets,
                    interval.low(),
                    interval.high(),
                    interval.low() <= LEVEL ? "kept" : "BROKEN");
        }
    }

    /** How probable it is that a true rate ends with its interval above the level. */
    private static double power(int dataSets, double rate) {
        int k = 0;
        while (k <= dataSets
                && BinomialInterval.clopperPearson(k, dataSets, CONFIDENCE).low() <= LEVEL) {
            k++;
        }
        return Binomial.atLeast(k, dataSets, rate);
    }

    private static Mask everySecondVoxel(Mask fine) {
        Grid grid = fine.grid();
        double[] m = grid.affine().toArray();
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                m[4 * row + column] *= 2;
            }
        }
        Grid coarse = new Grid((grid.nx() + 1) / 2, (grid.ny() + 1) / 2, (grid.nz() + 1) / 2, Affine.of(m));
        return Mask.of(
                coarse,
                IntStream.range(0, coarse.size())
                        .filter(index -> {
                            Voxel voxel = coarse.voxel(index);
                            return fine.contains(grid.index(2 * voxel.i(), 2 * voxel.j(), 2 * voxel.k()));
                        })
                        .toArray());
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
