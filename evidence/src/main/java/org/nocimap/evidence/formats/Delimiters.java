package org.nocimap.evidence.formats;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds what separates the columns of a text table. */
public final class Delimiters {
    private static final char[] CANDIDATES = {'\t', ';', ','};
    private static final int LINES = 10;

    private Delimiters() {}

    /**
     * What separates the columns of a table with its header on top: whichever of tab, semicolon and comma stands in it most
     * often, tab before the others where they tie; comma where there is none.
     *
     * @param header the table's first line
     */
    public static char ofHeader(String header) {
        char best = ',';
        long most = 0;
        for (char candidate : CANDIDATES) {
            long count = header.chars().filter(c -> c == candidate).count();
            if (count > most) {
                most = count;
                best = candidate;
            }
        }
        return best;
    }

    /** The best of tab, semicolon and comma for a text that begins like this. */
    static char find(String start) {
        List<String> lines = start.lines().limit(LINES).toList();
        if (!lines.isEmpty() && lines.get(0).length() == 5 && lines.get(0).startsWith("sep=")) {
            return lines.get(0).charAt(4);
        }
        char best = ',';
        int bestScore = -1;
        for (char candidate : CANDIDATES) {
            int score = lines.stream()
                    .mapToInt(line -> score(line, candidate))
                    .max()
                    .orElse(0);
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        return best;
    }

    /** Known names count a hundred, columns one. */
    private static int score(String line, char delimiter) {
        String[] cells = line.split(java.util.regex.Pattern.quote(String.valueOf(delimiter)), 200);
        Set<String> known = new HashSet<>();
        for (String cell : cells) {
            String plain = ColumnNames.plain(cell);
            if (TableColumns.isKnown(plain)) {
                known.add(plain);
            }
        }
        return 100 * known.size() + cells.length;
    }
}
