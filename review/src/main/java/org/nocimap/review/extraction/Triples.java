package org.nocimap.review.extraction;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cells that hold x, y and z together, one point or several. */
final class Triples {
    private static final String NUMBER = "([+-]?\\s?\\d{1,3}(?:\\.\\d{1,3})?)";
    private static final String APART = "(?:\\s*[,;/:]\\s*|\\s+|(?=[+-]))";
    private static final Pattern TRIPLE =
            Pattern.compile("(?<![\\d.])(±?)\\s?" + NUMBER + APART + NUMBER + APART + NUMBER + "(?![\\d.]|\\s?%)");
    private static final Pattern DECIMAL_COMMAS = Pattern.compile("([+-]?\\s?\\d{1,3},\\d{1,2})\\s*[;/]\\s*"
            + "([+-]?\\s?\\d{1,3},\\d{1,2})\\s*[;/]\\s*([+-]?\\s?\\d{1,3},\\d{1,2})");
    private static final Pattern LETTERS = Pattern.compile(
            "(\\d{1,3}(?:\\.\\d)?)\\s?([LR])[\\s,;]+(\\d{1,3}(?:\\.\\d)?)\\s?([AP])[\\s,;]+(\\d{1,3}(?:\\.\\d)?)\\s?([SI])");
    private static final Pattern LETTERS_BEFORE = Pattern.compile(
            "([LR])\\s?(\\d{1,3}(?:\\.\\d)?)[\\s,;]+([AP])\\s?(\\d{1,3}(?:\\.\\d)?)[\\s,;]+([SI])\\s?(\\d{1,3}(?:\\.\\d)?)");
    private static final Pattern NAMED = Pattern.compile("(?i)\\b([xyz])\\s*[=:]\\s*");

    /** What may stand around the triples: brackets and separators, a statistic before, a remark in brackets behind. */
    private static final Pattern REST = Pattern.compile(
            "(?:[<>]?-?\\d+(?:\\.\\d+)?\\s*(?=[\\[(]))?[\\s\\[\\](){};,.*†‡§¶#∥⁎|]*(?:\\(?\\s*BA\\s*[\\d/,"
                    + " -]+\\)?)?[\\s*†‡§]*[a-h]?");

    private static final Pattern STATISTIC_BEFORE = Pattern.compile("^([<>]?-?\\d+(?:\\.\\d+)?)\\s*[\\[(]");

    private Triples() {}

    /**
     * Three coordinates.
     *
     * @param both whether the point was printed with ± before x and so stands for two
     * @param statistic what stood before the bracket; may be empty
     */
    record Triple(double x, double y, double z, boolean both, String statistic) {}

    /** The triples that make up a whole cell; none where something else stands there. */
    static List<Triple> in(String cell) {
        String text = NAMED.matcher(CellText.plain(cell)).replaceAll("");
        if (text.length() < 5 || text.length() > 600) {
            return List.of();
        }
        List<Triple> triples = letters(text);
        if (!triples.isEmpty()) {
            return triples;
        }
        Matcher commas = DECIMAL_COMMAS.matcher(text);
        if (commas.find()) {
            text = text.replaceAll("(\\d),(\\d)", "$1.$2");
        }
        Matcher before = STATISTIC_BEFORE.matcher(text);
        String statistic = before.find() ? before.group(1) : "";
        int from = statistic.isEmpty() ? 0 : statistic.length();
        Matcher triple = TRIPLE.matcher(text);
        List<Triple> found = new ArrayList<>();
        StringBuilder rest = new StringBuilder(text.substring(0, from));
        int end = from;
        while (triple.find(end)) {
            rest.append(text.substring(end, triple.start()));
            found.add(new Triple(
                    CellText.number(triple.group(2)),
                    CellText.number(triple.group(3)),
                    CellText.number(triple.group(4)),
                    !triple.group(1).isEmpty(),
                    statistic));
            end = triple.end();
        }
        rest.append(text.substring(end));
        return REST.matcher(rest).matches() ? found : List.of();
    }

    private static List<Triple> letters(String text) {
        Matcher behind = LETTERS.matcher(text);
        if (behind.matches()) {
            return List.of(triple(behind, 1, 2));
        }
        Matcher before = LETTERS_BEFORE.matcher(text);
        return before.matches() ? List.of(triple(before, 2, 1)) : List.of();
    }

    private static Triple triple(Matcher parts, int number, int letter) {
        double[] point = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            double value = Double.parseDouble(parts.group(number + 2 * axis));
            boolean negative = "LPI".contains(parts.group(letter + 2 * axis));
            point[axis] = negative && value != 0 ? -value : value;
        }
        return new Triple(point[0], point[1], point[2], false, "");
    }
}
