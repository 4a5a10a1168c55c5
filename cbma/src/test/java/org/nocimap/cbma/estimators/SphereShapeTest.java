package org.nocimap.cbma.estimators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nocimap.engine.RandomStream;
import org.nocimap.image.Affine;
import org.nocimap.image.Grid;
import org.nocimap.image.Point;

class SphereShapeTest {
    private static final double[] CENTRE = {0, 0, 0};

    @Test
    void latticePointsInABall() {
        // Points of the cubic lattice within radius 1, 2, 3, 4, 5: sequence A000605 of the OEIS.
        Grid grid = new Grid(3, 3, 3, Affine.diagonal(2, 2, 2, 0, 0, 0));
        int[] expected = {7, 33, 123, 257, 515};
        for (int r = 1; r <= 5; r++) {
            assertThat(SphereShape.of(grid, 2 * r, CENTRE).voxels()).isEqualTo(expected[r - 1]);
        }
        assertThat(SphereShape.of(grid, 10, CENTRE).reach()).isEqualTo(5);
        assertThat(SphereShape.of(grid, 9.999, CENTRE).voxels()).isLessThan(515);
    }

    @Test
    void membershipIsDistanceWhereverTheFocusLies() {
        for (int task = 0; task < 40; task++) {
            RandomStream random = RandomStream.of(7, "test.sphere", task);
            Affine affine =
                    Affine.diagonal(random.nextInt(2) == 0 ? -2 : 3, 1 + random.nextDouble() * 3, 2.5, 10, -4, 7);
            Grid grid = new Grid(60, 60, 60, affine);
            double radius = 3 + 10 * random.nextDouble();
            double[] offset = new double[3];
            for (int axis = 0; axis < 3; axis++) {
                offset[axis] = Math.rint((random.nextDouble() - 0.5) * 1000) / 1000;
            }
            SphereShape shape = SphereShape.of(grid, radius, offset);
            Set<Integer> members = new HashSet<>();
            for (int[] row : shape.rows()) {
                for (int i = row[2]; i <= row[3]; i++) {
                    members.add(grid.index(30 + i, 30 + row[0], 30 + row[1]));
                }
            }
            Point focus = affine.apply(30 + offset[0], 30 + offset[1], 30 + offset[2]);
            int count = 0;
            for (int v = 0; v < grid.size(); v++) {
                double distance = grid.pointOf(v).distanceTo(focus);
                if (Math.abs(distance - radius) > 1e-3) {
                    assertThat(members.contains(v)).isEqualTo(distance < radius);
                }
                count += members.contains(v) ? 1 : 0;
            }
            assertThat(shape.voxels()).isEqualTo(count).isEqualTo(members.size());
        }
    }
}
