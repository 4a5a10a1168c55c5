package org.nocimap.fmri.group;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;
import org.nocimap.files.Problems;
import org.nocimap.stats.glm.Design;

/**
 * The design that terms make of a table.
 *
 * <p>The first term of words makes one column for each of its values, {@code group[patient]}, its mean; without such a term there is
 * one column, {@code mean}. A further term of words makes a column for each value but the first, centred. A term of numbers makes one
 * column, less its mean over all participants, not within groups. {@code age:group} makes a column of age for every group, less the
 * mean over all, in place of one.
 *
 * @param design of full rank
 * @param rows the participants in it, in the order of the design's rows
 * @param groups for each row the number of its value of the first term of words, 0 without one
 * @param groupNames by number
 * @param warnings who was left out, what was filled in
 */
public record GroupDesign(
        Design design, List<GroupRow> rows, int[] groups, List<String> groupNames, List<Problem> warnings) {
    /** The column without a term of words. */
    public static final String MEAN = "mean";

    public GroupDesign {
        rows = List.copyOf(rows);
        groupNames = List.copyOf(groupNames);
        warnings = List.copyOf(warnings);
    }

    /**
     * @param terms columns of the table, {@code number:words} for slopes of their own
     * @throws org.nocimap.files.InputException with everything that is wrong: unknown columns, missing values, groups of one, columns
     *     that others explain
     */
    public static GroupDesign of(GroupTable table, List<String> terms, MissingValues missing) {
        return new Builder(table, terms, missing).build();
    }

    private static final class Builder {
        private final GroupTable table;
        private final List<String> terms;
        private final MissingValues missing;
        private final Problems problems = new Problems();
        private final Map<String, double[]> columns = new LinkedHashMap<>();
        private List<GroupRow> kept = List.of();

        Builder(GroupTable table, List<String> terms, MissingValues missing) {
            this.table = table;
            this.terms = terms;
            this.missing = missing;
        }

        GroupDesign build() {
            Set<String> needed = new LinkedHashSet<>();
            for (String term : terms) {
                for (String column : term.split(":", -1)) {
                    needed.add(column);
                    if (!table.columns().contains(column)) {
                        problems.error(
                                Location.option("--terms"),
                                "the table has no column \"" + column + "\"",
                                "one of " + String.join(", ", table.columns()),
                                "Correct the term, or add the column.");
                    }
                }
            }
            problems.throwIfAny();
            Set<String> words = new LinkedHashSet<>();
            needed.stream().filter(this::isWords).forEach(words::add);
            kept = complete(needed, words);
            problems.throwIfAny();
            Optional<String> grouping = terms.stream().filter(words::contains).findFirst();
            List<String> groupNames = grouping.map(this::values).orElse(List.of());
            int[] groups = new int[kept.size()];
            if (grouping.isPresent()) {
                for (int i = 0; i < groups.length; i++) {
                    groups[i] = groupNames.indexOf(text(i, grouping.get()));
                }
                groups(grouping.get(), groupNames, groups);
            } else {
                double[] ones = new double[kept.size()];
                Arrays.fill(ones, 1);
                columns.put(MEAN, ones);
            }
            for (String term : terms) {
                if (grouping.isEmpty() || !term.equals(grouping.get())) {
                    add(term, words);
                }
            }
            Design design = design();
            check(design);
            problems.throwIfAny();
            return new GroupDesign(design, kept, groups, groupNames, problems.warnings());
        }

        private boolean isWords(String column) {
            return table.rows().stream()
                    .anyMatch(row -> row.values().containsKey(column)
                            && row.number(column).isEmpty());
        }

        private List<GroupRow> complete(Set<String> needed, Set<String> words) {
            List<GroupRow> rows = new ArrayList<>();
            for (GroupRow row : table.rows()) {
                List<String> lacks = needed.stream()
                        .filter(column -> !row.values().containsKey(column))
                        .filter(column -> missing != MissingValues.MEAN || words.contains(column))
                        .toList();
                if (lacks.isEmpty()) {
                    rows.add(row);
                } else if (missing == MissingValues.REFUSE) {
                    problems.error(
                            row.where(),
                            "there is no value of " + String.join(", ", lacks),
                            "a value in every column of the model",
                            "Add it, or choose --missing drop or mean.");
                } else {
                    problems.warning(
                            row.where(),
                            "left out: there is no value of " + String.join(", ", lacks),
                            "a value in every column of the model",
                            "Add it.");
                }
            }
            return rows;
        }

        private String text(int row, String column) {
            return String.valueOf(kept.get(row).values().get(column));
        }

        private List<String> values(String column) {
            Set<String> sorted = new TreeSet<>();
            for (int i = 0; i < kept.size(); i++) {
                sorted.add(text(i, column));
            }
            return List.copyOf(sorted);
        }

        private void groups(String column, List<String> names, int[] groups) {
            for (int g = 0; g < names.size(); g++) {
                double[] inside = new double[groups.length];
                int size = 0;
                for (int i = 0; i < groups.length; i++) {
                    inside[i] = groups[i] == g ? 1 : 0;
                    size += groups[i] == g ? 1 : 0;
                }
                if (size == 1) {
                    problems.error(
                            Location.of(table.file()),
                            "the group " + column + "[" + names.get(g) + "] has one participant",
                            "at least two in every group",
                            "Check the spelling of its value, or leave the participant out.");
                }
                columns.put(column + "[" + names.get(g) + "]", inside);
            }
        }

        private void add(String term, Set<String> words) {
            int colon = term.indexOf(':');
            if (colon > 0) {
                String by = term.substring(colon + 1);
                double[] number = centred(numbers(term.substring(0, colon)));
                for (String value : values(by)) {
                    double[] slope = new double[number.length];
                    for (int i = 0; i < slope.length; i++) {
                        slope[i] = text(i, by).equals(value) ? number[i] : 0;
                    }
                    columns.put(term.substring(0, colon) + ":" + by + "[" + value + "]", slope);
                }
            } else if (words.contains(term)) {
                List<String> values = values(term);
                for (String value : values.subList(1, values.size())) {
                    double[] inside = new double[kept.size()];
                    for (int i = 0; i < inside.length; i++) {
                        inside[i] = text(i, term).equals(value) ? 1 : 0;
                    }
                    columns.put(term + "[" + value + "]", centred(inside));
                }
            } else {
                columns.put(term, centred(numbers(term)));
            }
        }

        private double[] numbers(String column) {
            double sum = 0;
            int known = 0;
            for (GroupRow row : kept) {
                Optional<Double> value = row.number(column);
                sum += value.orElse(0.0);
                known += value.isPresent() ? 1 : 0;
            }
            double[] values = new double[kept.size()];
            int filled = 0;
            for (int i = 0; i < values.length; i++) {
                Optional<Double> value = kept.get(i).number(column);
                values[i] = value.orElse(sum / Math.max(1, known));
                filled += value.isPresent() ? 0 : 1;
            }
            if (filled > 0) {
                problems.warning(
                        Location.of(table.file()),
                        filled + " of " + values.length + " values of " + column
                                + " are missing and taken for the mean of the others",
                        "a value for every participant",
                        "Means in place of values make the slope's standard error too small.");
            }
            return values;
        }

        private static double[] centred(double[] values) {
            double mean = Arrays.stream(values).average().orElse(0);
            return Arrays.stream(values).map(v -> v - mean).toArray();
        }

        private Design design() {
            double[][] rows = new double[kept.size()][columns.size()];
            int j = 0;
            for (double[] column : columns.values()) {
                for (int i = 0; i < rows.length; i++) {
                    rows[i][j] = column[i];
                }
                j++;
            }
            if (rows.length == 0) {
                problems.error(
                        Location.of(table.file()),
                        "no participant has all values that the model needs",
                        "complete rows",
                        "Fill in values, or take terms out.");
                problems.throwIfAny();
            }
            return Design.of(List.copyOf(columns.keySet()), rows);
        }

        private void check(Design design) {
            for (Design.Dependency one : design.dependencies()) {
                boolean constant = one.explainedBy().isEmpty();
                problems.error(
                        Location.option("--terms"),
                        constant
                                ? one.column() + " is the same for all participants"
                                : "the design is rank-deficient: " + one,
                        "columns that the others do not explain",
                        "Take " + one.column().replaceAll("\\[.*", "") + " out of --terms.");
            }
            if (design.observations() <= design.columns()) {
                problems.error(
                        Location.of(table.file()),
                        design.observations() + " participants leave no degree of freedom to " + design.columns()
                                + " columns",
                        "more participants than columns",
                        "Take terms out, or add participants.");
            }
            Map<String, Integer> seen = new LinkedHashMap<>();
            for (GroupRow row : kept) {
                if (seen.merge(row.subject(), 1, Integer::sum) == 2) {
                    problems.error(
                            row.where(),
                            "the participant stands in the table twice",
                            "one row for each participant",
                            "Take one out, or test the difference with --paired COLUMN:LATER-EARLIER.");
                }
            }
        }
    }
}
