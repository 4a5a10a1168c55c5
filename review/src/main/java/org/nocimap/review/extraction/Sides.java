package org.nocimap.review.extraction;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nocimap.review.articles.ArticleTable;
import org.nocimap.review.articles.GridCell;

/** Left and right in words. */
final class Sides {
    private static final Pattern SIDE = Pattern.compile(
            "(?i)l|r|b|m|left|right|bilateral|bil\\.?|bilat\\.?|midline|medial|l ?/ ?r|r ?/ ?l|left ?/ ?right|l ?&"
                    + " ?r|r ?& ?l|lh|rh|l\\.|r\\.|n/a");
    private static final Pattern BEFORE = Pattern.compile("(?i)^(left|right|l|r|lt|rt)(?:[.\\s_:-]+)(?=\\S)");
    private static final Pattern BEHIND = Pattern.compile("(?i)(?:[\\s_,]+\\(?|\\()(left|right|l|r)\\)?$");

    private Sides() {}

    static boolean is(String text) {
        return SIDE.matcher(text.strip()).matches();
    }

    /** Whether a column holds nothing but sides, both of them or one several times. */
    static boolean fill(ArticleTable table, int column, int below, int end) {
        int cells = 0;
        int sides = 0;
        for (int r = below; r < end; r++) {
            GridCell cell = table.at(r, column);
            if (cell.origin() && cell.columns() == 1 && !LayoutReader.isMissing(cell.text())) {
                cells++;
                sides += is(cell.text()) ? 1 : 0;
            }
        }
        return sides > 0 && sides >= 0.8 * cells;
    }

    /** {@code -1} left, {@code 1} right, {@code 0} neither, both or not said. */
    static int sign(String side, String region) {
        int said = word(side);
        if (said != 0 || !side.isBlank()) {
            return said;
        }
        Matcher before = BEFORE.matcher(region);
        if (before.find()) {
            return word(before.group(1));
        }
        Matcher behind = BEHIND.matcher(region);
        return behind.find() ? word(behind.group(1)) : 0;
    }

    private static int word(String side) {
        return switch (side.strip().toLowerCase(Locale.ROOT).replace(".", "")) {
            case "l", "left", "lh", "lt" -> -1;
            case "r", "right", "rh", "rt" -> 1;
            default -> 0;
        };
    }
}
