package org.nocimap.fmri.group;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;
import org.nocimap.fmri.linear.Combination;
import org.nocimap.stats.glm.Contrast;
import org.nocimap.stats.glm.Design;

/**
 * Contrasts in words: {@code patients-controls = group[patient] - group[control]}; several combinations between semicolons make an
 * F-test. A column may be called by its whole name or, where only one column has it, by what stands in its brackets; a number and
 * {@code *} before it is its weight.
 */
public final class ContrastText {
    private ContrastText() {}

    /**
     * @param text {@code NAME = COMBINATION[; COMBINATION…]}, or a combination alone, which is its own name
     * @return nothing when it cannot be understood, which is told to {@code problems}
     */
    public static Optional<Contrast> read(String text, Design design, Problems problems) {
        int equals = text.indexOf('=');
        String name = (equals < 0 ? text : text.substring(0, equals)).strip();
        String[] parts = (equals < 0 ? text : text.substring(equals + 1)).split(";", -1);
        double[][] rows = new double[parts.length][];
        for (int r = 0; r < parts.length; r++) {
            Optional<double[]> row = combination(parts[r], design, problems, text);
            if (row.isEmpty()) {
                return Optional.empty();
            }
            rows[r] = row.get();
        }
        try {
            return Optional.of(Contrast.f(name, rows));
        } catch (IllegalArgumentException e) {
            problems.error(
                    Location.option("--contrast"),
                    "\"" + text + "\" asks nothing, or the same twice: " + e.getMessage(),
                    "combinations that differ from 0 and from each other",
                    "Correct the contrast.");
            return Optional.empty();
        }
    }

    private static Optional<double[]> combination(String text, Design design, Problems problems, String whole) {
        Combination.Reading reading = Combination.read(text, design.columns(), rest -> longest(rest, design));
        if (!reading.stuck().isEmpty()) {
            problem(reading.stuck(), design, problems, whole);
            return Optional.empty();
        }
        return Optional.of(reading.weights());
    }

    private static Optional<Combination.Named> longest(String rest, Design design) {
        List<Combination.Named> words = new ArrayList<>();
        for (int j = 0; j < design.columns(); j++) {
            String name = design.names().get(j);
            words.add(new Combination.Named(name, j));
            int open = name.indexOf('[');
            if (open > 0) {
                String inside = name.substring(open + 1, name.length() - 1);
                long same = design.names().stream()
                        .filter(n -> n.endsWith("[" + inside + "]") || n.equals(inside))
                        .count();
                if (same == 1) {
                    words.add(new Combination.Named(inside, j));
                }
            }
        }
        return Combination.longest(rest, words);
    }

    private static void problem(String rest, Design design, Problems problems, String whole) {
        problems.error(
                Location.option("--contrast"),
                "\"" + rest + "\" in \"" + whole + "\" is no column of the design",
                "sums and differences of " + String.join(", ", design.names()),
                "Correct the contrast.");
    }
}
