package org.nocimap.files;

import java.util.regex.Pattern;

/**
 * Texts in tables that people open in spreadsheets. A spreadsheet takes a cell that begins with {@code = + - @}, a tab or a carriage
 * return for a formula and may run it; an apostrophe before it says that it is a text. Numbers stay numbers.
 */
public final class SpreadsheetText {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?");
    private static final String DANGEROUS = "=+-@\t\r\n＝＋－＠";

    private SpreadsheetText() {}

    /** The text, with an apostrophe before it where a spreadsheet would take it for a formula. */
    public static String harmless(String cell) {
        String start = cell.stripLeading();
        boolean formula = !cell.isEmpty()
                && (DANGEROUS.indexOf(cell.charAt(0)) >= 0
                        || (!start.isEmpty() && DANGEROUS.indexOf(start.charAt(0)) >= 0));
        return formula && !NUMBER.matcher(cell).matches() ? "'" + cell : cell;
    }

    /** The text that {@link #harmless} was given. */
    public static String original(String cell) {
        boolean escaped = cell.length() > 1
                && cell.charAt(0) == '\''
                && !harmless(cell.substring(1)).equals(cell.substring(1));
        return escaped ? cell.substring(1) : cell;
    }
}
