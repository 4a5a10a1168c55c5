package org.nocimap.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DeviateTableTest {
    @Test
    void readsWhatTheDistributionSays() {
        for (double df : new double[] {1, 5, 30.5, 90, 1000}) {
            DeviateTable table = new DeviateTable(df);
            for (double t = -80; t <= 80; t += 0.0137 + Math.abs(t) / 50) {
                assertThat(table.z(t))
                        .as("t %s, df %s", t, df)
                        .isCloseTo(StudentT.z(t, df), within(1e-6 * Math.max(1, Math.abs(StudentT.z(t, df)))));
            }
            assertThat(table.z(0)).isZero();
            assertThat(table.z(Double.NaN)).isNaN();
        }
    }
}
