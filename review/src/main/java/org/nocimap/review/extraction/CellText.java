package org.nocimap.review.extraction;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reading printed numbers: every kind of minus sign, detached signs, foot-note marks, letters in place of signs. */
final class CellText {
    /** Hyphens, dashes, minus signs and the soft hyphen that fonts and typesetters put where a minus is meant. */
    private static final Pattern MINUS = Pattern.compile(
            "[\\u2010-\\u2015\\u2212\\u2043\\u058A\\uFE58\\uFE63\\uFF0D\\u2796\\u00AD\\u2011\\u207B\\u02D7]");

    private static final Pattern PLUS = Pattern.compile("[\\uFF0B\\uFE62\\u2795]");
    private static final Pattern TWICE = Pattern.compile("--+");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00A0\\u2000-\\u200A\\u202F\\u3000]+");
    private static final Pattern INVISIBLE = Pattern.compile("[\\u200B-\\u200F\\u2060\\uFEFF]");
    private static final Pattern MARKS = Pattern.compile("(?:\\s*[*†‡§¶#∥⁎]+|\\s*\\^?[a-h])$");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\s?(?:\\d{1,3}(?:[.]\\d{1,3})?|[.]\\d{1,3})");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?\\s?\\d{1,3},\\d{1,2}");
    private static final Pattern LETTER_BEHIND = Pattern.compile("(\\d{1,3}(?:\\.\\d+)?)\\s?([LRAPSI])");
    private static final Pattern LETTER_BEFORE = Pattern.compile("([LRAPSI])\\s?(\\d{1,3}(?:\\.\\d+)?)");
    private static final Pattern VALUE =
            Pattern.compile("([<>≤≥~=]?)\\s*([+-]?\\s?(?:\\d+(?:,\\d{3})*(?:\\.\\d+)?|\\.\\d+)(?:[eE][+-]?\\d+)?)");

    private CellText() {}

    /** The same text with one kind of minus, plus and blank. */
    static String plain(String text) {
        String signs = PLUS.matcher(MINUS.matcher(text).replaceAll("-")).replaceAll("+");
        return TWICE.matcher(BLANKS.matcher(INVISIBLE.matcher(signs).replaceAll(""))
                        .replaceAll(" ")
                        .strip())
                .replaceAll("-");
    }

    /** Lower case, one kind of sign and blank: for looking at headers. */
    static String header(String text) {
        return plain(text).toLowerCase(Locale.ROOT).replace('ₓ', 'x');
    }

    /** A coordinate that stands alone in a cell; letters may say the sign (L, P, I are negative). */
    static OptionalDouble coordinate(String cell) {
        String text = withoutBrackets(plain(cell));
        Matcher behind = LETTER_BEHIND.matcher(text);
        if (behind.matches()) {
            return OptionalDouble.of(signed(behind.group(1), behind.group(2)));
        }
        Matcher before = LETTER_BEFORE.matcher(text);
        if (before.matches()) {
            return OptionalDouble.of(signed(before.group(2), before.group(1)));
        }
        text = MARKS.matcher(text).replaceAll("").replaceFirst("\\s?mm$", "");
        if (DECIMAL_COMMA.matcher(text).matches()) {
            text = text.replace(',', '.');
        }
        return NUMBER.matcher(text).matches() ? OptionalDouble.of(number(text)) : OptionalDouble.empty();
    }

    /** Whether letters stand for the sign, and where they contradict the axis. */
    static boolean hasLetterOfOtherAxis(String cell, int axis) {
        String text = withoutBrackets(plain(cell));
        Matcher behind = LETTER_BEHIND.matcher(text);
        Matcher before = LETTER_BEFORE.matcher(text);
        String letter = behind.matches() ? behind.group(2) : before.matches() ? before.group(1) : "";
        return !letter.isEmpty() && "LRPAIS".indexOf(letter) / 2 != axis;
    }

    private static double signed(String digits, String letter) {
        double value = Double.parseDouble(digits);
        return value != 0 && (letter.equals("L") || letter.equals("P") || letter.equals("I")) ? -value : value;
    }

    static double number(String text) {
        double value = Double.parseDouble(text.replace(" ", ""));
        return value == 0 ? 0 : value;
    }

    private static String withoutBrackets(String text) {
        return text.length() > 2
                        && ((text.startsWith("(") && text.endsWith(")"))
                                || (text.startsWith("[") && text.endsWith("]")))
                ? text.substring(1, text.length() - 1).strip()
                : text;
    }

    /**
     * A statistic or a size as printed.
     *
     * @param relation such as {@code >}; may be empty
     * @param text without foot-note marks
     */
    record Value(String relation, double number, String text) {}

    /** The first value of a cell; none where the cell holds words, a dash or nothing. */
    static Optional<Value> value(String cell) {
        String text = plain(cell);
        String unmarked = MARKS.matcher(text).replaceAll("").strip();
        int bracket = unmarked.indexOf('(');
        String first = bracket > 0 ? unmarked.substring(0, bracket).strip() : unmarked;
        Matcher value = VALUE.matcher(first);
        if (!value.matches()) {
            return Optional.empty();
        }
        String digits = value.group(2).replace(" ", "").replace(",", "");
        return Optional.of(new Value(value.group(1), Double.parseDouble(digits), first.replace("- ", "-")));
    }

    /** Whether a cell holds a number of any kind. */
    static boolean isNumeric(String cell) {
        return value(cell).isPresent()
                || coordinate(cell).isPresent()
                || !Triples.in(cell).isEmpty();
    }
}
