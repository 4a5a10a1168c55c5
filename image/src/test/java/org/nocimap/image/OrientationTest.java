package org.nocimap.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OrientationTest {
    @Test
    void codes() {
        assertThat(Orientation.code(Grid.MNI152_2MM.affine())).isEqualTo("RAS");
        assertThat(Orientation.code(Affine.diagonal(-2, 2, 2, 90, -126, -72))).isEqualTo("LAS");
        assertThat(Orientation.code(Affine.of(0, 0, 3, 0, -1, 0, 0, 0, 0, -2, 0, 0)))
                .isEqualTo("PIR");
        assertThat(Orientation.code(Affine.of(2, 0.5, 0, 0, -0.5, 2, 0.1, 0, 0, 0, 2, 0)))
                .isEqualTo("RAS");
    }

    @Test
    void everyPlaceKeepsItsValue() {
        for (Affine affine : new Affine[] {
            Affine.diagonal(-2, 2, 2, 90, -126, -72),
            Affine.of(0, 0, 3, 5, -1, 0, 0, 6, 0, -2, 0, 7),
            Affine.of(-2, 0.5, 0, 1, 0.5, 2, 0.1, 2, 0, 0, -2, 3)
        }) {
            Grid grid = new Grid(2, 3, 4, affine);
            float[] data = new float[24];
            for (int v = 0; v < 24; v++) {
                data[v] = v;
            }
            Volume ras = Orientation.toRas(new Volume(grid, data));
            assertThat(Orientation.code(ras.grid().affine())).isEqualTo("RAS");
            for (int v = 0; v < 24; v++) {
                int there = ras.grid().nearestIndex(grid.pointOf(v)).orElseThrow();
                assertThat(ras.data()[there]).isEqualTo(v);
                assertThat(ras.grid().pointOf(there).distanceTo(grid.pointOf(v)))
                        .isLessThan(1e-9);
            }
        }
    }

    @Test
    void rasIsLeftAlone() {
        Volume volume = new Volume(new Grid(1, 1, 1, Grid.MNI152_2MM.affine()), new float[1]);
        assertThat(Orientation.toRas(volume)).isSameAs(volume);
    }
}
