package org.nocimap.image.nifti;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.assertj.core.data.Offset;
import org.nocimap.image.Affine;

class QuaternionTest {
    @Property(tries = 500)
    void rotationsComeBack(
            @ForAll @DoubleRange(min = -1, max = 1) double b,
            @ForAll @DoubleRange(min = -1, max = 1) double c,
            @ForAll @DoubleRange(min = -1, max = 1) double d,
            @ForAll boolean flipped) {
        double[] sizes = {1, 2, 3};
        double[] origin = {4, 5, 6};
        Affine affine = new Quaternion(b, c, d, flipped ? -1 : 1).toAffine(sizes, origin);
        assertThat(affine.isOrthogonal()).isTrue();
        assertThat(affine.determinant()).isEqualTo(flipped ? -6 : 6, Offset.offset(1e-9));
        Affine back = Quaternion.of(affine).toAffine(sizes, origin);
        assertThat(back.toArray()).containsExactly(affine.toArray(), Offset.offset(1e-6));
    }
}
