package org.nocimap.appraisal.grade;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers within sentences, with the minus sign of print. */
final class Digits {
    private Digits() {}

    /** So many decimals, rounded half up. */
    static String fixed(double value, int decimals) {
        BigDecimal rounded = new BigDecimal(value).setScale(decimals, RoundingMode.HALF_UP);
        return (rounded.signum() == 0 ? rounded.abs() : rounded).toPlainString().replace('-', '−');
    }

    /** {@code 12.5 %} of a share. */
    static String percent(double share) {
        return fixed(100 * share, 1) + "\u00a0%";
    }

    /** All digits that a setting has. */
    static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString().replace('-', '−');
    }

    /** A p-value: three decimals, {@code < 0.001} below. */
    static String p(double p) {
        return p < 0.001 ? "p < 0.001" : "p = " + fixed(p, 3);
    }

    static String studies(long count) {
        return count + (count == 1 ? " study" : " studies");
    }
}
