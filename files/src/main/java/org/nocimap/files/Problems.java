package org.nocimap.files;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects the problems of an input so that the user sees all of them at once. Not thread-safe.
 *
 * <p>Past {@link #MOST_ERRORS} errors and {@link #MOST_WARNINGS} warnings only their number grows, so that a binary file does not
 * print a million lines.
 */
public final class Problems {
    /** Errors kept in full; further ones are counted. */
    public static final int MOST_ERRORS = 50;

    /** Warnings kept in full; further ones are counted. */
    public static final int MOST_WARNINGS = 200;

    private final List<Problem> errors = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();
    private int moreErrors;
    private int moreWarnings;

    public void error(Location where, String what, String expected, String mend) {
        add(Problem.error(where, what, expected, mend));
    }

    public void warning(Location where, String what, String expected, String mend) {
        add(Problem.warning(where, what, expected, mend));
    }

    public void add(Problem problem) {
        if (problem.severity() == Severity.WARNING) {
            if (warnings.size() < MOST_WARNINGS) {
                warnings.add(problem);
            } else {
                moreWarnings++;
            }
        } else if (errors.size() < MOST_ERRORS) {
            errors.add(problem);
        } else {
            moreErrors++;
        }
    }

    public void addAll(List<Problem> problems) {
        problems.forEach(this::add);
    }

    public boolean hasErrors() {
        return !errors.isEmpty();
    }

    /** The warnings so far, in order; the last one says how many more there were, if there were too many. */
    public List<Problem> warnings() {
        if (moreWarnings > 0) {
            List<Problem> all = new ArrayList<>(warnings);
            all.add(Problem.warning(Location.NOWHERE, "and " + moreWarnings + " more warnings like these", "", ""));
            return List.copyOf(all);
        }
        return List.copyOf(warnings);
    }

    /**
     * @throws InputException with all errors, when there is any
     */
    public void throwIfAny() {
        if (errors.isEmpty()) {
            return;
        }
        List<Problem> all = new ArrayList<>(errors);
        if (moreErrors > 0) {
            all.add(Problem.error(Location.NOWHERE, "and " + moreErrors + " more errors like these", "", ""));
        }
        throw new InputException(all);
    }
}
