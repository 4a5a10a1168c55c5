package org.nocimap.figures;

import java.util.ArrayList;
import java.util.List;
import org.nocimap.figures.drawing.Decimal;

/**
 * Round numbers along an axis: 1, 2 or 5 times a power of ten apart.
 *
 * @param values ascending, all within the axis
 * @param decimals digits after the point that tell them apart
 */
public record Ticks(List<Double> values, int decimals) {
    private static final int MOST_DECIMALS = 9;

    public Ticks {
        values = List.copyOf(values);
    }

    /**
     * @param low beginning of the axis
     * @param high its end; above {@code low}
     * @param most how many ticks there may be at most, 2 or more
     */
    public static Ticks between(double low, double high, int most) {
        double step = step((high - low) / (most - 1));
        int decimals = Math.min(MOST_DECIMALS, Math.max(0, (int) -Math.floor(Math.log10(step) + 1e-9)));
        List<Double> values = new ArrayList<>();
        double slack = 1e-9 * (high - low);
        long first = (long) Math.ceil((low - slack) / step);
        long last = (long) Math.floor((high + slack) / step);
        for (long n = first; n <= last; n++) {
            values.add(n * step);
        }
        return new Ticks(values, decimals);
    }

    /** The smallest round number that is no smaller than {@code least}. */
    static double step(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (int factor : new int[] {1, 2, 5}) {
            if (factor * power >= least * (1 - 1e-9)) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    public String label(double value) {
        return Decimal.printed(value, decimals);
    }
}
