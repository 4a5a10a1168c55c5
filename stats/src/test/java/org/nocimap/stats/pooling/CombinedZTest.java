package org.nocimap.stats.pooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.nocimap.stats.Table;

class CombinedZTest {
    private static double[] numbers(String text) {
        return Arrays.stream(text.split(",")).mapToDouble(Double::parseDouble).toArray();
    }

    @Test
    void agreesWithTheReference() {
        for (Table.Row row : Table.read("pooling/combined-z.tsv")) {
            double[] z = numbers(row.text("z"));
            double[] weights = numbers(row.text("weights"));
            double stouffer = row.number("stouffer");
            double fisher = row.number("fisher");
            assertThat(CombinedZ.stouffer(z, weights, z.length))
                    .isCloseTo(stouffer, within(1e-11 * Math.abs(stouffer) + 1e-15));
            assertThat(CombinedZ.fisher(z, z.length)).isCloseTo(fisher, within(1e-11 * Math.abs(fisher) + 1e-15));
            double[] turned = Arrays.stream(z).map(value -> -value).toArray();
            assertThat(CombinedZ.fisher(turned, z.length)).isEqualTo(-CombinedZ.fisher(z, z.length) + 0.0);
        }
    }

    @Test
    void oneStudyStandsForItself() {
        assertThat(CombinedZ.stouffer(new double[] {2.5, 9}, new double[] {7, 1}, 1))
                .isEqualTo(2.5);
        assertThat(CombinedZ.fisher(new double[] {-2.5}, 1)).isCloseTo(-2.5, within(1e-12));
    }

    @Test
    void fisherByHand() {
        // p = 0.05 twice: X = −4 ln 0.05 = 11.98293; P = e^(−X/2) (1 + X/2) = 0.0025 · 6.991465 = 0.01747866.
        double z = 1.6448536269514722;
        double combined = CombinedZ.fisher(new double[] {z, z}, 2);
        assertThat(CombinedZ.twoSidedP(combined) / 2).isCloseTo(0.01747866, within(1e-8));
    }

    @Test
    void thereIsNoInfiniteEvidence() {
        assertThat(CombinedZ.fisher(new double[] {1e4, 1e4}, 2)).isBetween(37.0, 37.1);
        assertThat(CombinedZ.twoSidedP(0)).isEqualTo(1);
    }
}
