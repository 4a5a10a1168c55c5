package org.nocimap.cbma.contrast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nocimap.cbma.AleSpec;
import org.nocimap.cbma.ModelledExperiments;
import org.nocimap.cbma.TestMasks;
import org.nocimap.engine.RandomStream;
import org.nocimap.evidence.Study;
import org.nocimap.image.Components;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;
import org.nocimap.inference.Correction;
import org.nocimap.stats.Normal;

/**
 * Small contrasts, every labelling taken, against a plain reference: whole maps in double precision, one labelling after the
 * other, and clusters by searching the whole brain.
 */
class ContrastReferenceTest {
    /** So small that every experiment reaches every voxel with more than the end of its kernel: no near ties. */
    private static final Mask MASK = TestMasks.box(6, 5, 4, 8);

    private static final double VOXEL_P = 0.06;

    /** Labellings with the same active experiments in a voxel have the same difference. */
    private static final double SAME = 1e-12;

    /** Differences nearer to each other than this may not be told apart in single precision. */
    private static final double TIE = 3e-7;

    @ParameterizedTest
    @CsvSource({
        "5, 4, MAIN_EFFECTS, NONE, NONE, 11",
        "5, 5, MAIN_EFFECTS, CLUSTER_SIZE_FWE, NONE, 12",
        "5, 4, MAIN_EFFECTS, CLUSTER_MASS_FWE, NONE, 13",
        "6, 3, MAIN_EFFECTS, NONE, SMALLER_GROUP, 14",
        "4, 5, POOLED, NONE, NONE, 15",
        "3, 6, POOLED, NONE, SMALLER_GROUP, 16",
    })
    void agreesWithAPlainReference(
            int ofA, int ofB, ContrastSearch search, Correction selection, GroupBalance balance, int seed) {
        RandomStream random = RandomStream.of(seed, "test.contrast.reference", 0);
        List<Study> a = TestGroups.studies(MASK, random, 0, ofA, new Point(-12, 4, 4), 0.9);
        List<Study> b = TestGroups.studies(MASK, random, 100, ofB, new Point(12, -4, 0), 0.9);
        AleSpec main = AleSpec.builder()
                .voxelP(0.2)
                .alpha(0.4)
                .permutations(50)
                .minVolumeMm3(1500)
                .corrections(List.of(selection))
                .build();
        ContrastSpec spec = ContrastSpec.builder()
                .main(main)
                .permutations(500)
                .voxelP(VOXEL_P)
                .minVolumeMm3(0)
                .corrections(ContrastSpec.CORRECTIONS)
                .search(search)
                .balance(balance)
                .build();

        ContrastResult result = TestGroups.contrast(spec, MASK, TestGroups.group("A", a), TestGroups.group("B", b));

        assertThat(result.exchange().way()).isEqualTo(LabelExchange.Way.COMPLETE);
        assertThat(result.testedVoxels()).isGreaterThan(20);
        new Reference(spec, a, b, result).check();
    }

    private static final class Reference {
        private final ContrastSpec spec;
        private final ContrastResult result;
        private final ModelledExperiments models;
        private final int sizeA;
        private final List<boolean[]> labellings = new ArrayList<>();
        private final List<double[]> differences = new ArrayList<>();
        private final double[] mean = new double[MASK.size()];
        private final double[] deviation = new double[MASK.size()];
        private final Labellings every;
        private final LabelledCuts moved;
        private int observed = -1;

        Reference(ContrastSpec spec, List<Study> a, List<Study> b, ContrastResult result) {
            this.spec = spec;
            this.result = result;
            this.sizeA = a.size();
            List<Study> all = new ArrayList<>(a);
            all.addAll(b);
            models = ModelledExperiments.of(TestGroups.group("all", all).studies(), spec.main(), MASK);
            List<String> idsOfA = a.stream().map(Study::id).toList();
            for (int code = 0; code < 1 << models.count(); code++) {
                if (Integer.bitCount(code) == sizeA) {
                    boolean[] inA = new boolean[models.count()];
                    boolean isObserved = true;
                    for (int e = 0; e < inA.length; e++) {
                        inA[e] = (code >> e & 1) == 1;
                        isObserved &= inA[e]
                                == idsOfA.contains(models.experiments().get(e).studyId());
                    }
                    if (isObserved) {
                        observed = labellings.size();
                    }
                    labellings.add(inA);
                    differences.add(difference(inA));
                }
            }
            boolean[] labels = labellings.get(observed);
            int[] order = models.all();
            ContrastInput input = new ContrastInput(models, order, labels, List.of(order), List.of(), List.of());
            every = Labellings.of(labels, List.of(order), 500, 1);
            moved = LabelledCuts.of(input, every, spec.main().voxelP());
            for (int v = 0; v < MASK.size(); v++) {
                int voxel = v;
                mean[v] = differences.stream()
                        .mapToDouble(d -> d[voxel])
                        .average()
                        .orElseThrow();
                deviation[v] = Math.sqrt(differences.stream()
                        .mapToDouble(d -> (d[voxel] - mean[voxel]) * (d[voxel] - mean[voxel]))
                        .average()
                        .orElseThrow());
            }
        }

        private static int[] members(boolean[] inA, boolean wanted) {
            return IntStream.range(0, inA.length).filter(e -> inA[e] == wanted).toArray();
        }

        private double[] difference(boolean[] inA) {
            int[] ofA = members(inA, true);
            int[] ofB = members(inA, false);
            int smaller = spec.balance() == GroupBalance.NONE ? Integer.MAX_VALUE : Math.min(ofA.length, ofB.length);
            double[] aleA = meanOverSubsets(ofA, Math.min(smaller, ofA.length));
            double[] aleB = meanOverSubsets(ofB, Math.min(smaller, ofB.length));
            double[] difference = new double[aleA.length];
            Arrays.setAll(difference, v -> aleA[v] - aleB[v]);
            return difference;
        }

        private double[] meanOverSubsets(int[] group, int size) {
            double[] sum = new double[MASK.size()];
            int subsets = 0;
            for (int code = 0; code < 1 << group.length; code++) {
                if (Integer.bitCount(code) == size) {
                    int chosen = code;
                    double[] ale = models.ale(IntStream.range(0, group.length)
                            .filter(n -> (chosen >> n & 1) == 1)
                            .map(n -> group[n])
                            .toArray());
                    for (int v = 0; v < sum.length; v++) {
                        sum[v] += ale[v];
                    }
                    subsets++;
                }
            }
            int count = subsets;
            return Arrays.stream(sum).map(s -> s / count).toArray();
        }

        void check() {
            for (int v = 0; v < MASK.size(); v++) {
                if (result.tested()[v]) {
                    checkVoxel(v);
                } else {
                    assertThat(result.z()[v]).isZero();
                }
            }
            checkMaxima(result.aAboveB(), 1);
            checkMaxima(result.bAboveA(), -1);
        }

        private void checkVoxel(int v) {
            double own = differences.get(observed)[v];
            assertThat(result.difference()[v]).isCloseTo(own, within(TIE));
            // Where an experiment reaches a voxel with the very end of its kernel, p may lie on either side of a near
            // tie.
            double signed = result.z()[v];
            double highest = z(p(v, own, 1, -TIE));
            double lowest = z(p(v, own, -1, -TIE));
            if (signed > 0) {
                assertThat(signed).as("voxel %d", v).isBetween(z(p(v, own, 1, TIE)) - 1e-9, highest + 1e-9);
            } else if (signed < 0) {
                assertThat(-signed).as("voxel %d", v).isBetween(z(p(v, own, -1, TIE)) - 1e-9, lowest + 1e-9);
            } else {
                assertThat(p(v, own, 1, TIE)).isGreaterThanOrEqualTo(0.5);
                assertThat(p(v, own, -1, TIE)).isGreaterThanOrEqualTo(0.5);
            }
            if (deviation[v] > TIE) {
                assertThat(result.standardised()[v]).isCloseTo((own - mean[v]) / deviation[v], within(1e-3));
            }
        }

        private static double z(double p) {
            return p >= 0.5 ? 0 : Normal.isf(p);
        }

        private double p(int v, double value, int sign) {
            return p(v, value, sign, SAME);
        }

        /** The share of labellings with a difference at least as large, but for a tolerance. */
        private double p(int v, double value, int sign, double tolerance) {
            long reached = differences.stream()
                    .filter(d -> sign * d[v] >= sign * value - tolerance)
                    .count();
            return Math.max(1.0, reached) / differences.size();
        }

        private void checkMaxima(ContrastDirection direction, int sign) {
            List<double[]> expected = new ArrayList<>();
            for (int l = 0; l < labellings.size(); l++) {
                double[] found = maxima(l, sign);
                if (l == observed) {
                    checkObserved(direction, found);
                } else {
                    expected.add(found);
                }
            }
            List<Correction> order =
                    List.of(Correction.VOXEL_FWE, Correction.CLUSTER_SIZE_FWE, Correction.CLUSTER_MASS_FWE);
            for (int column = 0; column < order.size(); column++) {
                int c = column;
                double[] sorted =
                        expected.stream().mapToDouble(m -> m[c]).sorted().toArray();
                double[] nulls = direction.corrected().stream()
                        .filter(k -> k.correction() == order.get(c))
                        .findFirst()
                        .orElseThrow()
                        .maxima()
                        .orElseThrow()
                        .maxima();
                assertThat(nulls).hasSameSizeAs(sorted);
                assertThat(sorted[sorted.length - 1])
                        .as("%s of %s", order.get(c), direction.title())
                        .isPositive();
                for (int n = 0; n < nulls.length; n++) {
                    assertThat(nulls[n]).as("%s %d", order.get(c), n).isCloseTo(sorted[n], within(2e-3));
                }
            }
        }

        private void checkObserved(ContrastDirection direction, double[] found) {
            double largest = direction.corrected().get(0).candidates().stream()
                    .mapToDouble(k -> k.voxels())
                    .max()
                    .orElse(0);
            double heaviest = direction.corrected().get(0).candidates().stream()
                    .mapToDouble(k -> k.mass())
                    .max()
                    .orElse(0);
            assertThat(largest).isEqualTo(found[1]);
            assertThat(heaviest).isCloseTo(found[2], within(2e-3));
        }

        /** Largest standardised difference, largest cluster and heaviest cluster of one direction under one labelling. */
        private double[] maxima(int l, int sign) {
            double[] d = differences.get(l);
            boolean[] searched = searched(l, sign);
            double[] found = new double[3];
            boolean[] supra = new boolean[MASK.size()];
            double[] critical = new double[MASK.size()];
            for (int v = 0; v < MASK.size(); v++) {
                if (searched[v] && deviation[v] > TIE) {
                    found[0] = Math.max(found[0], sign * (d[v] - mean[v]) / deviation[v]);
                    supra[v] = p(v, d[v], sign) < VOXEL_P;
                    critical[v] = critical(v, sign);
                }
            }
            Components clusters =
                    Components.find(MASK, v -> supra[v], spec.main().connectivity());
            for (int c = 1; c <= clusters.count(); c++) {
                double mass = 0;
                for (int v : clusters.members(c)) {
                    mass += sign * (d[v] - critical[v]) / deviation[v];
                }
                found[1] = Math.max(found[1], clusters.size(c));
                found[2] = Math.max(found[2], mass);
            }
            return found;
        }

        /** The difference nearest to zero evidence that is still too small: the largest whose p is not below the voxel p. */
        private double critical(int v, int sign) {
            double most = Double.NEGATIVE_INFINITY;
            for (double[] d : differences) {
                if (p(v, d[v], sign) >= VOXEL_P) {
                    most = Math.max(most, sign * d[v]);
                }
            }
            return sign * most;
        }

        private boolean[] searched(int l, int sign) {
            boolean[] searched = new boolean[MASK.size()];
            if (spec.search() == ContrastSearch.POOLED) {
                return result.tested();
            }
            SelectionRule rule = SelectionRule.of(sign > 0 ? result.a() : result.b());
            double cut = cut(l, sign, rule);
            double[] ale = models.ale(members(labellings.get(l), sign > 0));
            Components clusters =
                    Components.find(MASK, v -> ale[v] >= cut, spec.main().connectivity());
            for (int c = 1; c <= clusters.count(); c++) {
                double mass = 0;
                for (int v : clusters.members(c)) {
                    mass += ale[v] - cut;
                }
                if (clusters.size(c) >= rule.leastVoxels() && mass > rule.massAbove()) {
                    for (int v : clusters.members(c)) {
                        searched[v] = true;
                    }
                }
            }
            return searched;
        }

        /** The rule's cut, moved to a labelling by {@link LabelledCuts}, which has a test of its own. */
        private double cut(int l, int sign, SelectionRule rule) {
            float[] cuts = moved.near(rule.cut(), sign > 0 ? LabelledCuts.Group.A : LabelledCuts.Group.B);
            boolean[] wanted = labellings.get(l);
            for (int n = 0; n < every.count(); n++) {
                int labelling = n;
                if (IntStream.range(0, wanted.length).allMatch(e -> (every.inA(labelling, e) == 1) == wanted[e])) {
                    return cuts[n];
                }
            }
            throw new AssertionError("no such labelling");
        }
    }
}
