package org.nocimap.review.articles;

import java.util.List;

/**
 * A table of an article with its spans expanded: every row has as many cells as the table has columns.
 *
 * @param index number of the table in its file, from 0, in the order in which tables end
 * @param id the file's own name for it; may be empty
 * @param label such as {@code Table 2}; may be empty
 * @param caption what stands above it, without the label
 * @param notes what stands below it
 * @param headRows how many rows at the top the markup calls head; 0 where it says nothing
 * @param rows from top to bottom
 */
public record ArticleTable(
        int index, String id, String label, String caption, String notes, int headRows, List<List<GridCell>> rows) {
    public ArticleTable {
        rows = rows.stream().map(List::copyOf).toList();
    }

    public int columns() {
        return rows.isEmpty() ? 0 : rows.get(0).size();
    }

    /** The cell at a place, row and column from 0. */
    public GridCell at(int row, int column) {
        return rows.get(row).get(column);
    }

    /** How a person finds it. */
    public String name() {
        return label.isEmpty() ? "table number " + (index + 1) : label;
    }
}
