package org.nocimap.fmri.physiology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nocimap.engine.RandomStream;
import org.nocimap.fmri.linear.Basis;

class PhysiologyTest {
    /** Extrema computed independently from the published formulas (value, seconds), to the digits given. */
    @Test
    void responsesPeakAndDipWhereThePublishedFormulasDo() {
        extrema(ResponseFunction.RESPIRATORY, 0.8694, 3.07, -0.9691, 15.44);
        extrema(ResponseFunction.CARDIAC, 2.0221, 4.13, -1.8773, 12.40);
    }

    private static void extrema(ResponseFunction response, double most, double mostAt, double least, double leastAt) {
        double high = Double.NEGATIVE_INFINITY;
        double low = Double.POSITIVE_INFINITY;
        double highAt = 0;
        double lowAt = 0;
        for (double t = 0; t < 32; t += 0.001) {
            double value = response.value(t);
            if (value > high) {
                high = value;
                highAt = t;
            }
            if (value < low) {
                low = value;
                lowAt = t;
            }
        }
        assertThat(high).isCloseTo(most, within(5e-5));
        assertThat(highAt).isCloseTo(mostAt, within(0.0055));
        assertThat(low).isCloseTo(least, within(5e-5));
        assertThat(lowAt).isCloseTo(leastAt, within(0.0055));
    }

    @Test
    void beatsAtKnownTimesAreFoundAndLostOnesPutIn() {
        List<Double> truth = new ArrayList<>();
        for (double t = 0.5; t < 100; t += 0.85 + 0.1 * Math.sin(t / 7)) {
            truth.add(t);
        }
        double[] recording = new double[5000];
        for (int n = 0; n < recording.length; n++) {
            double at = n / 50.0;
            for (double beat : truth) {
                boolean lost = Math.abs(beat - truth.get(40)) < 1e-9;
                recording[n] += lost ? 0 : Math.exp(-0.5 * Math.pow((at - beat) / 0.06, 2));
            }
        }
        Beats beats = Beats.detect(recording, 50, 0);
        assertThat(beats.repaired()).isEqualTo(1);
        assertThat(beats.seconds()).hasSize(truth.size());
        for (int n = 0; n < truth.size(); n++) {
            assertThat(beats.seconds()[n]).as("beat " + n).isCloseTo(truth.get(n), within(n == 40 ? 0.05 : 0.005));
        }
        assertThat(beats.rate(50)).isBetween(60 / 0.95, 60 / 0.75);
        double[] doubled = Arrays.copyOf(beats.seconds(), beats.seconds().length + 1);
        doubled[doubled.length - 1] = beats.seconds()[60] + 0.2;
        Arrays.sort(doubled);
        assertThat(Beats.repair(doubled).seconds()).containsExactly(beats.seconds());
    }

    /** Between two beats the phase rises evenly from 0 to 2π. */
    @Test
    void theHeartsPhaseIsTheShareOfTheIntervalThatHasPassed() {
        Beats beats = new Beats(new double[] {1, 2, 4}, 0);
        assertThat(beats.phase(1)).isCloseTo(0, within(1e-12));
        assertThat(beats.phase(1.25)).isCloseTo(Math.PI / 2, within(1e-12));
        assertThat(beats.phase(3)).isCloseTo(Math.PI, within(1e-12));
        assertThat(beats.phase(5)).isCloseTo(Math.PI, within(1e-12));
    }

    /** A triangle of equal slopes passes every depth equally often, so that the phase is proportional to the depth. */
    @Test
    void theBreathsPhaseOfATriangleIsItsDepth() {
        double[] belt = new double[4000];
        for (int n = 0; n < belt.length; n++) {
            double share = (n % 200) / 200.0;
            belt[n] = share < 0.5 ? 2 * share : 2 - 2 * share;
        }
        double[] phases = new Breath(belt, 50, 0).phases();
        for (int n = 1020; n < 1080; n++) {
            assertThat(phases[n]).isCloseTo(Math.PI * belt[n], within(0.05));
            assertThat(phases[n + 100]).isCloseTo(-Math.PI * belt[n + 100], within(0.05));
        }
        assertThat(new Breath(belt, 50, 0).variation(40)).isCloseTo(1 / Math.sqrt(12), within(0.02));
    }

    /** Noise that follows both phases and their sum leaves with the regressors: what remains is the white noise put in, less their rank. */
    @Test
    void plantedPhaseNoiseIsRemovedToItsFloor() {
        RandomStream random = RandomStream.of(11, "fmri.test.retroicor", 0);
        int time = 400;
        double[] heart = new double[time];
        double[] breath = new double[time];
        double[] series = new double[time];
        for (int t = 0; t < time; t++) {
            heart[t] = 2 * Math.PI * ((1.1 * 2 * t + 0.3 * Math.sin(t / 20.0)) % 1);
            breath[t] = 2 * Math.PI * ((0.27 * 2 * t + 0.2 * Math.cos(t / 30.0)) % 1) - Math.PI;
            series[t] = 10 * Math.cos(heart[t] + 1)
                    + 6 * Math.sin(2 * heart[t])
                    + 8 * Math.cos(breath[t])
                    + 4 * Math.sin(heart[t] + breath[t])
                    + random.nextGaussian();
        }
        List<double[]> columns = new Retroicor(2, 2, 1).regressors(heart, breath);
        assertThat(columns).hasSize(12);
        Basis basis = Basis.of(time, columns);
        double rest = Arrays.stream(basis.residual(series)).map(v -> v * v).sum() / (time - basis.rank());
        assertThat(rest).isCloseTo(1, within(4 * Math.sqrt(2.0 / (time - 12))));
        Basis without = Basis.of(time, Retroicor.USUAL.regressors(heart, breath));
        double more = Arrays.stream(without.residual(series)).map(v -> v * v).sum() / (time - without.rank());
        assertThat(more).isGreaterThan(6);
    }

    /** Breaths of depth 2 and 4 s each: 0.5 a second; and of 5 s from the sixth on. */
    @Test
    void theVolumePerTimeOfEvenBreathsIsTheirDepthOverTheirPeriod() {
        double[] belt = new double[3000];
        for (int n = 0; n < belt.length; n++) {
            double at = n / 50.0;
            belt[n] = at < 20 ? Math.cos(2 * Math.PI * at / 4) : Math.cos(2 * Math.PI * (at - 20) / 5);
        }
        Breath breath = new Breath(belt, 50, 0);
        double[] peaks = Peaks.detect(belt, 50, 0, Peaks.BREATH_SECONDS);
        assertThat(peaks[0]).isCloseTo(4, within(0.02));
        assertThat(breath.volumePerTime(peaks, 10)).isCloseTo(0.5, within(0.005));
        assertThat(breath.volumePerTime(peaks, 40)).isCloseTo(0.4, within(0.005));
        assertThat(breath.volumePerTime(new double[] {3}, 1)).isNaN();
    }

    /** A tone at the cut leaves with half its power, a slow one untouched. */
    @Test
    void smoothingHalvesThePowerAtItsCut() {
        double[] fast = new double[4000];
        double[] slow = new double[4000];
        for (int n = 0; n < fast.length; n++) {
            fast[n] = Math.sin(2 * Math.PI * 50 * n / 500.0);
            slow[n] = Math.sin(2 * Math.PI * 1 * n / 500.0);
        }
        double power = 0;
        double[] smooth = Peaks.smoothed(fast, 500, 50);
        for (int n = 1000; n < 3000; n++) {
            power += smooth[n] * smooth[n] / 1000;
        }
        assertThat(Peaks.smoothed(slow, 500, 50)[1100]).isCloseTo(slow[1100], within(1e-3));
        assertThat(power).isCloseTo(0.5, within(0.01));
    }
}
