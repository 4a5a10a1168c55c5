package org.nocimap.fmri.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.nocimap.fmri.SharedData;
import org.nocimap.image.Point;

class MotionTraceTest {
    /**
     * FSL mcflirt's own RMS files of a real run (80×80×35 voxels of 3×3×3.3 mm). Its parameters rotate about the reference
     * volume's centre of gravity (115.43699, 98.42420, 53.21915 mm from the first voxel, computed from the image) and its RMS
     * is centred in the grid (39.5·3, 39.5·3, 17·3.3 mm).
     */
    @Test
    void agreesWithMcflirtsRmsFilesToTheirPrintedDigits() throws IOException {
        List<RigidMotion> volumes = new ArrayList<>();
        for (double[] row : numbers("mcflirt.par")) {
            volumes.add(new RigidMotion(row[0], row[1], row[2], row[3], row[4], row[5]));
        }
        Point centre = new Point(118.5 - 115.43685799765711, 118.5 - 98.42420461777585, 56.1 - 53.21915266354907);
        MotionTrace trace = new MotionTrace(volumes, centre);
        List<double[]> absolute = numbers("mcf_abs.rms");
        List<double[]> relative = numbers("mcf_rel.rms");
        double[] ours = trace.rmsAbsolute();
        double[] steps = trace.rmsRelative();
        assertThat(ours).hasSize(absolute.size());
        assertThat(steps[0]).isZero();
        for (int n = 0; n < ours.length; n++) {
            assertThat(ours[n]).as("absolute, volume " + n).isCloseTo(absolute.get(n)[0], within(3e-6));
            if (n > 0) {
                assertThat(steps[n]).as("relative, volume " + n).isCloseTo(relative.get(n - 1)[0], within(3e-6));
            }
        }
    }

    @Test
    void aShiftIsItsLengthAndATurnIsTheBallsRootMeanSquare() {
        RigidMotion shift = new RigidMotion(0, 0, 0, 1, 2, 2);
        double angle = 0.01;
        RigidMotion turn = new RigidMotion(0, 0, angle, 0, 0, 0);
        MotionTrace trace = MotionTrace.of(List.of(shift, turn));
        // A turn by a about an axis moves a point at distance d from it by 2 d sin(a/2); the mean of d² over a ball is
        // 2R²/5.
        double expected = 2 * Math.sin(angle / 2) * Math.sqrt(2.0 / 5) * 80;
        assertThat(trace.rmsAbsolute()[0]).isCloseTo(3, within(1e-12));
        assertThat(trace.rmsAbsolute()[1]).isCloseTo(expected, within(1e-12));
        assertThat(trace.framewiseDisplacement()[1]).isCloseTo(5 + 50 * angle, within(1e-12));
        assertThat(trace.largestShiftMm()).isEqualTo(2);
        assertThat(trace.largestRotationDegrees()).isCloseTo(Math.toDegrees(angle), within(1e-12));
    }

    @Property(tries = 50)
    void aHeadThatStaysSomewhereElseDoesNotMove(
            @ForAll @DoubleRange(min = -0.1, max = 0.1) double angle,
            @ForAll @DoubleRange(min = -5, max = 5) double mm) {
        RigidMotion there = new RigidMotion(angle, -angle, angle / 2, mm, -mm, mm / 3);
        MotionTrace trace = new MotionTrace(List.of(there, there), new Point(3, 20, -4));
        assertThat(trace.rmsRelative()[1]).isCloseTo(0, within(1e-9));
        assertThat(trace.framewiseDisplacement()[1]).isZero();
    }

    private static List<double[]> numbers(String name) throws IOException {
        Path file = SharedData.file("fmri/reference/motion/" + name);
        List<double[]> rows = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            String[] words = line.strip().split("\\s+");
            double[] row = new double[words.length];
            for (int n = 0; n < row.length; n++) {
                row[n] = Double.parseDouble(words[n]);
            }
            rows.add(row);
        }
        return rows;
    }
}
