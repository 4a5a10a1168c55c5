package org.nocimap.cbma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nocimap.evidence.Experiment;
import org.nocimap.evidence.Focus;
import org.nocimap.evidence.Study;
import org.nocimap.evidence.StudySet;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;
import org.nocimap.image.Space;

class FociSimulationTest {
    private static final Mask BRAIN = TestMasks.ellipsoid(4, 60, 72, 56);
    private static final List<Point> PEAKS = List.of(new Point(30, 4, 2), new Point(-20, -30, 10));

    private static FociSimulation simulation(int experiments, long seed) {
        return new FociSimulation(experiments, PEAKS, 0.4, 4, 2, 6, 12, 40, seed);
    }

    private static List<Focus> of(Experiment experiment, String origin) {
        return experiment.foci().stream()
                .filter(f -> f.tags().get(FociSimulation.ORIGIN_TAG).equals(origin))
                .toList();
    }

    @Test
    void drawsWhatWasAskedFor() {
        StudySet set = simulation(2000, 1).simulate(BRAIN);
        int trueFoci = 0;
        double[] sum = new double[3];
        double[] squares = new double[3];
        int[] noiseCounts = new int[7];
        double subjects = 0;
        for (Study study : set.studies()) {
            assertThat(study.experiments()).hasSize(1);
            Experiment experiment = study.experiments().get(0);
            noiseCounts[of(experiment, "noise").size()]++;
            assertThat(experiment.subjects().orElseThrow()).isBetween(12, 40);
            subjects += experiment.subjects().orElseThrow();
            for (Focus focus : experiment.foci()) {
                assertThat(focus.space()).isEqualTo(Space.MNI);
                assertThat(AleInput.nearestVoxel(BRAIN, focus.point())).isNotNegative();
            }
            for (Focus focus : of(experiment, "true")) {
                trueFoci++;
                Point peak = focus.point().x() > 5 ? PEAKS.get(0) : PEAKS.get(1);
                double[] off = {
                    focus.point().x() - peak.x(),
                    focus.point().y() - peak.y(),
                    focus.point().z() - peak.z()
                };
                for (int axis = 0; axis < 3; axis++) {
                    sum[axis] += off[axis];
                    squares[axis] += off[axis] * off[axis];
                }
            }
        }
        // Four standard errors everywhere; the seed is fixed.
        assertThat(trueFoci / 4000.0).isCloseTo(0.4, within(4 * Math.sqrt(0.24 / 4000)));
        assertThat(subjects / 2000).isCloseTo(26, within(4 * 8.4 / Math.sqrt(2000)));
        for (int axis = 0; axis < 3; axis++) {
            assertThat(sum[axis] / trueFoci).isCloseTo(0, within(4 * 4 / Math.sqrt(trueFoci)));
            // Rounding to millimetres adds a twelfth.
            double variance = squares[axis] / trueFoci;
            assertThat(variance).isCloseTo(16 + 1 / 12.0, within(4 * 16 * Math.sqrt(2.0 / trueFoci)));
        }
        for (int count = 0; count < 7; count++) {
            double expected = count < 2 ? 0 : 400;
            assertThat((double) noiseCounts[count]).isCloseTo(expected, within(count < 2 ? 0.0 : 4 * Math.sqrt(320)));
        }
    }

    @Test
    void noiseLiesAnywhereInTheBrain() {
        StudySet set = new FociSimulation(400, List.of(), 0, 0, 20, 20, 20, 20, 4).simulate(BRAIN);
        int[] octants = new int[8];
        double total = 0;
        for (Study study : set.studies()) {
            for (Focus focus : study.experiments().get(0).foci()) {
                Point p = focus.point();
                octants[(p.x() > 0 ? 1 : 0) + (p.y() > 0 ? 2 : 0) + (p.z() > 0 ? 4 : 0)]++;
                total++;
            }
        }
        assertThat(total).isEqualTo(8000);
        for (int count : octants) {
            assertThat((double) count).isCloseTo(1000, within(4 * Math.sqrt(875)));
        }
    }

    @Test
    void moreExperimentsKeepTheFirstOnes() {
        StudySet few = simulation(11, 5).simulate(BRAIN);
        StudySet more = simulation(30, 5).simulate(BRAIN);
        for (int n = 0; n < 11; n++) {
            assertThat(more.studies().get(n)).isEqualTo(few.studies().get(n));
        }
        assertThat(simulation(11, 6).simulate(BRAIN)).isNotEqualTo(few);
        assertThat(few.studies()).extracting(Study::id).startsWith("Simulated 01", "Simulated 02");
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatIllegalArgumentException().isThrownBy(() -> simulation(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new FociSimulation(9, PEAKS, 1.1, 4, 2, 6, 12, 40, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FociSimulation(9, PEAKS, Double.NaN, 4, 2, 6, 12, 40, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new FociSimulation(9, PEAKS, 0.5, -1, 2, 6, 12, 40, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new FociSimulation(9, PEAKS, 0.5, 4, 7, 6, 12, 40, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new FociSimulation(9, PEAKS, 0.5, 4, 2, 6, 0, 40, 1));
        FociSimulation outside = new FociSimulation(9, List.of(new Point(200, 0, 0)), 1, 4, 2, 6, 12, 40, 1);
        assertThatIllegalArgumentException().isThrownBy(() -> outside.simulate(BRAIN));
        Mask empty = Mask.of(BRAIN.grid(), new int[0]);
        assertThatIllegalArgumentException().isThrownBy(() -> simulation(3, 1).simulate(empty));
    }
}
