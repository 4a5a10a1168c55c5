package org.nocimap.figures.effects;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.nocimap.figures.Ticks;
import org.nocimap.figures.drawing.Decimal;

/**
 * The axis of effects, in pixels.
 *
 * @param kind whether values are logarithms that are labelled as ratios
 * @param low value at the left end
 * @param high value at the right end
 * @param left pixel of the left end
 * @param right pixel of the right end
 */
public record EffectAxis(Kind kind, double low, double high, double left, double right) {
    private static final int MOST_TICKS = 7;
    private static final int MOST_RATIOS = 9;
    private static final int FEWEST_RATIOS = 3;
    private static final double[] FINE_STEPS = {1, 1.2, 1.5, 2, 3, 4, 5, 7};

    /** What the values are. */
    public enum Kind {
        /** Labelled as they are. */
        LINEAR,
        /** Natural logarithms, labelled as ratios. */
        LOGARITHMIC,
        /** Fisher's z, labelled as correlations. */
        FISHER
    }

    public EffectAxis {
        if (!(high > low && right > left)) {
            throw new IllegalArgumentException("an axis from " + low + " to " + high);
        }
    }

    /**
     * An axis that shows all estimates, their whole intervals where they are not far wider than most, and no effect.
     *
     * @param estimates at least one
     * @param lows lower limits
     * @param highs upper limits
     */
    public static EffectAxis around(
            Kind kind, double[] estimates, double[] lows, double[] highs, double left, double right) {
        double[] widths = new double[estimates.length];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = highs[i] - lows[i];
        }
        Arrays.sort(widths);
        double usual = 1.2 * widths[(3 * (widths.length - 1)) / 4];
        double low = 0;
        double high = 0;
        for (int i = 0; i < estimates.length; i++) {
            low = Math.min(low, Math.max(lows[i], estimates[i] - usual));
            high = Math.max(high, Math.min(highs[i], estimates[i] + usual));
        }
        double air = Math.max(0.04 * (high - low), 1e-9);
        return new EffectAxis(kind, low - air, high + air, left, right);
    }

    /** Where a value stands; outside the axis beyond its ends. */
    public double x(double value) {
        return left + (right - left) * (value - low) / (high - low);
    }

    boolean contains(double value) {
        return value >= low && value <= high;
    }

    /** Where ticks stand and what they say. */
    List<Tick> ticks() {
        return switch (kind) {
            case LINEAR -> linear(low, high);
            case LOGARITHMIC -> logarithmic();
            case FISHER -> fisher();
        };
    }

    /**
     * @param value on the axis
     * @param label as people read it
     */
    record Tick(double value, String label) {}

    private static List<Tick> linear(double low, double high) {
        Ticks ticks = Ticks.between(low, high, MOST_TICKS);
        return ticks.values().stream()
                .map(value -> new Tick(value, ticks.label(value)))
                .toList();
    }

    /** Ratios such as 0.5, 1 and 2; round numbers where the axis is too short for more than two of them. */
    private List<Tick> logarithmic() {
        if (powers(FINE_STEPS, 1).size() < FEWEST_RATIOS) {
            Ticks ticks = Ticks.between(Math.exp(low), Math.exp(high), MOST_TICKS);
            return ticks.values().stream()
                    .filter(ratio -> ratio > 0)
                    .map(ratio -> new Tick(Math.log(ratio), ticks.label(ratio)))
                    .toList();
        }
        for (double[] steps : new double[][] {FINE_STEPS, {1, 1.5, 2, 3, 5, 7}, {1, 2, 5}, {1}}) {
            List<Tick> ticks = powers(steps, 1);
            if (ticks.size() <= MOST_RATIOS) {
                return ticks;
            }
        }
        for (int stride = 2; ; stride++) {
            List<Tick> ticks = powers(new double[] {1}, stride);
            if (ticks.size() <= MOST_RATIOS) {
                return ticks;
            }
        }
    }

    private List<Tick> powers(double[] steps, int stride) {
        List<Tick> ticks = new ArrayList<>();
        int first = (int) Math.floor(low / Math.log(10)) - 1;
        int last = (int) Math.ceil(high / Math.log(10));
        for (int power = first; power <= last; power++) {
            if (Math.floorMod(power, stride) != 0) {
                continue;
            }
            for (double step : steps) {
                double ratio = step * Math.pow(10, power);
                if (contains(Math.log(ratio))) {
                    ticks.add(new Tick(Math.log(ratio), ratio(ratio)));
                }
            }
        }
        return ticks;
    }

    private static String ratio(double ratio) {
        if (ratio >= 1e6 || ratio < 1e-4) {
            return String.format(Locale.ROOT, "%.0e", ratio);
        }
        String digits = Decimal.fixed(ratio, 6);
        int end = digits.length();
        while (digits.charAt(end - 1) == '0') {
            end--;
        }
        return digits.substring(0, digits.charAt(end - 1) == '.' ? end - 1 : end);
    }

    private List<Tick> fisher() {
        Ticks ticks = Ticks.between(Math.tanh(low), Math.tanh(high), MOST_TICKS);
        List<Tick> all = new ArrayList<>();
        for (double r : ticks.values()) {
            if (Math.abs(r) < 1) {
                double z = 0.5 * Math.log((1 + r) / (1 - r));
                if (contains(z)) {
                    all.add(new Tick(z, ticks.label(r)));
                }
            }
        }
        return all;
    }
}
