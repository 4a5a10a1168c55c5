package org.nocimap.meta.analysis;

import java.util.List;
import java.util.TreeSet;
import org.nocimap.meta.linear.Design;

/** Turns a column of a table into columns of a design. */
final class Moderator {
    private Moderator() {}

    /** One column where all cells are numbers; else one for each category but the first in alphabetical order. */
    static Design add(Design design, String name, List<String> cells) {
        double[] numbers = new double[cells.size()];
        try {
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = Double.parseDouble(cells.get(i).replace('−', '-'));
            }
        } catch (NumberFormatException categories) {
            return design.withFactor(name, List.copyOf(new TreeSet<>(cells)), cells);
        }
        return design.with(name, numbers);
    }
}
