package org.nocimap.fmri.firstlevel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nocimap.fmri.ReferenceRun;
import org.nocimap.fmri.SharedData;
import org.nocimap.fmri.linear.Basis;
import org.nocimap.fmri.run.Run;
import org.nocimap.image.nifti.NiftiFile;

class TaskDesignTest {
    /**
     * Extrema found by SciPy 1.17.1's bounded minimiser on the published formulas, areas by its quadrature (seconds, value; 1e-6). The
     * undershoots lie at 15.7 and 12.3 s.
     */
    @Test
    void responsesPeakAndDipWhereThePublishedFormulasDo() {
        extrema(HemodynamicResponse.SPM, 4.99851067, 0.21052944, 15.74878636, -0.01871830);
        extrema(HemodynamicResponse.GLOVER, 5.23998246, 0.33999449, 12.25533982, -0.08755886);
    }

    private static void extrema(HemodynamicResponse response, double peak, double most, double dip, double least) {
        assertThat(response.slope(peak)).isCloseTo(0, within(1e-8));
        assertThat(response.value(peak)).isCloseTo(most, within(1e-8));
        assertThat(response.slope(dip)).isCloseTo(0, within(1e-8));
        assertThat(response.value(dip)).isCloseTo(least, within(1e-8));
        assertThat(response.step(200)).isCloseTo(1, within(1e-12));
        for (double t = 0.5; t < 30; t += 0.7) {
            double h = 1e-5;
            assertThat((response.step(t + h) - response.step(t - h)) / (2 * h))
                    .as("density is the slope of the distribution at " + t)
                    .isCloseTo(response.value(t), within(1e-8));
            assertThat((response.value(t + h) - response.value(t - h)) / (2 * h))
                    .isCloseTo(response.slope(t), within(1e-8));
            assertThat((response.dispersionStep(t + h) - response.dispersionStep(t - h)) / (2 * h))
                    .isCloseTo(response.dispersion(t), within(1e-6));
        }
    }

    /** An instant is the limit of ever shorter blocks of area 1. */
    @Test
    void anInstantCountsAsASecond() {
        TaskModel model = model(TaskModel.Derivatives.TEMPORAL, List.of());
        double[] times = times(40, 1);
        double[] instant = TaskDesign.of(model, List.of(new Event("a", 3, 0, Map.of())), times)
                .columns()
                .get("a");
        double[] brief = TaskDesign.of(model, List.of(new Event("a", 3, 1e-4, Map.of())), times)
                .columns()
                .get("a");
        for (int t = 0; t < times.length; t++) {
            assertThat(brief[t] / 1e-4).isCloseTo(instant[t], within(1e-4));
        }
    }

    /** A modulator is centred over the events of its condition, so that equal values add nothing and a constant shift changes nothing. */
    @Test
    void modulationIsCentredWithinTheCondition() {
        TaskModel model = model(TaskModel.Derivatives.NONE, List.of("rating"));
        double[] times = times(100, 2);
        List<Event> events = new ArrayList<>();
        List<Event> shifted = new ArrayList<>();
        for (int n = 0; n < 6; n++) {
            events.add(new Event("pain", 10 + 30 * n, 4, Map.of("rating", (double) (n * n))));
            shifted.add(new Event("pain", 10 + 30 * n, 4, Map.of("rating", n * n + 50.0)));
        }
        Map<String, double[]> one = TaskDesign.of(model, events, times).columns();
        Map<String, double[]> other = TaskDesign.of(model, shifted, times).columns();
        assertThat(one.keySet()).containsExactly("pain", "pain:rating");
        assertThat(one.get("pain:rating")).containsExactly(other.get("pain:rating"), within(1e-12));
        // The last event's value lies 25 − 55/6 above the mean: its column is that multiple of the response while no
        // other is near.
        assertThat(one.get("pain:rating")[84] / one.get("pain")[84]).isCloseTo(25 - 55.0 / 6, within(0.05));
    }

    /**
     * nilearn 0.10.4's design of a real run lays events on a grid of a fiftieth of the repetition time (40 ms): an onset moves to the next
     * grid point, the kernel one point later still, and its undershoot weighs 0.167, not 1/6. Done so, the same response gives its columns
     * to 1e-8 (shown for body; onsets printed to a millisecond fall on a grid point in other conditions and may go either way); the exact columns differ from them by what these 80 ms make.
     */
    @Test
    void theDesignIsNilearnsButForItsGrid() throws IOException {
        double[][] reference = ReferenceRun.table("glm/design.csv", ",", 1);
        List<Event> events = events();
        double[] times = times(reference.length, 2);
        Map<String, double[]> columns = TaskDesign.of(model(TaskModel.Derivatives.TEMPORAL, List.of()), events, times)
                .columns();
        List<String> names = List.copyOf(columns.keySet());
        assertThat(names.subList(0, 4)).containsExactly("body", "body_derivative", "face", "face_derivative");
        for (int c = 0; c < names.size(); c += 2) {
            double[] theirs = ReferenceRun.column(reference, c);
            double[] grid = onGrid(names.get(c), events, times.length);
            for (int t = 0; t < times.length; t++) {
                assertThat(grid[t])
                        .as(names.get(c) + " at " + t)
                        .isCloseTo(theirs[t], within(names.get(c).equals("body") ? 1e-8 : 0.01));
                assertThat(columns.get(names.get(c))[t]).isCloseTo(theirs[t], within(0.02));
            }
            assertThat(correlation(columns.get(names.get(c)), theirs)).isGreaterThan(0.9995);
            assertThat(correlation(columns.get(names.get(c + 1)), ReferenceRun.column(reference, c + 1)))
                    .as(names.get(c + 1))
                    .isGreaterThan(0.99);
        }
    }

    /** With these columns in the place of nilearn's, its AR(1) z map changes by the grid's share only. */
    @Test
    void mapsFromEventsFollowNilearns() throws IOException {
        Run run = ReferenceRun.read();
        double[][] reference = ReferenceRun.table("glm/design.csv", ",", 1);
        Map<String, double[]> columns = TaskDesign.of(
                        model(TaskModel.Derivatives.TEMPORAL, List.of()), events(), times(reference.length, 2))
                .columns();
        List<double[]> design = new ArrayList<>(columns.values());
        for (int c = design.size(); c < reference[0].length; c++) {
            design.add(ReferenceRun.column(reference, c));
        }
        double[] contrast = new double[design.size()];
        contrast[0] = 1;
        contrast[2] = -1;
        double[] z = new FirstLevelModel(design, new NoiseModel.Autoregressive())
                .contrasts(run, List.of(contrast))
                .get(0)
                .z();
        double[] theirs = run.mask()
                .valuesOf(NiftiFile.read(SharedData.file("fmri/reference/glm/glm_ar1_z_score.nii.gz"))
                        .volume());
        assertThat(correlation(z, theirs)).isGreaterThan(0.999);
        for (int v = 0; v < z.length; v++) {
            assertThat(z[v]).as("voxel " + v).isCloseTo(theirs[v], within(0.25));
        }
    }

    private static double[] onGrid(String condition, List<Event> events, int volumes) {
        double step = 2.0 / 50;
        int before = 24 * 25;
        int points = before + volumes * 50 + 1;
        double[] neural = new double[points];
        for (Event e : events) {
            if (e.condition().equals(condition)) {
                int from = (int) Math.ceil((e.onsetSeconds() + 24) / step - 1e-9);
                // Ends on a grid point come from times printed to a millisecond; they were a little later.
                int to = (int) Math.ceil((e.onsetSeconds() + e.durationSeconds() + 24) / step + 1e-9);
                for (int n = from; n < Math.min(to, points - 1); n++) {
                    neural[n] += 1;
                }
            }
        }
        int length = (int) Math.rint(32 / step);
        double[] kernel = new double[length];
        double sum = 0;
        for (int k = 0; k < length; k++) {
            double t = Math.max(0, k * 32.0 / (length - 1) - step);
            kernel[k] = Math.exp(-t) * (Math.pow(t, 5) / 120 - 0.167 * Math.pow(t, 15) / 1.307674368e12);
            sum += kernel[k];
        }
        double[] column = new double[volumes];
        for (int t = 0; t < volumes; t++) {
            for (int k = 0; k < length && before + t * 50 - k >= 0; k++) {
                column[t] += neural[before + t * 50 - k] * kernel[k] / sum;
            }
        }
        return column;
    }

    private static List<Event> events() throws IOException {
        List<Event> events = new ArrayList<>();
        for (String line : Files.readAllLines(SharedData.file("fmri/reference/glm/events.tsv"))) {
            String[] cells = line.split("\t");
            if (!cells[0].equals("onset")) {
                events.add(new Event(cells[2], Double.parseDouble(cells[0]), Double.parseDouble(cells[1]), Map.of()));
            }
        }
        return events;
    }

    private static double correlation(double[] a, double[] b) {
        double[] ones = new double[a.length];
        java.util.Arrays.fill(ones, 1);
        Basis mean = Basis.of(a.length, List.of(ones));
        double[] x = mean.residual(a);
        double[] y = mean.residual(b);
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int t = 0; t < x.length; t++) {
            xy += x[t] * y[t];
            xx += x[t] * x[t];
            yy += y[t] * y[t];
        }
        return xy / Math.sqrt(xx * yy);
    }

    private static double[] times(int volumes, double tr) {
        double[] times = new double[volumes];
        for (int t = 0; t < volumes; t++) {
            times[t] = t * tr;
        }
        return times;
    }

    private static TaskModel model(TaskModel.Derivatives derivatives, List<String> modulators) {
        return new TaskModel(
                "test",
                HemodynamicResponse.SPM,
                derivatives,
                modulators,
                new NoiseModel.Autoregressive(),
                1.0 / 128,
                TaskModel.Scaling.IMAGE,
                List.of());
    }
}
