package org.nocimap.figures.effects;

import org.nocimap.figures.drawing.Decimal;

/** Numbers as forest plots print them. */
public final class ForestText {
    private ForestText() {}

    /** One decimal and a percent sign. */
    public static String percent(double percent) {
        return Decimal.fixed(percent, 1) + "%";
    }

    /** {@code 0.49 [0.34, 0.70]} with a fixed number of decimals and the minus sign of print. */
    public static String interval(double estimate, double low, double high, int decimals) {
        return Decimal.printed(estimate, decimals) + " [" + Decimal.printed(low, decimals) + ", "
                + Decimal.printed(high, decimals) + "]";
    }
}
