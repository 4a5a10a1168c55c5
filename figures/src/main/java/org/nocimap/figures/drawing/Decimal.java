package org.nocimap.figures.drawing;

/** Numbers as digits with a decimal point, the same in every country. */
public final class Decimal {
    private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};
    private static final int PIXEL_DECIMALS = 2;

    private Decimal() {}

    /** Rounded to hundredths, without zeros at the end: exact enough for a pixel. */
    static String shortest(double value) {
        String digits = fixed(value, PIXEL_DECIMALS);
        int end = digits.length();
        while (digits.charAt(end - 1) == '0') {
            end--;
        }
        return digits.substring(0, digits.charAt(end - 1) == '.' ? end - 1 : end);
    }

    /**
     * Rounded (half up) to a fixed number of decimals; negative zero is zero.
     *
     * @param decimals 0 to 9
     * @throws IllegalArgumentException for NaN, infinities and numbers too large to round so
     */
    public static String fixed(double value, int decimals) {
        double scaled = value * POWERS[decimals];
        if (!(Math.abs(scaled) < 9e15)) {
            throw new IllegalArgumentException(value + " cannot be written with " + decimals + " decimals");
        }
        long rounded = Math.round(Math.abs(scaled));
        String digits = Long.toString(rounded);
        if (decimals > 0) {
            digits = "0".repeat(Math.max(0, decimals + 1 - digits.length())) + digits;
            int point = digits.length() - decimals;
            digits = digits.substring(0, point) + "." + digits.substring(point);
        }
        return value < 0 && rounded > 0 ? "-" + digits : digits;
    }

    /** As {@link #fixed}, with the minus sign of print (U+2212) for people to read. */
    public static String printed(double value, int decimals) {
        return fixed(value, decimals).replace('-', '−');
    }
}
