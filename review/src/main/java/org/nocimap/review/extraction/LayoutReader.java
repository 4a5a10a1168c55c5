package org.nocimap.review.extraction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nocimap.review.articles.ArticleTable;
import org.nocimap.review.articles.GridCell;

/** Finds the headers of a table and the columns that hold coordinates. */
final class LayoutReader {
    private static final Pattern AXIS = Pattern.compile(
            "(?:(?:mni|tal|talairach|tlrc|peak|coord\\w*)[\\s._-]*)?[(\\[]?([xyz])[)\\]]?(?:[\\s._,-]*[(\\[]?\\s*"
                    + "(?:mm|mni|tal|talairach|coord\\w*|axis)\\s*[)\\]]?){0,2}[a-e*†‡]?");
    private static final Pattern ALL_AXES = Pattern.compile("\\bx\\b[^a-z]{0,6}\\by\\b[^a-z]{0,6}\\bz\\b|\\bxyz\\b");
    private static final Pattern PLACE_WORDS =
            Pattern.compile("coord|\\bmni\\b|talairach|\\btal\\b|stereota|\\bpeaks?\\b|local"
                    + " max|\\bx\\b[^a-z]{0,6}\\by\\b[^a-z]{0,6}\\bz\\b|\\bxyz\\b|tlrc");
    private static final Pattern ONLY_PLACE = Pattern.compile(
            "[\\W_]*(?:(?:coord\\w*|mni|talairach|tal|space|peak|of|in|the|stereota\\w*|mm|voxels?|location|local|maxim[au]|x|y|z"
                    + "|xyz|and|tournoux|cluster|activation|centre|center|standard|atlas|system|max|foci|152)[\\W_]*)+");
    private static final double MOST = 0.6;

    private final ArticleTable table;

    LayoutReader(ArticleTable table) {
        this.table = table;
    }

    /** The stretches of the table, each below a header of its own. */
    List<Layout> read() {
        if (table.rows().size() < 2 || table.columns() < 1) {
            return List.of();
        }
        List<Integer> axisRows = axisRows();
        List<Layout> layouts = new ArrayList<>();
        if (axisRows.isEmpty()) {
            layouts.add(layout(0, headRows(), table.rows().size()));
            return layouts;
        }
        int[] starts = axisRows.stream().mapToInt(Integer::intValue).toArray();
        for (int n = 0; n < starts.length; n++) {
            int top = n == 0 ? 0 : headTop(starts[n], starts[n - 1] + 1);
            int below = n == 0 ? Math.max(starts[0] + 1, belowMarkedHead(starts[0])) : starts[n] + 1;
            int end = n + 1 < starts.length
                    ? headTop(starts[n + 1], starts[n] + 1)
                    : table.rows().size();
            layouts.add(layout(top, Math.min(below, end), end));
        }
        return layouts;
    }

    /** A repeated header begins with the rows directly above its axes that hold no number and more than one text. */
    private int headTop(int axisRow, int notBefore) {
        int top = axisRow;
        while (top > notBefore && !hasNumbers(top - 1) && texts(top - 1) > 1) {
            top--;
        }
        return top;
    }

    /** The end of the marked head when it goes on below the axes without numbers. */
    private int belowMarkedHead(int axisRow) {
        int below = axisRow + 1;
        while (below < table.headRows() && !hasNumbers(below)) {
            below++;
        }
        return below;
    }

    private List<Integer> axisRows() {
        List<Integer> rows = new ArrayList<>();
        for (int r = 0; r < table.rows().size(); r++) {
            for (int c = 0; c + 2 < table.columns(); c++) {
                if (areAxes(r, c) && (rows.isEmpty() || !isContinued(r, rows.get(rows.size() - 1), c))) {
                    rows.add(r);
                    break;
                }
            }
        }
        return rows;
    }

    /** Whether a row only continues the axis cells of the row above, which span both. */
    private boolean isContinued(int row, int above, int column) {
        return row == above + 1 && !table.at(row, column).origin();
    }

    private boolean areAxes(int row, int column) {
        return axis(row, column) == 'x' && axis(row, column + 1) == 'y' && axis(row, column + 2) == 'z';
    }

    private char axis(int row, int column) {
        Matcher name = AXIS.matcher(CellText.header(table.at(row, column).text()));
        return name.matches() ? name.group(1).charAt(0) : ' ';
    }

    /** Without axes: what the markup says, else the rows before the first that holds a number. */
    private int headRows() {
        int head = table.headRows();
        if (head > 0 && head < table.rows().size()) {
            return head;
        }
        int row = 0;
        while (row < table.rows().size() - 1 && !hasNumbers(row)) {
            row++;
        }
        int texts = 0;
        while (texts < row && texts(texts) > 1) {
            texts++;
        }
        return Math.max(1, Math.min(row, Math.max(texts, 1)));
    }

    private boolean hasNumbers(int row) {
        return table.rows().get(row).stream().anyMatch(cell -> cell.origin() && CellText.isNumeric(cell.text()));
    }

    private long texts(int row) {
        return table.rows().get(row).stream()
                .filter(cell -> cell.origin() && !cell.isBlank())
                .count();
    }

    private Layout layout(int top, int below, int end) {
        List<String> headers = new ArrayList<>();
        for (int c = 0; c < table.columns(); c++) {
            headers.add(header(top, below, c));
        }
        List<AxisGroup> groups = groups(top, below, end, headers);
        List<ColumnRole> roles = new ArrayList<>();
        for (int c = 0; c < table.columns(); c++) {
            roles.add(role(c, headers.get(c), groups, below, end));
        }
        return new Layout(below, end, headers, withRegion(roles, below, end), groups);
    }

    private String header(int top, int below, int column) {
        Set<String> levels = new LinkedHashSet<>();
        for (int r = top; r < below; r++) {
            GridCell cell = table.at(r, column);
            if (!cell.isBlank() && cell.columns() < Math.max(2, table.columns())) {
                levels.add(CellText.header(cell.text()));
            }
        }
        return String.join(" ", levels);
    }

    private List<AxisGroup> groups(int top, int below, int end, List<String> headers) {
        List<AxisGroup> groups = new ArrayList<>();
        for (int r = top; r < below; r++) {
            for (int c = 0; c + 2 < table.columns(); c++) {
                if (areAxes(r, c) && !isTaken(groups, c)) {
                    int first = shifted(r, c, below, end);
                    groups.add(new AxisGroup(first, false, true, above(top, r, first)));
                }
            }
        }
        if (groups.isEmpty()) {
            spans(top, below, end, groups);
        }
        for (int c = 0; c < table.columns(); c++) {
            if (!isTaken(groups, c) && isPacked(c, headers.get(c), below, end)) {
                boolean named = ALL_AXES.matcher(headers.get(c)).find();
                groups.add(new AxisGroup(c, true, named, above(top, below, c)));
            }
        }
        groups.sort(Comparator.comparingInt(AxisGroup::first));
        return groups;
    }

    private static boolean isTaken(List<AxisGroup> groups, int column) {
        return groups.stream().anyMatch(group -> group.holds(column));
    }

    /** Axes in a row that lacks its first cells stand left of the columns they name: then the span above tells the place. */
    private int shifted(int row, int column, int below, int end) {
        if (shareOfCoordinates(column, below, end) >= MOST || row == 0) {
            return column;
        }
        for (int c = 0; c + 2 < table.columns(); c++) {
            GridCell span = table.at(row - 1, c);
            if (span.origin()
                    && span.columns() == 3
                    && PLACE_WORDS.matcher(CellText.header(span.text())).find()
                    && shareOfCoordinates(c, below, end) >= MOST) {
                return c;
            }
        }
        return column;
    }

    /** A cell over three columns that speaks of coordinates names axes without saying x, y, z. */
    private void spans(int top, int below, int end, List<AxisGroup> groups) {
        for (int r = top; r < below; r++) {
            for (int c = 0; c + 2 < table.columns(); c++) {
                GridCell span = table.at(r, c);
                String text = CellText.header(span.text());
                boolean three = span.columns() == 3 && span.origin();
                boolean alone = span.columns() == 1
                        && ALL_AXES.matcher(text).find()
                        && table.at(r, c + 1).isBlank()
                        && table.at(r, c + 2).isBlank();
                if ((three || alone)
                        && PLACE_WORDS.matcher(text).find()
                        && !isTaken(groups, c)
                        && shareOfCoordinates(c, below, end) >= MOST
                        && shareOfCoordinates(c + 1, below, end) >= MOST
                        && shareOfCoordinates(c + 2, below, end) >= MOST) {
                    groups.add(new AxisGroup(c, false, ALL_AXES.matcher(text).find(), above(top, r, c)));
                }
            }
        }
    }

    private double shareOfCoordinates(int column, int below, int end) {
        return shareOf(column, below, end, text -> CellText.coordinate(text).isPresent());
    }

    /** Share of a column's own, filled cells whose text is of a kind; 0 where there are none. */
    private double shareOf(int column, int below, int end, Predicate<String> kind) {
        int cells = 0;
        int ofKind = 0;
        for (int r = below; r < end; r++) {
            GridCell cell = table.at(r, column);
            if (cell.origin() && cell.columns() == 1 && !isMissing(cell.text())) {
                cells++;
                ofKind += kind.test(cell.text()) ? 1 : 0;
            }
        }
        return cells == 0 ? 0 : (double) ofKind / cells;
    }

    static boolean isMissing(String text) {
        String plain = CellText.plain(text);
        return plain.isEmpty() || plain.equals("-") || plain.equalsIgnoreCase("n.s.") || plain.equalsIgnoreCase("na");
    }

    private boolean isPacked(int column, String header, int below, int end) {
        int cells = 0;
        int triples = 0;
        boolean negative = false;
        for (int r = below; r < end; r++) {
            GridCell cell = table.at(r, column);
            if (!cell.origin() || cell.columns() > 2 || isMissing(cell.text())) {
                continue;
            }
            List<Triples.Triple> in = Triples.in(cell.text());
            cells++;
            triples += in.isEmpty() ? 0 : 1;
            negative |= in.stream().anyMatch(t -> t.x() < 0 || t.y() < 0 || t.z() < 0);
        }
        boolean named = PLACE_WORDS.matcher(header).find();
        return triples > 0
                && ((named && triples >= 0.4 * cells) || (negative && triples >= 2 && triples >= MOST * cells));
    }

    /** The lowest text above a group that is more than the word for coordinates: the contrast or side of the group. */
    private String above(int top, int below, int column) {
        for (int r = below - 1; r >= top; r--) {
            GridCell cell = table.at(r, column);
            boolean wide = cell.columns() < table.columns();
            if (!cell.isBlank()
                    && wide
                    && !ONLY_PLACE.matcher(CellText.header(cell.text())).matches()) {
                return cell.text();
            }
        }
        return "";
    }

    private ColumnRole role(int column, String header, List<AxisGroup> groups, int below, int end) {
        for (AxisGroup group : groups) {
            if (group.holds(column)) {
                return group.packed()
                        ? ColumnRole.TRIPLE
                        : List.of(ColumnRole.X, ColumnRole.Y, ColumnRole.Z).get(column - group.first());
            }
        }
        String own = header;
        for (int r = below - 1; r >= 0; r--) {
            GridCell cell = table.at(r, column);
            if (!cell.isBlank() && cell.columns() < Math.max(2, table.columns())) {
                own = CellText.header(cell.text());
                break;
            }
        }
        if (Sides.fill(table, column, below, end)) {
            return ColumnRole.SIDE;
        }
        ColumnRole role = ColumnRole.of(own);
        boolean numeric =
                shareOf(column, below, end, text -> CellText.value(text).isPresent()) >= 0.5;
        if (role == ColumnRole.OTHER) {
            role = ColumnRole.of(header);
        }
        boolean textual = role == ColumnRole.REGION || role == ColumnRole.CONTRAST;
        boolean counted = role == ColumnRole.STATISTIC || role == ColumnRole.SIZE || role == ColumnRole.P_VALUE;
        return (textual && numeric) || (counted && !numeric) ? ColumnRole.OTHER : role;
    }

    /** Where no header says region, the leftmost column of words is the one. */
    private List<ColumnRole> withRegion(List<ColumnRole> roles, int below, int end) {
        ColumnRole[] all = roles.toArray(ColumnRole[]::new);
        int region = roles.indexOf(ColumnRole.REGION);
        if (region >= 0) {
            boolean unnamed = region > 0 && all[0] == ColumnRole.OTHER && shareOfWords(0, below, end) >= MOST;
            all[0] = unnamed && !roles.contains(ColumnRole.CONTRAST) ? ColumnRole.CONTRAST : all[0];
            return Arrays.asList(all);
        }
        for (ColumnRole candidate : List.of(ColumnRole.OTHER, ColumnRole.CONTRAST)) {
            for (int c = 0; c < all.length; c++) {
                if (all[c] == candidate && shareOfWords(c, below, end) >= MOST) {
                    all[c] = ColumnRole.REGION;
                    return Arrays.asList(all);
                }
            }
        }
        return roles;
    }

    private double shareOfWords(int column, int below, int end) {
        int cells = 0;
        int words = 0;
        for (int r = below; r < end; r++) {
            GridCell cell = table.at(r, column);
            if (cell.columns() == 1 && !isMissing(cell.text())) {
                cells++;
                words += cell.text().chars().filter(Character::isLetter).count() >= 3 ? 1 : 0;
            }
        }
        return cells == 0 ? 0 : (double) words / cells;
    }
}
