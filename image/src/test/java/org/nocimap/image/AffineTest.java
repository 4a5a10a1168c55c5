package org.nocimap.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class AffineTest {
    private static final Affine OBLIQUE = Affine.of(1, 2, 3, 4, 0, 1, 4, 5, 5, 6, 0, 6);

    @Test
    void inverseUndoes() {
        assertThat(OBLIQUE.determinant()).isEqualTo(1, Offset.offset(1e-12));
        assertThat(OBLIQUE.inverse().after(OBLIQUE).toArray())
                .containsExactly(Affine.diagonal(1, 1, 1, 0, 0, 0).toArray(), Offset.offset(1e-10));
        assertThatThrownBy(() -> Affine.diagonal(1, 0, 1, 0, 0, 0).inverse()).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void afterIsOneThenTheOther() {
        Affine first = Affine.of(0, -2, 0, 1, 3, 0, 0, 2, 0, 0, 1, 3);
        Point p = new Point(1.5, -2, 7);
        assertThat(OBLIQUE.after(first).apply(p).distanceTo(OBLIQUE.apply(first.apply(p))))
                .isLessThan(1e-12);
    }

    @Test
    void shear() {
        assertThat(Affine.of(2, 0.5, 0, 0, 0, 2, 0, 0, 0, 0, 2, 0).isOrthogonal())
                .isFalse();
        assertThat(Affine.of(0, 2, 0, 0, -3, 0, 0, 0, 0, 0, 2, 0).isOrthogonal())
                .isTrue();
    }
}
