package org.nocimap.evidence.selection;

import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;

/**
 * The text of an expression, and problems that show it with a caret below the place.
 *
 * @param option the option that it was given with
 */
record Expression(String text, String option) {
    private static final int SHOWN = 100;

    InputException problem(int at, String what, String expected, String mend) {
        return new InputException(asProblem(at, what, expected, mend));
    }

    /**
     * One problem.
     *
     * @param at from 0
     * @param mend without a full stop; the expression is shown below it
     */
    Problem asProblem(int at, String what, String expected, String mend) {
        int from = Math.max(0, at - SHOWN / 2);
        int to = Math.min(text.length(), from + SHOWN);
        String excerpt = text.substring(from, to).replaceAll("\\s", " ");
        String caret = " ".repeat(at - from) + "^";
        return Problem.error(
                Location.option(option).atColumn(at + 1),
                what,
                expected,
                (mend.endsWith("?") ? mend : mend + ":") + System.lineSeparator() + "        " + excerpt
                        + System.lineSeparator() + "        " + caret);
    }
}
