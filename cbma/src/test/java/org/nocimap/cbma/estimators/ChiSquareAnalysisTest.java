package org.nocimap.cbma.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nocimap.engine.Checkpoints;
import org.nocimap.engine.LocalEngine;
import org.nocimap.engine.RandomStream;
import org.nocimap.engine.RandomStreams;
import org.nocimap.evidence.Experiment;
import org.nocimap.evidence.Study;
import org.nocimap.evidence.StudySet;
import org.nocimap.files.InputException;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;
import org.nocimap.inference.Cluster;
import org.nocimap.inference.ClusterFinder;
import org.nocimap.inference.Correction;
import org.nocimap.inference.InferenceSpec;
import org.nocimap.inference.SignedCorrection;
import org.nocimap.inference.StatisticMap;
import org.nocimap.stats.Binomial;
import org.nocimap.stats.FisherExact;
import org.nocimap.stats.Normal;
import org.nocimap.stats.TwoByTwo;

class ChiSquareAnalysisTest {
    private static final Mask MASK = Cases.ellipsoid(4, 40, 48, 36);
    private static final InferenceSpec INFERENCE = InferenceSpec.withDefaults()
            .withPermutations(40)
            .withVoxelP(0.02)
            .withMinVolumeMm3(0)
            .withCorrections(
                    Correction.CLUSTER_SIZE_FWE,
                    Correction.VOXEL_FWE,
                    Correction.CLUSTER_MASS_FWE,
                    Correction.TFCE_FWE,
                    Correction.FDR_BH);
    private static final ChiSquareSpec SPEC = ChiSquareSpec.withDefaults().with(INFERENCE);

    private static ChiSquareResult run(StudySet set, StudySet database) {
        return new ChiSquareAnalysis(SPEC, MASK, new LocalEngine(1), Checkpoints.NONE, Cases.SILENT).run(set, database);
    }

    /** Other names than those of the set. */
    private static StudySet database(int experiments, double share, long seed) {
        return new StudySet(
                "database",
                Cases.random(MASK, experiments, share, seed).studies().stream()
                        .map(s -> new Study("Other " + s.id(), s.id(), s.tags(), s.experiments()))
                        .toList());
    }

    private static int active(StudySet set, Point place) {
        return (int)
                Arrays.stream(Cases.within(set, place, 10)).filter(w -> w > 0).count();
    }

    @Test
    void oneVoxelByHand() {
        // 3 of 4 experiments of the set and 1 of 6 others reach the origin: Fisher's p = 25/210 + 1/210 ... by
        // enumeration.
        List<Experiment> set = new ArrayList<>();
        List<Experiment> others = new ArrayList<>();
        for (int e = 0; e < 4; e++) {
            set.add(Cases.experiment("S" + e, 10, List.of(new Point(e < 3 ? 0 : 30, 0, 0))));
        }
        for (int e = 0; e < 6; e++) {
            others.add(Cases.experiment("O" + e, 10, List.of(new Point(e < 1 ? 2 : -30, 0, 0))));
        }
        ChiSquareResult result = run(Cases.set(set), Cases.set(others));
        int n = MASK.position(MASK.grid().nearestIndex(new Point(0, 0, 0)).orElseThrow());
        assertThat(result.activeInSet()[n]).isEqualTo(3);
        assertThat(result.activeInRest()[n]).isEqualTo(1);
        // chi² = 10 (3·5 − 1·1)² / (4·6·4·6); P(a ≥ 3) = (4·6 + 1) / 210, the other tail has p 15/210 > 24/210? no: it
        // counts.
        assertThat(result.specificity().chiSquared()[n]).isCloseTo(10 * 196 / 576.0, within(1e-12));
        double p = FisherExact.of(3, 1, 1, 5).twoSided();
        assertThat(p).isCloseTo((24 + 1 + 15) / 210.0, within(1e-12));
        assertThat(result.specificity().p()[n]).isCloseTo(p, within(1e-12));
        assertThat(result.specificity().z()[n]).isCloseTo(Normal.isf(p / 2), within(1e-9));
        assertThat(result.shareOfSet()[n]).isEqualTo(0.75);
        assertThat(result.posterior()[n]).isCloseTo(0.75 / (0.75 + 1 / 6.0), within(1e-12));
    }

    @Test
    void everyVoxelIsTestedAsItsTableSays() {
        StudySet set = Cases.random(MASK, 30, 0.6, 1);
        StudySet others = database(45, 0.1, 2);
        ChiSquareResult result = run(set, others);
        double average = 0;
        int[] a = new int[MASK.size()];
        for (int n = 0; n < MASK.size(); n++) {
            a[n] = active(set, MASK.grid().pointOf(MASK.index(n)));
            average += a[n] / 30.0 / MASK.size();
        }
        boolean chi = false;
        boolean exact = false;
        for (int n = 0; n < MASK.size(); n++) {
            int b = active(others, MASK.grid().pointOf(MASK.index(n)));
            assertThat(result.activeInSet()[n]).isEqualTo(a[n]);
            assertThat(result.activeInRest()[n]).isEqualTo(b);
            TwoByTwo table = new TwoByTwo(a[n], 30 - a[n], b, 45 - b);
            boolean small = table.smallestExpected() < 5;
            double z = small
                    ? Math.copySign(
                            Normal.isf(
                                    FisherExact.of(a[n], 30 - a[n], b, 45 - b).twoSided() / 2),
                            table.signedRoot())
                    : table.signedRoot();
            chi |= !small;
            exact |= small && a[n] > 0;
            assertThat(result.specificity().z()[n]).isCloseTo(table.signedRoot() == 0 ? 0 : z, within(1e-7));
            double pi = average;
            double root = (a[n] / 30.0 - pi) / Math.sqrt(pi * (1 - pi) / 30);
            assertThat(result.consistency().chiSquared()[n]).isCloseTo(root * root, within(1e-9));
            // 30 π is below 5 here, so the binomial distribution decides.
            double tail = root > 0 ? Binomial.atLeast(a[n], 30, pi) : Binomial.atMost(a[n], 30, pi);
            assertThat(result.consistency().p()[n]).isCloseTo(Math.min(1, 2 * tail), within(1e-9));
        }
        assertThat(chi).isTrue();
        assertThat(exact).isTrue();
        Cluster found = result.specificity().primary().positive().clusters().get(0);
        assertThat(found.highestPeak().point().distanceTo(new Point(0, 0, 0))).isLessThan(9);
        assertThat(result.consistency().primary().positive().clusters()).isNotEmpty();
    }

    @Test
    void exchangingTheSidesTurnsTheSign() {
        StudySet set = Cases.random(MASK, 12, 0.6, 3);
        StudySet others = database(20, 0.1, 4);
        double[] z = run(set, others).specificity().z();
        double[] turned = run(others, set).specificity().z();
        for (int n = 0; n < z.length; n++) {
            assertThat(turned[n]).isCloseTo(-z[n], within(1e-9));
        }
    }

    @Test
    void labelPermutationsAreThoseOfASlowReference() {
        StudySet set = Cases.random(MASK, 8, 0.5, 5);
        StudySet others = database(12, 0.2, 6);
        ChiSquareResult result = run(set, others);
        List<Experiment> everyone = new ArrayList<>();
        result.set().forEach(e -> everyone.add(e.experiment()));
        result.rest().forEach(e -> everyone.add(e.experiment()));
        int[][] reaches = new int[MASK.size()][];
        for (int n = 0; n < MASK.size(); n++) {
            reaches[n] = Cases.within(Cases.set(named(everyone)), MASK.grid().pointOf(MASK.index(n)), 10);
        }
        RandomStreams streams = RandomStreams.of(1, "cbma.mkda.specificity");
        double[] most = new double[40];
        double[] largest = new double[40];
        for (int permutation = 0; permutation < 40; permutation++) {
            RandomStream random = streams.stream(permutation);
            List<Integer> left = new ArrayList<>();
            for (int e = 0; e < 20; e++) {
                left.add(e);
            }
            boolean[] inSet = new boolean[20];
            for (int n = 0; n < 8; n++) {
                int at = n + random.nextInt(20 - n);
                inSet[left.get(at)] = true;
                Collections.swap(left, at, n);
            }
            double[] z = new double[MASK.size()];
            for (int v = 0; v < z.length; v++) {
                int a = 0;
                int b = 0;
                for (int e = 0; e < 20; e++) {
                    a += reaches[v][e] > 0 && inSet[e] ? 1 : 0;
                    b += reaches[v][e] > 0 && !inSet[e] ? 1 : 0;
                }
                double root = new TwoByTwo(a, 8 - a, b, 12 - b).signedRoot();
                z[v] = root == 0
                        ? 0
                        : Math.copySign(
                                Normal.isf(FisherExact.of(a, 8 - a, b, 12 - b).twoSided() / 2), root);
                most[permutation] = Math.max(most[permutation], Math.abs(z[v]));
            }
            double cut = Normal.isf(0.01);
            for (int sign : new int[] {1, -1}) {
                double[] side = Arrays.stream(z).map(value -> sign * value).toArray();
                List<Cluster> clusters = new ClusterFinder(
                                new StatisticMap(MASK, side, side, side), INFERENCE.connectivity(), 0)
                        .find(n -> side[n] >= cut, cut);
                largest[permutation] = Math.max(
                        largest[permutation],
                        clusters.stream().mapToInt(Cluster::voxels).max().orElse(0));
            }
        }
        same(result.specificity(), Correction.VOXEL_FWE, most);
        same(result.specificity(), Correction.CLUSTER_SIZE_FWE, largest);
    }

    private static List<Experiment> named(List<Experiment> experiments) {
        List<Experiment> named = new ArrayList<>();
        for (int e = 0; e < experiments.size(); e++) {
            named.add(new Experiment(
                    "E" + e,
                    experiments.get(e).subjects(),
                    experiments.get(e).foci(),
                    java.util.Map.of(),
                    Cases.WHERE));
        }
        return named;
    }

    private static void same(SignedTest test, Correction correction, double[] expected) {
        SignedCorrection found = test.corrected().stream()
                .filter(c -> c.correction() == correction)
                .findFirst()
                .orElseThrow();
        Arrays.sort(expected);
        double[] maxima = found.positive().maxima().orElseThrow().maxima();
        for (int n = 0; n < expected.length; n++) {
            assertThat(maxima[n]).isCloseTo(expected[n], within(1e-7));
        }
    }

    @Test
    void neitherOrderNorThreadsNorAnInterruptionChangeABit() {
        StudySet set = Cases.random(MASK, 10, 0.6, 7);
        StudySet others = database(15, 0.1, 8);
        String once = bits(run(set, others));
        List<Study> shuffled = new ArrayList<>(others.studies());
        Collections.shuffle(shuffled, new Random(2));
        assertThat(bits(run(set, new StudySet("x", shuffled)))).isEqualTo(once);
        Cases.Memory memory = new Cases.Memory();
        ChiSquareAnalysis again = new ChiSquareAnalysis(SPEC, MASK, new LocalEngine(2), memory, Cases.SILENT);
        assertThat(bits(again.run(set, others))).isEqualTo(once);
        memory.forgetSome();
        assertThat(bits(again.run(set, others))).isEqualTo(once);
    }

    private static String bits(ChiSquareResult result) {
        StringBuilder text = new StringBuilder();
        for (SignedTest test : List.of(result.consistency(), result.specificity())) {
            text.append(Arrays.toString(test.z())).append(Arrays.toString(test.p()));
            for (SignedCorrection c : test.corrected()) {
                text.append(Arrays.toString(c.correctedP()));
                c.positive().maxima().ifPresent(m -> text.append(Arrays.toString(m.maxima())));
            }
        }
        return text.toString();
    }

    @Test
    void studiesOfTheSetDoNotCountTwice() {
        StudySet set = Cases.random(MASK, 10, 0.6, 9);
        List<Study> both = new ArrayList<>(set.studies());
        both.addAll(database(15, 0.1, 10).studies());
        ChiSquareResult result = run(set, new StudySet("all", both));
        assertThat(result.rest()).hasSize(15);
        assertThat(result.warnings()).anySatisfy(w -> assertThat(w.what()).contains("10 studies of the database"));
    }

    @Test
    void aSideWithOneExperimentIsRefused() {
        StudySet set = Cases.random(MASK, 10, 0.6, 11);
        assertThatThrownBy(() -> run(set, set))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("rest of the database has no experiment");
        assertThatThrownBy(() -> run(database(1, 0.1, 1), set))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("the set has one experiment");
    }
}
