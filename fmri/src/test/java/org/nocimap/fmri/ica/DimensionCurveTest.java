package org.nocimap.fmri.ica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DimensionCurveTest {
    @Test
    void agreesWithTheEquationsEvaluatedElsewhere() throws IOException {
        String text;
        try (InputStream in = DimensionCurveTest.class.getResourceAsStream("minka_evidence.tsv")) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        int seen = 0;
        for (String line : text.lines().filter(l -> !l.startsWith("#")).skip(1).toList()) {
            String[] cells = line.split("\t");
            double[] l = Arrays.stream(cells[0].split(","))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            int k = Integer.parseInt(cells[2]);
            DimensionCurve curve = DimensionCurve.of(
                    l, Arrays.stream(l).sum(), l.length, new NoiseEdge(1, Double.parseDouble(cells[1])), l.length - 1);
            assertThat(curve.logEvidence()[k - 1]).isCloseTo(Double.parseDouble(cells[3]), within(1e-4));
            seen++;
        }
        assertThat(seen).isEqualTo(8);
    }

    @Test
    void seriesAndSamplesChangePlaces() {
        double[] l = {900, 500, 300, 110, 105, 102, 98, 95, 90, 88};
        double energy = Arrays.stream(l).sum() * 4;
        DimensionCurve few = DimensionCurve.of(l, energy, 40, new NoiseEdge(2, 400), 8);
        DimensionCurve many = DimensionCurve.of(l, energy, 400, new NoiseEdge(2, 40), 8);
        assertThat(many.logEvidence()).isEqualTo(few.logEvidence());
    }

    /** White noise ends where Marčenko and Pastur say. */
    @Test
    void whiteNoiseEndsAtTheKnownPlace() {
        for (int series : new int[] {50, 400, 3000}) {
            double edge = NoiseEdge.of(new NoiseShape(new double[3], 0, new double[] {1}, 1), series, 1000)
                    .edge();
            assertThat(edge).isCloseTo(Math.pow(1 + Math.sqrt(series / 1000.0), 2), within(1e-3 * edge));
        }
    }

    /** Smooth noise with memory: the largest eigenvalue of drawn noise, which the limit meets to a few percent. */
    @Test
    void smoothNoiseEndsWhereDrawnNoiseDoes() {
        for (double fwhm : new double[] {0, 8}) {
            for (double memory : new double[] {0, 0.4}) {
                Planted noise = new Planted(0, 3, 50, 1, memory, fwhm, 5);
                IcaResult result = new GroupIca(
                                noise.mask(), new IcaSpec(java.util.OptionalInt.of(1), Nonlinearity.POW3, 1, 1))
                        .run(noise, (done, of) -> {});
                double largest = result.curve().eigenvalues()[0]
                        * result.degreesOfFreedom()
                        / result.curve().features();
                assertThat(result.noise().edge())
                        .as("FWHM %s, memory %s", fwhm, memory)
                        .isCloseTo(largest, within(0.08 * largest));
                assertThat(result.curve().best())
                        .as(
                                "FWHM %s, memory %s, %s, %s",
                                fwhm, memory, result.noise(), result.curve().aboveNoise())
                        .isEqualTo(1);
            }
        }
    }
}
