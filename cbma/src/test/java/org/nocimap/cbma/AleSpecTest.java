package org.nocimap.cbma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nocimap.image.Connectivity;
import org.nocimap.inference.Correction;

class AleSpecTest {
    @Test
    void theDefaultsAreThoseOfTheChronicPainPaper() {
        AleSpec spec = AleSpec.builder().build();
        assertThat(spec.voxelP()).isEqualTo(0.001);
        assertThat(spec.alpha()).isEqualTo(0.05);
        assertThat(spec.permutations()).isEqualTo(1000);
        assertThat(spec.minVolumeMm3()).isEqualTo(200);
        assertThat(spec.connectivity()).isEqualTo(Connectivity.EDGES);
        assertThat(spec.corrections()).containsExactly(Correction.CLUSTER_SIZE_FWE);
        assertThat(spec.rounding()).isEqualTo(FociRounding.NONE);
        assertThat(spec.nullMethod()).isEqualTo(NullMethod.CONVOLUTION);
        assertThat(spec.kernel()).isEqualTo(new KernelWidth.FromSampleSize());
    }

    static Stream<UnaryOperator<AleSpec.Builder>> wrong() {
        return Stream.of(
                b -> b.voxelP(0),
                b -> b.voxelP(1),
                b -> b.voxelP(Double.NaN),
                b -> b.alpha(-0.05),
                b -> b.alpha(1),
                b -> b.permutations(0),
                b -> b.permutations(AleSpec.MAX_PERMUTATIONS + 1),
                b -> b.minVolumeMm3(-1),
                b -> b.minVolumeMm3(Double.POSITIVE_INFINITY),
                b -> b.corrections(List.of()),
                b -> b.corrections(List.of(Correction.NONE, Correction.NONE)));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void aValueOutOfRangeIsRefused(UnaryOperator<AleSpec.Builder> change) {
        AleSpec.Builder builder = change.apply(AleSpec.builder());
        assertThatIllegalArgumentException().isThrownBy(builder::build);
    }

    @Test
    void widthsComeFromTheSampleOrAreTheSameForAll() {
        assertThat(new KernelWidth.FromSampleSize().fwhmMm(OptionalInt.of(20)))
                .isCloseTo(9.2412, within(5e-5))
                .isEqualTo(new KernelWidth.FixedSampleSize(20).fwhmMm(OptionalInt.empty()));
        assertThat(new KernelWidth.FixedFwhm(10).fwhmMm(OptionalInt.of(3))).isEqualTo(10);
        assertThat(KernelWidth.DISTANCE_TO_FWHM).isCloseTo(1.4756646266356057, within(1e-15));
        assertThatIllegalArgumentException().isThrownBy(() -> new KernelWidth.FixedSampleSize(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new KernelWidth.FixedFwhm(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new KernelWidth.FixedFwhm(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> new KernelWidth.FixedFwhm(101));
    }
}
