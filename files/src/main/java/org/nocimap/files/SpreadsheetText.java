package org.nocimap.files;

import java.util.regex.Pattern;

/**
 * Texts in tables that people open in spreadsheets. A spreadsheet takes a cell that begins with {@code = + - @}, a tab or a carriage
 * return for a formula and may run it; an apostrophe before it says that it is a text. Numbers stay as they are, and so do ranges
 * of numbers.
 */
public final class SpreadsheetText {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?");

    /** Ranges, intervals, places: numbers and what stands between them. A sign alone says that there is nothing, or a direction. */
    private static final Pattern NUMBERS = Pattern.compile("[+-](?:[\\d.,;:%\u2013 -]|to(?= ))*");

    private static final String DANGEROUS = "=+-@\t\r\n＝＋－＠";

    private SpreadsheetText() {}

    /**
     * The text, with an apostrophe before it where a spreadsheet would take it for a formula, or where it begins with apostrophes that
     * stand before one, so that {@link #original} gives back every text.
     */
    public static String harmless(String cell) {
        return isEscaped(cell) ? "'" + cell : cell;
    }

    /** The text that {@link #harmless} was given. */
    public static String original(String cell) {
        return cell.length() > 1 && cell.charAt(0) == '\'' && isEscaped(cell.substring(1)) ? cell.substring(1) : cell;
    }

    private static boolean isEscaped(String cell) {
        int apostrophes = 0;
        while (apostrophes < cell.length() && cell.charAt(apostrophes) == '\'') {
            apostrophes++;
        }
        return isFormula(cell.substring(apostrophes));
    }

    private static boolean isFormula(String cell) {
        String start = cell.stripLeading();
        boolean begins = !cell.isEmpty()
                && (DANGEROUS.indexOf(cell.charAt(0)) >= 0
                        || (!start.isEmpty() && DANGEROUS.indexOf(start.charAt(0)) >= 0));
        return begins
                && !NUMBER.matcher(cell).matches()
                && !NUMBERS.matcher(cell).matches();
    }
}
