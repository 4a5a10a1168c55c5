package org.nocimap.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class StudentTDeviateTest {
    @Test
    void tailsAndDeviatesAreThoseOfTheReference() {
        for (Table.Row row : Table.read("student-t-deviate.tsv")) {
            double t = row.number("t");
            double df = row.number("df");
            assertThat(StudentT.sf(t, df)).isCloseTo(row.number("sf"), within(1e-11 * row.number("sf")));
            assertThat(StudentT.z(t, df)).isCloseTo(row.number("z"), within(1e-12 + 1e-11 * row.number("z")));
            assertThat(StudentT.z(-t, df)).isEqualTo(-StudentT.z(t, df));
        }
    }

    @Test
    void theFarTailsStayFinite() {
        assertThat(StudentT.z(1e6, 1000)).isBetween(37.0, 37.1);
        assertThat(StudentT.z(0, 5)).isZero();
        assertThat(StudentT.z(Double.NaN, 5)).isNaN();
        assertThatIllegalArgumentException().isThrownBy(() -> StudentT.z(1, 0));
    }
}
