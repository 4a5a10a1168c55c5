package org.nocimap.review.articles;

/**
 * One place of an expanded table.
 *
 * @param text as printed, blanks collapsed; foot-note marks that stood raised are in {@code marks}
 * @param marks raised foot-note marks, apart by blanks; may be empty
 * @param kind what the markup says the cell is
 * @param origin whether the cell begins here; otherwise it is the continuation of a cell that spans
 * @param columns how many columns the cell spans, at least 1
 * @param style how it is set
 */
public record GridCell(String text, String marks, Kind kind, boolean origin, int columns, Style style) {
    static final GridCell EMPTY = new GridCell("", "", Kind.DATA, true, 1, Style.PLAIN);

    /** What the markup calls the cell. */
    public enum Kind {
        HEADER,
        DATA
    }

    /** How the cell's text is set; sections of one level are set alike. */
    public enum Style {
        PLAIN,
        ITALIC,
        BOLD
    }

    public boolean isBlank() {
        return text.isBlank();
    }
}
