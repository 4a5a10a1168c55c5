package org.nocimap.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nocimap.image.Affine;
import org.nocimap.image.Grid;
import org.nocimap.image.Point;
import org.nocimap.image.Volume;

class ProjectionTest {
    private static final Extent BOX = new Extent(new Point(-92, -128, -74), new Point(92, 92, 110));

    @ParameterizedTest
    @EnumSource(Plane.class)
    void theShadowOfAVolumeHasItsVolume(Plane plane) {
        Volume ball = Brains.ball(Brains.GRID, new Point(10, 0, 4), 30, 3);
        double voxels = count(ball.data());

        double[] shadow = Projection.of(ball, plane, BOX, 4).smoothThickness(1, Double.POSITIVE_INFINITY);

        assertThat(Arrays.stream(shadow).sum() * 4 * 4).isCloseTo(voxels * 64, within(0.5 * voxels));
    }

    @ParameterizedTest
    @EnumSource(Plane.class)
    void theOrderInMemoryDoesNotMatter(Plane plane) {
        Point centre = new Point(-42, 22, 32);
        float[] usual = Projection.of(Brains.ball(Brains.GRID, centre, 12, -5), plane, BOX, 4)
                .strongest()
                .data();

        for (Grid grid : new Grid[] {Brains.MIRRORED, Brains.TURNED}) {
            assertThat(Projection.of(Brains.ball(grid, centre, 12, -5), plane, BOX, 4)
                            .strongest()
                            .data())
                    .isEqualTo(usual);
        }
        assertThat(count(usual)).isPositive();
    }

    @Test
    void aVoxelFallsOnTheCellsItCovers() {
        Grid grid = new Grid(3, 3, 3, Affine.diagonal(2, 2, 2, -2, -2, -2));
        float[] data = new float[27];
        data[grid.index(2, 0, 1)] = 9;
        Extent box = new Extent(new Point(-3, -3, -3), new Point(3, 3, 3));

        Volume axial =
                Projection.of(new Volume(grid, data), Plane.AXIAL, box, 1).strongest();

        for (int v = 0; v < axial.data().length; v++) {
            Point p = axial.grid().pointOf(v);
            boolean covered = p.x() > 1 && p.y() < -1;
            assertThat(axial.data()[v]).as(p.toString()).isEqualTo(covered ? 9 : 0);
        }
    }

    @Test
    void aTurnedLatticeLeavesNoHoles() {
        double c = Math.cos(0.6);
        double s = Math.sin(0.6);
        Grid oblique = new Grid(40, 40, 10, Affine.of(4 * c, -4 * s, 0, 0, 4 * s, 4 * c, 0, -80, 0, 0, 4, 0));
        Volume full = Brains.fill(oblique, p -> 1);
        Extent middle = new Extent(new Point(-20, 0, -2), new Point(20, 40, 38));

        float[] seen = Projection.of(full, Plane.AXIAL, middle, 2).strongest().data();

        assertThat(count(seen)).isEqualTo(seen.length);
    }

    @Test
    void theValueFarthestFromZeroIsSeen() {
        Grid grid = new Grid(1, 1, 3, Affine.diagonal(2, 2, 2, 0, 0, 0));
        Volume column = new Volume(grid, new float[] {3, -7, 5});
        Extent box = new Extent(new Point(-1, -1, -1), new Point(1, 1, 5));

        assertThat(Projection.of(column, Plane.AXIAL, box, 2).strongest().data())
                .containsExactly(-7);
    }

    private static long count(float[] data) {
        return IntStream.range(0, data.length).filter(n -> data[n] != 0).count();
    }
}
