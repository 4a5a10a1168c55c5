package org.nocimap.report.pages;

import java.util.ArrayList;
import java.util.List;
import org.nocimap.report.words.Numbers;

/**
 * A table.
 *
 * @param caption what it shows, a sentence
 * @param columns from left to right
 * @param rows as many cells as columns, each
 * @param note what the reader must know besides, such as where the rest of a long table is; may be empty
 */
public record TableView(String caption, List<Column> columns, List<List<Cell>> rows, String note) {
    /** Rows that a page holds; longer tables go on in a file. */
    public static final int MOST_ROWS = 300;

    private static final int LONG = 16;

    public TableView {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /**
     * A table that may be long.
     *
     * @param file where all rows are, when they do not fit
     */
    public static TableView cut(String caption, List<Column> columns, List<List<Cell>> rows, String file) {
        if (rows.size() <= MOST_ROWS) {
            return new TableView(caption, columns, rows, "");
        }
        String note = "The first " + MOST_ROWS + " of " + Numbers.readCount(rows.size()) + " rows; all of them are in "
                + file + ".";
        return new TableView(caption, columns, rows.subList(0, MOST_ROWS), note);
    }

    /** A row of plain texts. */
    public static List<Cell> row(String... texts) {
        List<Cell> cells = new ArrayList<>();
        for (String text : texts) {
            cells.add(Cell.of(text));
        }
        return cells;
    }

    /** Long tables get a box of their own to scroll in. */
    public boolean isLong() {
        return rows.size() > LONG;
    }

    /** Its class in the style sheet. */
    public String style() {
        return isLong() ? "scroll long" : "scroll";
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }
}
