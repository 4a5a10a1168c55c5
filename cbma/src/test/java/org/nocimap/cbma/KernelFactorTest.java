package org.nocimap.cbma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KernelFactorTest {
    static Stream<String[]> rows() throws IOException {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                KernelFactorTest.class.getResourceAsStream("kernel_table.tsv"), StandardCharsets.UTF_8))) {
            return in
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.startsWith("n\t"))
                    .map(line -> line.split("\t"))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void agreesWithThePublishedTable(String n, String fwhm, String sigma, String peak) {
        double width = KernelWidth.fwhmOfSampleMm(Integer.parseInt(n));
        double sigmaVoxels = width / ActivationModel.FWHM_PER_SIGMA / 2;
        KernelFactor factor = KernelFactor.of(sigmaVoxels, 0);
        double centre = factor.weights()[-factor.first()];
        assertThat(width).isCloseTo(Double.parseDouble(fwhm), within(5e-5));
        assertThat(sigmaVoxels).isCloseTo(Double.parseDouble(sigma), within(5e-7));
        assertThat(centre * centre * centre).isCloseTo(Double.parseDouble(peak), within(1e-9));
    }

    @Property
    void sumsToOneAndMirrorsWithItsFocus(
            @ForAll @DoubleRange(min = 0.3, max = 8) @Scale(6) double sigma,
            @ForAll @DoubleRange(min = -0.5, max = 0.5) @Scale(6) double d) {
        double offset = Math.rint(d / KernelFactor.OFFSET_STEP) * KernelFactor.OFFSET_STEP;
        KernelFactor factor = KernelFactor.of(sigma, offset);
        KernelFactor mirrored = KernelFactor.of(sigma, -offset);
        double sum = 0;
        int width = factor.weights().length;
        assertThat(mirrored.weights()).hasSize(width);
        assertThat(mirrored.first()).isEqualTo(-(factor.first() + width - 1));
        for (int n = 0; n < width; n++) {
            sum += factor.weights()[n];
            assertThat(factor.weights()[n]).isCloseTo(mirrored.weights()[width - 1 - n], within(1e-15));
        }
        assertThat(sum).isCloseTo(1, within(1e-12));
    }
}
