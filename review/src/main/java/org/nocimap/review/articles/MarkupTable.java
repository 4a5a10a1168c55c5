package org.nocimap.review.articles;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/**
 * The cells of a {@code table} element, spans expanded. Spans that are no numbers count as 1, absurd ones end with the table; rows that
 * are too short are filled up.
 */
final class MarkupTable {
    private static final int MOST_COLUMNS = 200;
    private static final int MOST_ROWS = 5_000;
    private static final int MOST_CELLS = 200_000;
    private static final Pattern NOTE_MARK = Pattern.compile("[a-z]{1,2}|[*†‡§¶#∥⁎,\\s]+");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00A0\\u2000-\\u200A\\u202F\\u3000]+");
    private static final Pattern INVISIBLE = Pattern.compile("[\\u200B-\\u200D\\u2060\\uFEFF]");
    private static final Pattern UNSEEN = Pattern.compile("screen-?reader|visually-?hidden|(?:^|\\s)sr-only");

    private final List<List<GridCell>> rows = new ArrayList<>();
    private int headRows;

    private MarkupTable() {}

    static MarkupTable of(Element table) {
        MarkupTable grid = new MarkupTable();
        grid.fill(table);
        return grid;
    }

    List<List<GridCell>> rows() {
        return rows;
    }

    int headRows() {
        return headRows;
    }

    /** A text with its blanks collapsed and what cannot be seen taken out. */
    static String plain(String text) {
        return BLANKS.matcher(INVISIBLE.matcher(text).replaceAll(""))
                .replaceAll(" ")
                .strip();
    }

    private void fill(Element table) {
        List<GridCell[]> places = new ArrayList<>();
        List<Element> lines = ownRows(table);
        int columns = 0;
        for (int r = 0; r < lines.size(); r++) {
            Element line = lines.get(r);
            if (isHead(line)) {
                headRows = r + 1;
            }
            GridCell[] row = place(places, r);
            int column = 0;
            for (Element cell : line.children()) {
                if (!isCell(cell)) {
                    continue;
                }
                while (column < MOST_COLUMNS && row[column] != null) {
                    column++;
                }
                int width = Math.min(span(cell, "colspan"), MOST_COLUMNS - column);
                int height = Math.min(span(cell, "rowspan"), lines.size() - r);
                if (width < 1) {
                    break;
                }
                put(places, r, column, width, height, cell);
                column += width;
                columns = Math.max(columns, column);
            }
        }
        for (int r = 0; r < lines.size() && (long) r * columns < MOST_CELLS; r++) {
            GridCell[] row = place(places, r);
            List<GridCell> cells = new ArrayList<>(columns);
            for (int c = 0; c < columns; c++) {
                cells.add(row[c] == null ? GridCell.EMPTY : row[c]);
            }
            rows.add(cells);
        }
        headRows = Math.min(headRows, rows.size());
    }

    private static GridCell[] place(List<GridCell[]> places, int row) {
        while (places.size() <= row) {
            places.add(new GridCell[MOST_COLUMNS]);
        }
        return places.get(row);
    }

    private static void put(List<GridCell[]> places, int row, int column, int width, int height, Element cell) {
        CellText text = CellText.of(cell);
        GridCell.Kind kind = cell.normalName().equals("th") ? GridCell.Kind.HEADER : GridCell.Kind.DATA;
        for (int r = row; r < row + height; r++) {
            GridCell[] line = place(places, r);
            for (int c = column; c < column + width; c++) {
                if (line[c] == null) {
                    line[c] =
                            new GridCell(text.text(), text.marks(), kind, r == row && c == column, width, text.style());
                }
            }
        }
    }

    /** The rows of this table, those of tables inside its cells left out. */
    private static List<Element> ownRows(Element table) {
        List<Element> rows = new ArrayList<>();
        for (Element child : table.children()) {
            String name = child.normalName();
            if (name.equals("tr") || name.equals("row")) {
                rows.add(child);
            } else if (name.equals("thead") || name.equals("tbody") || name.equals("tfoot") || name.equals("tgroup")) {
                rows.addAll(ownRows(child));
            }
            if (rows.size() > MOST_ROWS) {
                return rows.subList(0, MOST_ROWS);
            }
        }
        return rows;
    }

    private static boolean isHead(Element row) {
        Element parent = row.parent();
        return parent != null && parent.normalName().equals("thead");
    }

    private static boolean isCell(Element element) {
        String name = element.normalName();
        return name.equals("td") || name.equals("th") || name.equals("entry");
    }

    private static int span(Element cell, String attribute) {
        try {
            return Math.max(
                    1, Math.min(MOST_ROWS, Integer.parseInt(cell.attr(attribute).strip())));
        } catch (NumberFormatException e) {
            return 1;
        }
    }

    /** The text of a cell, with foot-note marks apart. */
    private record CellText(String text, String marks, GridCell.Style style) {
        static CellText of(Element cell) {
            StringBuilder text = new StringBuilder();
            StringBuilder marks = new StringBuilder();
            NodeTraversor.filter(
                    new NodeFilter() {
                        @Override
                        public FilterResult head(Node node, int depth) {
                            if (node instanceof TextNode words) {
                                text.append(words.getWholeText());
                                return FilterResult.CONTINUE;
                            }
                            return node instanceof Element element && depth > 0
                                    ? enter(element, text, marks)
                                    : FilterResult.CONTINUE;
                        }

                        @Override
                        public FilterResult tail(Node node, int depth) {
                            return FilterResult.CONTINUE;
                        }
                    },
                    cell);
            return new CellText(plain(text.toString()), plain(marks.toString()), style(cell));
        }

        private static NodeFilter.FilterResult enter(Element element, StringBuilder text, StringBuilder marks) {
            String name = element.normalName();
            if (name.equals("script")
                    || name.equals("style")
                    || UNSEEN.matcher(element.className()).find()) {
                return NodeFilter.FilterResult.SKIP_ENTIRELY;
            }
            if (name.equals("br") || name.equals("break") || name.equals("p") || name.equals("div")) {
                text.append(' ');
            }
            if (name.equals("sup") && isMark(element, text)) {
                marks.append(' ').append(element.text());
                return NodeFilter.FilterResult.SKIP_ENTIRELY;
            }
            return NodeFilter.FilterResult.CONTINUE;
        }

        /** Raised letters and signs are marks; a raised figure is one behind a figure (5.2¹), not behind a unit (mm³). */
        private static boolean isMark(Element sup, StringBuilder before) {
            String raised = plain(sup.text()).toLowerCase(Locale.ROOT);
            if (raised.length() > 8 || raised.isEmpty()) {
                return false;
            }
            if (NOTE_MARK.matcher(raised).matches()) {
                return true;
            }
            int last = before.length() - 1;
            return raised.chars().allMatch(ch -> Character.isDigit(ch) || ch == ',')
                    && last >= 0
                    && Character.isDigit(before.charAt(last));
        }

        private static GridCell.Style style(Element cell) {
            if (!cell.select("b, strong, bold").isEmpty()) {
                return GridCell.Style.BOLD;
            }
            return cell.select("i, em, italic").isEmpty() ? GridCell.Style.PLAIN : GridCell.Style.ITALIC;
        }
    }
}
