package org.nocimap.cbma.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nocimap.cbma.AleSpec;
import org.nocimap.cbma.FociSimulation;
import org.nocimap.cbma.ModelledExperiments;
import org.nocimap.cbma.VoxelNull;
import org.nocimap.engine.RandomStream;
import org.nocimap.evidence.StudySet;
import org.nocimap.image.Affine;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;
import org.nocimap.inference.Cluster;

final class LiveAleTest {
    /** About the size of a brain, on a 4 mm grid. */
    private static final Mask MASK = mask();

    private static final StudySet SET = FociSimulation.example().simulate(MASK);
    private static final AleSpec SPEC = AleSpec.builder().build();
    private static final ModelledExperiments MODELS = ModelledExperiments.of(SET, SPEC, MASK);

    @Test
    void afterManyChangesItIsWhatTheFullComputationGives() {
        RandomStream random = RandomStream.of(5, "live", 0);
        LiveAle live = LiveAle.of(MODELS);
        for (int change = 0; change < 3000; change++) {
            live.toggle(random.nextInt(MODELS.count()));
            if (change % 300 == 299 && live.subset().length > 0) {
                agreesWithTheFullComputation(live);
            }
        }
    }

    private static void agreesWithTheFullComputation(LiveAle live) {
        int[] subset = live.subset();
        double[] full = MODELS.ale(subset);
        double highest = Arrays.stream(full).max().orElseThrow();
        for (int n = 0; n < full.length; n++) {
            assertThat(live.ale()[n]).isCloseTo(full[n], within(1e-8));
        }
        VoxelNull expected = MODELS.voxelNull(subset, highest);
        VoxelNull found = live.voxelNull();
        for (double ale = 0; ale < highest; ale += highest / 200) {
            double p = expected.p(ale);
            if (p > 1e-12) {
                // The two unite the same distributions in another order, and every union rounds to bins.
                assertThat(found.p(ale)).as("p of " + ale).isCloseTo(p, within(3e-3 * p));
                assertThat(found.z(ale)).isCloseTo(expected.z(ale), within(1e-3));
            }
        }
        assertThat(where(found, 0.001)).as("where p is 0.001").isCloseTo(where(expected, 0.001), within(8 * 1e-6));
        assertThat((double) live.threshold()).isCloseTo(expected.criticalAle(0.001), within(1.01 * BIN));
    }

    /** Width of a bin of the null on this grid; a voxel is 8 times as large as at 2 mm, and so are ALE and its tolerance. */
    private static final double BIN = 8e-5;

    /** The ALE at which a null reaches p, between its bins. */
    private static double where(VoxelNull voxelNull, double p) {
        double above = voxelNull.criticalAle(p) + BIN / 2;
        double below = above - BIN;
        double share = Math.log(voxelNull.p(below) / p) / Math.log(voxelNull.p(below) / voxelNull.p(above));
        return below + share * BIN;
    }

    @Test
    void theThresholdIsThatOfTheWholeNull() {
        RandomStream random = RandomStream.of(7, "live", 0);
        for (double p : new double[] {0.5, 0.05, 0.001, 1e-6, 1e-11}) {
            ModelledExperiments models =
                    ModelledExperiments.of(SET, AleSpec.builder().voxelP(p).build(), MASK);
            LiveAle live = LiveAle.of(models);
            for (int change = 0; change < 60; change++) {
                live.toggle(random.nextInt(models.count()));
                float threshold = live.threshold();
                assertThat(threshold).isEqualTo(live.voxelNull().criticalAle(p));
            }
            for (int e = 1; e < models.count(); e++) {
                live.exclude(e);
            }
            live.include(0);
            assertThat(live.threshold()).isEqualTo(live.voxelNull().criticalAle(p));
        }
    }

    @Test
    void theBitsDependOnTheSubsetAlone() {
        RandomStream random = RandomStream.of(6, "live", 0);
        LiveAle one = LiveAle.of(MODELS);
        for (int change = 0; change < 500; change++) {
            one.toggle(random.nextInt(MODELS.count()));
        }
        LiveAle other = LiveAle.of(MODELS);
        for (int e = MODELS.count() - 1; e >= 0; e--) {
            if (!one.includes(e)) {
                other.exclude(e);
            }
        }
        assertThat(other.subset()).containsExactly(one.subset());
        assertThat(other.ale()).containsExactly(one.ale());
        assertThat(other.threshold()).isEqualTo(one.threshold());
        assertThat(other.map().p()).containsExactly(one.map().p());
        assertThat(other.map().z()).containsExactly(one.map().z());
    }

    @Test
    void withAllExperimentsTheThresholdIsThatOfTheAnalysis() {
        LiveAle live = LiveAle.of(MODELS);
        double highest = Arrays.stream(live.ale()).max().orElseThrow();

        assertThat(live.threshold())
                .isEqualTo(MODELS.voxelNull(MODELS.all(), highest).criticalAle(SPEC.voxelP()));
    }

    @Test
    void clustersComeAndGoWithTheirStudies() {
        LiveAle live = LiveAle.of(MODELS);
        List<Cluster> all = live.clusters();
        assertThat(all).hasSizeGreaterThanOrEqualTo(5).allMatch(c -> c.volumeMm3() >= SPEC.minVolumeMm3());
        for (Cluster cluster : all) {
            for (int member : cluster.members()) {
                assertThat((float) live.ale()[member]).isGreaterThanOrEqualTo(live.threshold());
            }
        }
        for (int e = 1; e < MODELS.count(); e++) {
            live.exclude(e);
        }
        live.exclude(0);
        assertThat(live.clusters()).isEmpty();
        assertThat(live.ale()).containsOnly(0);
        assertThat(live.threshold()).isInfinite();
        assertThat(live.map().z()).containsOnly(0);
        for (int e = 0; e < MODELS.count(); e++) {
            live.include(e);
        }
        assertThat(live.clusters()).hasSameSizeAs(all);
    }

    @Test
    void aStudyIsSwitchedWithAllItsExperiments() {
        LiveAle live = LiveAle.of(MODELS);
        String study = MODELS.experiments().get(3).studyId();
        live.toggleStudy(study);

        assertThat(live.experimentsOf(study)).contains(3);
        assertThat(live.includes(3)).isFalse();
        live.exclude(3);
        assertThat(live.subset()).doesNotContain(3).hasSize(MODELS.count() - 1);
        live.toggleStudy(study);
        assertThat(live.subset()).hasSize(MODELS.count());
        assertThatThrownBy(() -> live.toggleStudy("nobody")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Mask mask() {
        Grid grid = new Grid(46, 55, 46, Affine.of(4, 0, 0, -90, 0, 4, 0, -126, 0, 0, 4, -72));
        return Mask.of(
                grid,
                java.util.stream.IntStream.range(0, grid.size())
                        .filter(n -> {
                            Point p = grid.pointOf(n);
                            double x = p.x() / 64;
                            double y = (p.y() + 18) / 83;
                            double z = (p.z() - 8) / 64;
                            return x * x + y * y + z * z <= 1;
                        })
                        .toArray());
    }
}
