package org.nocimap.evidence.formats;

import java.util.ArrayList;
import java.util.List;

/** Cuts a coordinate line into its columns: apart by blanks, tabs, commas or semicolons. */
final class SleuthColumns {
    private SleuthColumns() {}

    /**
     * The columns. Three columns apart by blanks or semicolons keep their commas, which are decimal then ({@code -12,5 20
     * 8,25}); otherwise a comma separates.
     */
    static String[] of(String line) {
        List<String> byBlanks = cut(line, false);
        if (byBlanks.size() == 3 && byBlanks.stream().noneMatch(c -> c.endsWith(",") || c.startsWith(","))) {
            return byBlanks.toArray(String[]::new);
        }
        return cut(line, true).toArray(String[]::new);
    }

    private static List<String> cut(String line, boolean atCommas) {
        List<String> columns = new ArrayList<>(3);
        int from = 0;
        for (int i = 0; i <= line.length(); i++) {
            if (i == line.length() || separates(line.charAt(i), atCommas)) {
                if (i > from) {
                    columns.add(line.substring(from, i));
                }
                from = i + 1;
            }
        }
        return columns;
    }

    private static boolean separates(char c, boolean atCommas) {
        return c <= ' '
                || c == ';'
                || c == '\u00A0'
                || (atCommas && c == ',')
                || (c > 0x7F && Character.isSpaceChar(c));
    }
}
