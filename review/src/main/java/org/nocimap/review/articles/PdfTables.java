package org.nocimap.review.articles;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Tables out of words with places. Words on one height make a line, words close together a cell; a line that holds x, y and z as cells of
 * their own, or as one, heads a table, which goes on as long as lines with numbers come. Columns are what the cells of lines with
 * numbers cover.
 */
final class PdfTables {
    private static final Pattern AXIS = Pattern.compile("(?i)[(\\[]?[xyz][)\\]]?(?:\\s*\\(?mm\\)?)?");
    private static final Pattern ALL_AXES = Pattern.compile("(?i).*\\bx\\b[^a-z]{1,6}\\by\\b[^a-z]{1,6}\\bz\\b.*");
    private static final Pattern NUMBER = Pattern.compile("[<>]?[-+−–]?\\s?\\d[\\d.,]*[*†‡a-h]?");
    private static final Pattern CAPTION = Pattern.compile("(?i)^table\\s*(?:S?\\d+|[IVX]+)\\b.*");
    private static final Pattern END = Pattern.compile("(?i)^(?:table|fig(?:ure|\\.))\\s*\\d.*");
    private static final double SAME_LINE = 0.45;
    private static final double SAME_CELL = 0.55;
    private static final int LINES_ABOVE = 8;
    private static final int HEAD_LINES = 3;
    private static final int LINES_WITHOUT_NUMBERS = 4;

    /** A word; lengths in points from the page's upper left corner. */
    record Word(int page, double from, double to, double y, double size, String text) {}

    private record Cell(double from, double to, String text) {}

    private record Line(int page, double y, List<Cell> cells) {
        String text() {
            return String.join(" ", cells.stream().map(Cell::text).toList());
        }

        long numbers() {
            return cells.stream().filter(c -> isNumeric(c.text())).count();
        }

        static boolean isNumeric(String text) {
            for (String word : text.split("[ ,;]+")) {
                if (!NUMBER.matcher(word).matches() && !word.matches("[-−–]")) {
                    return false;
                }
            }
            return true;
        }
    }

    private final List<Line> lines = new ArrayList<>();

    PdfTables(List<Word> words) {
        List<Word> line = new ArrayList<>();
        List<Word> sorted = new ArrayList<>(words);
        sorted.sort(Comparator.comparingInt(Word::page).thenComparingDouble(Word::y));
        for (Word word : sorted) {
            if (!line.isEmpty()
                    && (line.get(0).page() != word.page()
                            || word.y() - line.get(0).y()
                                    > SAME_LINE * line.get(0).size())) {
                lines.add(line(line));
                line = new ArrayList<>();
            }
            line.add(word);
        }
        if (!line.isEmpty()) {
            lines.add(line(line));
        }
    }

    private static Line line(List<Word> words) {
        words.sort(Comparator.comparingDouble(Word::from));
        List<Cell> cells = new ArrayList<>();
        for (Word word : words) {
            Cell last = cells.isEmpty() ? new Cell(0, Double.NEGATIVE_INFINITY, "") : cells.get(cells.size() - 1);
            if (word.from() - last.to() < SAME_CELL * word.size()) {
                cells.set(
                        cells.size() - 1,
                        new Cell(last.from(), Math.max(last.to(), word.to()), last.text() + " " + word.text()));
            } else {
                cells.add(new Cell(word.from(), word.to(), word.text()));
            }
        }
        return new Line(words.get(0).page(), words.get(0).y(), cells);
    }

    /** The text of each page as one line. */
    List<String> pages() {
        List<String> pages = new ArrayList<>();
        StringBuilder page = new StringBuilder();
        for (int n = 0; n < lines.size(); n++) {
            if (n > 0 && lines.get(n).page() != lines.get(n - 1).page()) {
                pages.add(page.toString());
                page.setLength(0);
            }
            page.append(page.length() == 0 ? "" : " ").append(lines.get(n).text());
        }
        pages.add(page.toString());
        return pages;
    }

    List<ArticleTable> tables() {
        List<ArticleTable> tables = new ArrayList<>();
        int n = 0;
        while (n < lines.size()) {
            int end = isHead(lines.get(n)) ? end(n) : n;
            if (end > n + 1) {
                tables.add(table(tables.size(), n, end));
                n = end;
            } else {
                n++;
            }
        }
        return tables;
    }

    private static boolean isHead(Line line) {
        StringBuilder axes = new StringBuilder();
        for (Cell cell : line.cells()) {
            if (ALL_AXES.matcher(cell.text()).matches() && cell.text().length() < 60) {
                return true;
            }
            axes.append(AXIS.matcher(cell.text()).matches() ? cell.text().replaceAll("(?i)[^xyz]", "") : "|");
        }
        return axes.toString().toLowerCase(java.util.Locale.ROOT).contains("xyz");
    }

    private int end(int head) {
        int end = head + 1;
        int without = 0;
        for (int n = head + 1; n < lines.size() && without < LINES_WITHOUT_NUMBERS; n++) {
            Line line = lines.get(n);
            if (line.page() != lines.get(head).page()
                    || END.matcher(line.text()).matches()
                    || isHead(line)) {
                break;
            }
            if (line.numbers() > 0 && line.cells().size() > 1) {
                end = n + 1;
                without = 0;
            } else {
                without++;
            }
        }
        return end;
    }

    private ArticleTable table(int index, int head, int end) {
        int top = head;
        String caption = "";
        for (int n = head - 1;
                n >= Math.max(0, head - LINES_ABOVE)
                        && lines.get(n).page() == lines.get(head).page();
                n--) {
            if (CAPTION.matcher(lines.get(n).text()).matches()) {
                caption = lines.get(n).text();
                for (int more = n + 1; more < head && lines.get(more).cells().size() == 1; more++) {
                    caption += " " + lines.get(more).text();
                }
                top = Math.max(n + 1, head - HEAD_LINES);
                break;
            }
        }
        while (top < head && lines.get(top).cells().size() == 1) {
            top++;
        }
        List<double[]> columns = columns(lines.subList(head, end));
        List<List<GridCell>> rows = new ArrayList<>();
        for (Line line : lines.subList(top, end)) {
            rows.add(row(line, columns));
        }
        String label = caption.replaceFirst("(?i)^(table\\s*\\S+?)[.:]?(?:\\s.*|$)", "$1");
        return new ArticleTable(index, "page " + lines.get(head).page(), label, caption, "", head - top + 1, rows);
    }

    /** From and to of each column: the union of what cells of the head and of lines with numbers cover. */
    private static List<double[]> columns(List<Line> lines) {
        List<double[]> spans = new ArrayList<>();
        for (Line line : lines) {
            if (line.numbers() >= 2 || isHead(line)) {
                line.cells().forEach(cell -> spans.add(new double[] {cell.from(), cell.to()}));
            }
        }
        spans.sort(Comparator.comparingDouble(span -> span[0]));
        List<double[]> columns = new ArrayList<>();
        for (double[] span : spans) {
            double[] last = columns.isEmpty() ? new double[] {0, -1} : columns.get(columns.size() - 1);
            if (span[0] <= last[1]) {
                last[1] = Math.max(last[1], span[1]);
            } else {
                columns.add(span.clone());
            }
        }
        return columns;
    }

    private static List<GridCell> row(Line line, List<double[]> columns) {
        List<String> texts = new ArrayList<>(Collections.nCopies(columns.size(), ""));
        for (Cell cell : line.cells()) {
            int column = column(cell, columns);
            texts.set(column, (texts.get(column) + " " + cell.text()).strip());
        }
        return texts.stream()
                .map(text -> new GridCell(text, "", GridCell.Kind.DATA, true, 1, GridCell.Style.PLAIN))
                .toList();
    }

    private static int column(Cell cell, List<double[]> columns) {
        int nearest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int n = 0; n < columns.size(); n++) {
            double apart = Math.max(columns.get(n)[0] - cell.to(), cell.from() - columns.get(n)[1]);
            if (apart < Math.max(least, 0) && least > 0) {
                least = apart;
                nearest = n;
            }
        }
        return nearest;
    }
}
