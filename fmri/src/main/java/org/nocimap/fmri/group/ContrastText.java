package org.nocimap.fmri.group;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;
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
        double[] weights = new double[design.columns()];
        String rest = text.strip();
        boolean first = true;
        while (!rest.isEmpty()) {
            double sign = 1;
            if (rest.charAt(0) == '+' || rest.charAt(0) == '-') {
                sign = rest.charAt(0) == '-' ? -1 : 1;
                rest = rest.substring(1).strip();
            } else if (!first) {
                problem(rest, design, problems, whole);
                return Optional.empty();
            }
            first = false;
            java.util.regex.Matcher weight = java.util.regex.Pattern.compile("^([0-9]*\\.?[0-9]+)\\s*\\*\\s*")
                    .matcher(rest);
            if (weight.find()) {
                sign *= Double.parseDouble(weight.group(1));
                rest = rest.substring(weight.end());
            }
            Optional<Named> named = longest(rest, design);
            if (named.isEmpty()) {
                problem(rest, design, problems, whole);
                return Optional.empty();
            }
            weights[named.get().column()] += sign;
            rest = rest.substring(named.get().word().length()).strip();
        }
        return Optional.of(weights);
    }

    private record Named(String word, int column) {}

    private static Optional<Named> longest(String rest, Design design) {
        List<Named> words = new ArrayList<>();
        for (int j = 0; j < design.columns(); j++) {
            String name = design.names().get(j);
            words.add(new Named(name, j));
            int open = name.indexOf('[');
            if (open > 0) {
                String inside = name.substring(open + 1, name.length() - 1);
                long same = design.names().stream()
                        .filter(n -> n.endsWith("[" + inside + "]") || n.equals(inside))
                        .count();
                if (same == 1) {
                    words.add(new Named(inside, j));
                }
            }
        }
        return words.stream()
                .filter(word -> rest.startsWith(word.word())
                        && ends(rest.substring(word.word().length())))
                .max(Comparator.comparingInt(word -> word.word().length()));
    }

    private static boolean ends(String after) {
        return after.isBlank() || after.strip().startsWith("+") || after.strip().startsWith("-");
    }

    private static void problem(String rest, Design design, Problems problems, String whole) {
        problems.error(
                Location.option("--contrast"),
                "\"" + rest + "\" in \"" + whole + "\" is no column of the design",
                "sums and differences of " + String.join(", ", design.names()),
                "Correct the contrast.");
    }
}
