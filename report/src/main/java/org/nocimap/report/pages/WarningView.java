package org.nocimap.report.pages;

import org.nocimap.files.Location;
import org.nocimap.files.Problem;

/**
 * A warning.
 *
 * @param where file, line, study; may be empty
 * @param what what is suspicious
 * @param mend what to do; may be empty
 */
public record WarningView(String where, String what, String mend) {
    public static WarningView of(Problem problem) {
        String what =
                problem.expected().isEmpty() ? problem.what() : problem.what() + "; expected " + problem.expected();
        return new WarningView(place(problem.where()), what, problem.mend());
    }

    /** A place with the file's name alone: the whole path stands in the provenance. */
    static String place(Location where) {
        String source = where.source();
        String name = source.substring(Math.max(source.lastIndexOf('/'), source.lastIndexOf('\\')) + 1);
        return new Location(name, where.line(), where.column(), where.item()).toString();
    }
}
