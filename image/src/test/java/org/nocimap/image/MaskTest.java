package org.nocimap.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class MaskTest {
    private static final Grid GRID = new Grid(3, 2, 2, Affine.diagonal(-2, 2, 2, 4, 0, 0));

    @Test
    void fromAVolume() {
        Volume volume = new Volume(GRID, new float[] {0, 1, -1, Float.NaN, 0.5f, 0, 0, 0, 0, 0, 0, 2});
        assertThat(Mask.of(volume).indices()).containsExactly(1, 2, 4, 11);
        assertThat(Mask.above(volume, 0.5).indices()).containsExactly(1, 11);
        assertThat(Mask.of(volume).valuesOf(volume)).containsExactly(1, -1, 0.5, 2);
        assertThat(Mask.of(volume).unmask(new double[] {1, -1, 0.5, 2}, 0).at(2, 1, 1))
                .isEqualTo(2);
        assertThat(Mask.above(volume, 0.5).toVolume().data()[11]).isEqualTo(1);
    }

    @Test
    void setsOfVoxels() {
        Mask a = Mask.of(GRID, new int[] {1, 2, 5});
        Mask b = Mask.of(GRID, new int[] {0, 2, 5, 9});
        assertThat(a.union(b).indices()).containsExactly(0, 1, 2, 5, 9);
        assertThat(a.intersection(b).indices()).containsExactly(2, 5);
        assertThat(b.where(n -> n != 1).indices()).containsExactly(0, 5, 9);
        Mask elsewhere = Mask.of(new Grid(3, 2, 2, Affine.diagonal(2, 2, 2, 0, 0, 0)), new int[] {1});
        assertThatThrownBy(() -> a.union(elsewhere)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> a.valuesOf(elsewhere.toVolume())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void places() {
        Mask mask = Mask.of(GRID, new int[] {GRID.index(2, 1, 1)});
        assertThat(mask.contains(new Point(0.9, 1.1, 2.9))).isTrue();
        assertThat(mask.contains(new Point(1.1, 2, 2))).isFalse();
        assertThat(mask.contains(new Point(-50, 2, 2))).isFalse();
        assertThat(mask.distanceMm(new Point(3, 6, 2))).isEqualTo(5, Offset.offset(1e-12));
        assertThat(Mask.of(GRID, new int[0]).distanceMm(new Point(0, 0, 0))).isInfinite();
    }
}
