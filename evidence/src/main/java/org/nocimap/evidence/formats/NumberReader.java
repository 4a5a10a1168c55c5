package org.nocimap.evidence.formats;

import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;

/** Reads the numbers of one file as people type them, and says what is wrong with those that are none. Not thread-safe. */
final class NumberReader {
    /** No head is larger: a coordinate beyond this is a slip of the keyboard or another unit, in mm. */
    static final double FARTHEST_MM = 200;

    private static final Pattern NOT_FINITE = Pattern.compile("(?i)[+-]?(nan|inf|infinity)");
    private static final String DASHES = "\u2010\u2011\u2012\u2013\u2014\u2212\uFE63\uFF0D";
    private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?\\d+,\\d+");
    private static final Pattern WHOLE = Pattern.compile("\\+?\\d{1,9}(\\.0*)?");
    private static final Pattern SCIENTIFIC = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)[eE][+-]?\\d{1,4}");

    /** More foci than this in one file would fill the memory; the largest collections have a tenth of them. */
    static final int MOST_FOCI = 5_000_000;

    private final Problems problems;
    private int foci;
    private int dashes;
    private int commas;
    private Location firstDash = Location.NOWHERE;
    private Location firstComma = Location.NOWHERE;

    NumberReader(Problems problems) {
        this.problems = problems;
    }

    /**
     * A coordinate in mm, or NaN after adding the problem.
     *
     * @param where the line or cell
     */
    double coordinate(String text, String axis, Location where) {
        String plain = plain(text, where);
        if (!isNumber(plain)) {
            boolean notFinite = NOT_FINITE.matcher(plain).matches();
            problems.error(
                    where,
                    axis + " is \"" + shortened(text) + "\", not a " + (notFinite ? "finite " : "") + "number",
                    "a coordinate in mm",
                    "Correct it, or take the line out if the paper gives no coordinate.");
            return Double.NaN;
        }
        return coordinate(Double.parseDouble(plain), axis, where);
    }

    /** A coordinate in mm that is a number already, or NaN after adding the problem. */
    double coordinate(double value, String axis, Location where) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            problems.error(
                    where,
                    axis + " is " + value + ", not a finite number",
                    "a coordinate in mm",
                    "Correct it, or take the focus out if the paper gives no coordinate.");
            return Double.NaN;
        }
        if (!(Math.abs(value) <= FARTHEST_MM)) {
            problems.error(
                    where,
                    axis + " is " + shown(value) + " mm, outside any head",
                    "a coordinate between -200 and 200 mm",
                    "Check the decimal point, the sign and that the columns are x y z in mm (not voxels).");
            return Double.NaN;
        }
        return value == 0 ? 0 : value;
    }

    /**
     * Counts a focus that will be kept.
     *
     * @throws InputException when there are more than {@value #MOST_FOCI}
     */
    void countFocus(Location where) {
        if (++foci > MOST_FOCI) {
            throw InputException.of(
                    where, "more than " + MOST_FOCI + " foci", "fewer", "Check that this is the right file; split it.");
        }
    }

    /** A number of subjects, or empty after adding the problem. */
    OptionalInt subjects(String text, Location where) {
        String plain = text.strip();
        if (WHOLE.matcher(plain).matches()) {
            int point = plain.indexOf('.');
            int value = Integer.parseInt(point < 0 ? plain : plain.substring(0, point));
            if (value > 0) {
                return OptionalInt.of(value);
            }
        }
        problems.error(
                where,
                "the number of subjects is \"" + shortened(text) + "\"",
                "a whole number of at least 1",
                "Give how many subjects the experiment had.");
        return OptionalInt.empty();
    }

    /** One warning for all typographic minus signs of the file and one for all decimal commas, if there were any. */
    void warnOfOddSpelling() {
        if (dashes > 0) {
            problems.warning(
                    firstDash,
                    dashes + (dashes == 1 ? " number was" : " numbers were")
                            + " written with a typographic dash and read as negative",
                    "the minus sign of the keyboard (-)",
                    "Check that these numbers are meant to be negative.");
        }
        if (commas > 0) {
            problems.warning(
                    firstComma,
                    commas + (commas == 1 ? " number was" : " numbers were") + " read with a decimal comma",
                    "a decimal point",
                    "Check that the comma does not separate two coordinates.");
        }
    }

    /** Whether a number can be read from it once its minus sign is plain; not whether it is finite. */
    static boolean isNumber(String plain) {
        int length = plain.length();
        if (length == 0 || length > 40) {
            return false;
        }
        int i = plain.charAt(0) == '-' || plain.charAt(0) == '+' ? 1 : 0;
        int digits = 0;
        int points = 0;
        for (; i < length; i++) {
            char c = plain.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (c == '.') {
                points++;
            } else {
                return SCIENTIFIC.matcher(plain).matches();
            }
        }
        return digits > 0 && points <= 1;
    }

    private static String shown(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e6
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    /** Text for a message: one line of at most 40 characters. */
    static String shortened(String text) {
        return shortenedTo(text, 40);
    }

    static String shortenedTo(String text, int length) {
        String start = text.length() > 4 * length ? text.substring(0, 4 * length) : text;
        String one = start.strip().replaceAll("\\s+", " ").replaceAll("\\p{Cntrl}", "?");
        return one.length() <= length ? one : one.substring(0, length - 3) + "...";
    }

    private String plain(String text, Location where) {
        String plain = text.strip();
        if (!plain.isEmpty() && DASHES.indexOf(plain.charAt(0)) >= 0) {
            if (dashes++ == 0) {
                firstDash = where;
            }
            plain = "-" + plain.substring(1).strip();
        }
        if (plain.indexOf(',') >= 0 && DECIMAL_COMMA.matcher(plain).matches()) {
            if (commas++ == 0) {
                firstComma = where;
            }
            plain = plain.replace(',', '.');
        }
        return plain;
    }
}
