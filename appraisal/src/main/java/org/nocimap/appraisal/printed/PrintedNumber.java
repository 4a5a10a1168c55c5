package org.nocimap.appraisal.printed;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number as it is printed: rounded to its decimals, or a bound.
 *
 * @param text as printed
 * @param value the number
 * @param decimals behind the point
 * @param relation whether it is the number or a bound
 */
public record PrintedNumber(String text, double value, int decimals, Relation relation) {
    private static final Pattern NUMBER =
            Pattern.compile("([<>≤≥=]?)\\s*([-−]?)(\\d*)[.](\\d+)|([<>≤≥=]?)\\s*([-−]?)(\\d+)");

    /** What stands before the number. */
    public enum Relation {
        IS,
        BELOW,
        ABOVE
    }

    /** Reads {@code 6.6}, {@code .92}, {@code −0.3}, {@code < 0.001}; empty for anything else. */
    public static Optional<PrintedNumber> parse(String text) {
        Matcher m = NUMBER.matcher(text.strip());
        if (!m.matches()) {
            return Optional.empty();
        }
        boolean whole = m.group(7) != null;
        String sign = whole ? m.group(5) : m.group(1);
        String minus = whole ? m.group(6) : m.group(2);
        String digits = whole ? m.group(7) : m.group(3) + "." + m.group(4);
        if (digits.length() > 15) {
            return Optional.empty();
        }
        double value = Double.parseDouble(digits.startsWith(".") ? "0" + digits : digits);
        Relation relation =
                switch (sign) {
                    case "<", "≤" -> Relation.BELOW;
                    case ">", "≥" -> Relation.ABOVE;
                    default -> Relation.IS;
                };
        return Optional.of(new PrintedNumber(
                text.strip(),
                minus.isEmpty() ? value : -value,
                whole ? 0 : m.group(4).length(),
                relation));
    }

    /** What it may have been before it was rounded, either way at the half. */
    public Span span() {
        double half = 0.5 * Math.pow(10, -decimals);
        return switch (relation) {
            case IS -> new Span(value - half, value + half);
            case BELOW -> new Span(Double.NEGATIVE_INFINITY, value);
            case ABOVE -> new Span(value, Double.POSITIVE_INFINITY);
        };
    }
}
