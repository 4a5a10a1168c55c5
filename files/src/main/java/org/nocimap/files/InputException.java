package org.nocimap.files;

import java.util.List;
import java.util.stream.Collectors;

/** The one exception family for what the user can mend. The command ends with exit code 2 and prints every problem. */
public final class InputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /**
     * @param problems at least one, in the order of the input
     */
    public InputException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining(System.lineSeparator())));
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("an InputException names at least one problem");
        }
        this.problems = List.copyOf(problems);
    }

    public InputException(Problem problem) {
        this(List.of(problem));
    }

    public static InputException of(Location where, String what, String expected, String mend) {
        return new InputException(Problem.error(where, what, expected, mend));
    }

    /** Every problem found, never empty. */
    public List<Problem> problems() {
        return problems;
    }
}
