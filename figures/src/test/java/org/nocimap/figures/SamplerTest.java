package org.nocimap.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.nocimap.image.Affine;
import org.nocimap.image.Grid;
import org.nocimap.image.Point;
import org.nocimap.image.Volume;

class SamplerTest {

    @Test
    void voxelCentresKeepTheirValues() {
        Volume volume = Brains.fill(Brains.GRID, p -> p.x() + 2 * p.y() + 3 * p.z() + 1000);

        assertThat(Sampler.sample(volume, Brains.GRID)).containsExactly(volume.data());
    }

    @Property(tries = 100)
    void aLinearFieldIsReadExactlyOnAnyGrid(
            @ForAll @DoubleRange(min = -60, max = 60) double x,
            @ForAll @DoubleRange(min = -90, max = 60) double y,
            @ForAll @DoubleRange(min = -50, max = 70) double z) {
        for (Grid grid : new Grid[] {Brains.GRID, Brains.MIRRORED, Brains.TURNED}) {
            Volume volume = Brains.fill(grid, p -> p.x() + 2 * p.y() + 3 * p.z() + 1000);
            assertThat((double) at(volume, new Point(x, y, z))).isCloseTo(x + 2 * y + 3 * z + 1000, within(1e-3));
        }
    }

    @Test
    void edgesRunMidwayAndNothingIsDiluted() {
        Grid grid = new Grid(4, 3, 3, Affine.diagonal(1, 1, 1, 0, 0, 0));
        Volume step = Brains.fill(grid, p -> p.x() < 1.5 ? 7 : 0);

        assertThat(at(step, new Point(1.49, 1, 1))).isEqualTo(7);
        assertThat(at(step, new Point(1.51, 1, 1))).isZero();
    }

    @Test
    void outsideTheGridThereIsNothing() {
        Grid grid = new Grid(3, 3, 3, Affine.diagonal(1, 1, 1, 0, 0, 0));
        Volume full = Brains.fill(grid, p -> 5);

        assertThat(at(full, new Point(-0.4, 1, 1))).isEqualTo(5);
        assertThat(at(full, new Point(2.4, 2.4, 1)))
                .as("less than half is known at an edge")
                .isZero();
        assertThat(at(full, new Point(-0.6, 1, 1))).isZero();
        assertThat(at(full, new Point(1, 1e9, 1))).isZero();
    }

    @Test
    void oneVoxelCanBeReadAsAPlane() {
        Volume plane = new Volume(new Grid(2, 2, 1, Affine.diagonal(1, 1, 1, 0, 0, 0)), new float[] {1, 2, 3, 4});

        assertThat(at(plane, new Point(0.5, 0.5, 0))).isEqualTo(2.5F);
    }

    private static float at(Volume volume, Point point) {
        Grid single = new Grid(1, 1, 1, Affine.diagonal(1, 1, 1, point.x(), point.y(), point.z()));
        return Sampler.sample(volume, single)[0];
    }
}
