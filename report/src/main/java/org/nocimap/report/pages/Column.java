package org.nocimap.report.pages;

/**
 * A column of a table.
 *
 * @param name its heading
 * @param kind what it holds
 */
public record Column(String name, Kind kind) {
    /** What a column holds. */
    public enum Kind {
        TEXT,
        /** Numbers stand flush right. */
        NUMBER,
        /** Coordinates are not broken over lines. */
        PLACE
    }

    public static Column text(String name) {
        return new Column(name, Kind.TEXT);
    }

    public static Column number(String name) {
        return new Column(name, Kind.NUMBER);
    }

    public static Column place(String name) {
        return new Column(name, Kind.PLACE);
    }

    /** Its class in the style sheet. */
    public String style() {
        return switch (kind) {
            case TEXT -> "text";
            case NUMBER -> "number";
            case PLACE -> "place";
        };
    }
}
