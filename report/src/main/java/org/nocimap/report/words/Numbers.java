package org.nocimap.report.words;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.nocimap.image.Point;
import org.nocimap.stats.MonteCarloP;

/**
 * Numbers as text, the same in every country and on every Java version. For machines unless a method says otherwise.
 */
public final class Numbers {
    /** The minus sign of print. */
    private static final char MINUS = '\u2212';

    private static final int MOST_MM_DECIMALS = 4;
    private static final int SMALLEST_PLAIN_EXPONENT = -4;

    private Numbers() {}

    /** Rounded half up to so many decimals: {@code 0.50}; negative zero is zero. */
    public static String fixed(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "NaN" : value > 0 ? "Inf" : "-Inf";
        }
        BigDecimal rounded = new BigDecimal(value).setScale(decimals, RoundingMode.HALF_UP);
        return (rounded.signum() == 0 ? rounded.abs() : rounded).toPlainString();
    }

    /** So many significant digits, with an exponent where it is below -4: {@code 0.0123}, {@code 7.90e-12}. */
    public static String significant(double value, int digits) {
        if (!Double.isFinite(value) || value == 0) {
            return fixed(value, 0);
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_UP));
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent >= SMALLEST_PLAIN_EXPONENT && exponent < digits) {
            return rounded.setScale(digits - 1 - exponent, RoundingMode.HALF_UP).toPlainString();
        }
        BigDecimal mantissa = rounded.scaleByPowerOfTen(-exponent).setScale(digits - 1, RoundingMode.HALF_UP);
        return mantissa.toPlainString() + "e" + (exponent < 0 ? "-" : "+") + (Math.abs(exponent) < 10 ? "0" : "")
                + Math.abs(exponent);
    }

    /** Millimetres without needless digits: {@code -38}, {@code 12.5}, at most four decimals. */
    public static String mm(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        String digits = fixed(value, MOST_MM_DECIMALS);
        int end = digits.length();
        while (digits.charAt(end - 1) == '0') {
            end--;
        }
        return digits.substring(0, digits.charAt(end - 1) == '.' ? end - 1 : end);
    }

    /** All digits and no more, without an exponent: {@code 0.001}, {@code 0.05}, {@code 200}. */
    public static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    /** A p-value; {@code smallest} is the smallest that can be told apart, and is written "<" itself. */
    public static String p(double value, double smallest) {
        return (value <= smallest ? "<" : "") + significant(value, 3);
    }

    /** For people: {@code −38}, with one decimal where the place has one, and the minus sign of print. */
    public static String readMm(double value) {
        double tenth = Math.rint(value * 10) / 10;
        return print(tenth == Math.rint(tenth) ? fixed(tenth, 0) : fixed(tenth, 1));
    }

    /** For people: {@code (−38, 10, 2)}, which no line break takes apart. */
    public static String readPoint(Point point) {
        return "(" + readMm(point.x()) + ",\u00a0" + readMm(point.y()) + ",\u00a0" + readMm(point.z()) + ")";
    }

    /** For people: {@code 12 %}, which no line break takes apart. */
    public static String readPercent(double percent, int decimals) {
        return readFixed(percent, decimals) + "\u00a0%";
    }

    /** For people: {@code 0.012}, {@code 7.9 × 10⁻¹²}, with "<" before the smallest that can be told apart. */
    public static String readP(double value, double smallest) {
        String sign = value <= smallest ? "< " : "";
        if (value >= 0.001) {
            return sign + fixed(value, 3);
        }
        String digits = significant(value, 2);
        int e = digits.indexOf('e');
        return sign
                + (e < 0
                        ? digits
                        : digits.substring(0, e) + " × 10" + superscript(Integer.parseInt(digits.substring(e + 1))));
    }

    /** For people: a whole number with thin spaces between its thousands. */
    public static String readCount(long value) {
        String digits = Long.toString(Math.abs(value));
        StringBuilder grouped = new StringBuilder(value < 0 ? String.valueOf(MINUS) : "");
        for (int n = 0; n < digits.length(); n++) {
            if (n > 0 && (digits.length() - n) % 3 == 0 && digits.length() > 4) {
                grouped.append('\u202f');
            }
            grouped.append(digits.charAt(n));
        }
        return grouped.toString();
    }

    /** For people: so many decimals, with the minus sign of print. */
    public static String readFixed(double value, int decimals) {
        return print(fixed(value, decimals));
    }

    /** For people: {@code 1 cluster}, {@code 3 clusters}. */
    public static String counted(long count, String one, String many) {
        return readCount(count) + " " + (count == 1 ? one : many);
    }

    /** For people: {@code 0.012 [0.007, 0.021]}, with as many decimals as the permutations can tell. */
    public static String interval(MonteCarloP p) {
        int decimals = Math.max(3, (int) Math.ceil(Math.log10(p.permutations())));
        return fixed(p.p(), decimals) + " [" + fixed(p.low(), decimals) + ",\u00a0" + fixed(p.high(), decimals) + "]";
    }

    private static String print(String number) {
        return number.replace('-', MINUS);
    }

    private static String superscript(int exponent) {
        StringBuilder text = new StringBuilder(exponent < 0 ? "\u207b" : "");
        for (char digit : Integer.toString(Math.abs(exponent)).toCharArray()) {
            text.append("⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(digit - '0'));
        }
        return text.toString();
    }
}
