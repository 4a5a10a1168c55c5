package org.nocimap.report.pages;

/**
 * A cell of a table.
 *
 * @param text what it says
 * @param target where it leads: a place on the page ({@code #cluster-1}) or a file beside it; empty for nowhere
 */
public record Cell(String text, String target) {
    /** Leads nowhere. */
    public static Cell of(String text) {
        return new Cell(text, "");
    }
}
