package org.nocimap.files;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Where something stands: a file (or option), a line, a column and the study or field concerned.
 *
 * @param source the file as the user named it, or an option such as {@code --permutations}; may be empty
 * @param line 1-based line (row of a sheet), 0 when there is none
 * @param column 1-based column, 0 when there is none
 * @param item the study, experiment, sheet or header field concerned; may be empty
 */
public record Location(String source, int line, int column, String item) {
    /** Nowhere in particular. */
    public static final Location NOWHERE = new Location("", 0, 0, "");

    public Location {
        Objects.requireNonNull(source);
        Objects.requireNonNull(item);
        if (line < 0 || column < 0) {
            throw new IllegalArgumentException("line and column are 1-based, or 0 for none");
        }
    }

    /** A whole file. */
    public static Location of(Path file) {
        return new Location(file.toString(), 0, 0, "");
    }

    /** A line of a file. */
    public static Location of(Path file, int line) {
        return new Location(file.toString(), line, 0, "");
    }

    /** A command-line option. */
    public static Location option(String name) {
        return new Location(name, 0, 0, "");
    }

    /** The same place, one column of it. */
    public Location atColumn(int newColumn) {
        return new Location(source, line, newColumn, item);
    }

    /** The same place, naming the study, experiment or field concerned. */
    public Location about(String newItem) {
        return new Location(source, line, column, newItem);
    }

    /** {@code file:line:column (item)}, leaving out what is not known. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(source);
        if (line > 0) {
            text.append(':').append(line);
        }
        if (column > 0) {
            text.append(':').append(column);
        }
        if (!item.isEmpty()) {
            text.append(text.length() > 0 ? " (" + item + ")" : item);
        }
        return text.toString();
    }
}
