package org.nocimap.fmri.participant;

import java.util.ArrayList;
import java.util.List;
import org.nocimap.fmri.linear.Combination;

/**
 * A contrast of conditions.
 *
 * @param name letters and digits, for file names
 * @param text the combination as the specification has it
 */
record TaskContrast(String name, String text) {
    /** Reads {@code NAME = COMBINATION} or a combination, of which a name is made: {@code P40 - P0} becomes P40MinusP0. */
    static TaskContrast of(String line) {
        int equals = line.indexOf('=');
        String combination = line.substring(equals + 1).strip();
        String name =
                equals < 0 ? named(combination) : line.substring(0, equals).strip();
        return new TaskContrast(name.replaceAll("[^A-Za-z0-9]", ""), combination);
    }

    private static String named(String combination) {
        return combination
                .replace("+", "Plus")
                .replace("-", "Minus")
                .replace("*", "Times")
                .replace(".", "p");
    }

    /** Weights of the columns of a design; the rest that is not understood is in the reading. */
    Combination.Reading weights(List<String> columns) {
        List<Combination.Named> words = new ArrayList<>();
        for (int c = 0; c < columns.size(); c++) {
            words.add(new Combination.Named(columns.get(c), c));
        }
        return Combination.read(text, columns.size(), rest -> Combination.longest(rest, words));
    }
}
