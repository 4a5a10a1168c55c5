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
import org.nocimap.inference.permutation.Blocks;
import org.nocimap.stats.glm.Design;

/**
 * The design that terms make of a table.
 *
 * <p>The first term of words makes one column for each of its values, {@code group[patient]}, its mean; without such a term there is
 * one column, {@code mean}. A further term of words makes a column for each value but the first, centred. A term of numbers makes one
 * column, less what the {@link Centring} says. {@code age:group} makes a column of age for every group in place of one. Where {@code
 * mean} (or {@code 1}) is a term, there is a column {@code mean} all the same, and every term of words is one of the further ones.
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

    private static final String ONE = "1";

    public GroupDesign {
        rows = List.copyOf(rows);
        groupNames = List.copyOf(groupNames);
        warnings = List.copyOf(warnings);
    }

    /** Columns of numbers, not of words and not slopes of single groups. */
    public List<String> numbers() {
        return design.names().stream()
                .filter(name -> !name.equals(MEAN) && !name.endsWith("]"))
                .toList();
    }

    /**
     * Blocks of participants by a column of the table.
     *
     * @throws org.nocimap.files.InputException naming who has no value in it
     */
    Blocks blocks(String column, Blocks.Rule rule) {
        Problems problems = new Problems();
        if (rows.stream().noneMatch(row -> row.values().containsKey(column))) {
            problems.error(
                    Location.NOWHERE.about(column),
                    "nobody has a value of this column, which is to tell the blocks",
                    "a column of the table",
                    "Correct the name.");
            problems.throwIfAny();
        }
        Map<String, Integer> numbers = new LinkedHashMap<>();
        int[] block = new int[rows.size()];
        for (int i = 0; i < block.length; i++) {
            String value = rows.get(i).values().getOrDefault(column, "");
            if (value.isEmpty()) {
                problems.error(
                        rows.get(i).where(),
                        "there is no value of " + column + ", which tells the blocks",
                        "a block for everyone",
                        "Add it.");
            }
            block[i] = numbers.computeIfAbsent(value, v -> numbers.size());
        }
        problems.throwIfAny();
        return new Blocks(block, rule);
    }

    /** Whether a column tells one of the groups. */
    boolean isGroup(String column) {
        return design.names().indexOf(column) < groupNames.size();
    }

    /** A column of the design. */
    double[] column(String name) {
        int j = design.names().indexOf(name);
        double[] column = new double[design.observations()];
        for (int i = 0; i < column.length; i++) {
            column[i] = design.at(i, j);
        }
        return column;
    }

    /** Numbers less their mean over all participants. */
    public static GroupDesign of(GroupTable table, List<String> terms, MissingValues missing) {
        return of(table, terms, missing, Centring.OVER_ALL);
    }

    /**
     * @param terms columns of the table, {@code number:words} for slopes of their own
     * @param centring of numbers; within groups as with everybody where there are no groups
     * @throws org.nocimap.files.InputException with everything that is wrong: unknown columns, missing values, groups of one, columns
     *     that others explain
     */
    public static GroupDesign of(GroupTable table, List<String> terms, MissingValues missing, Centring centring) {
        return new Builder(table, terms, missing, centring).build();
    }

    private static final class Builder {
        private final GroupTable table;
        private final List<String> terms;
        private final boolean withMean;
        private final MissingValues missing;
        private final Centring centring;
        private int[] groups = new int[0];
        private final Problems problems = new Problems();
        private final Map<String, double[]> columns = new LinkedHashMap<>();
        private List<GroupRow> kept = List.of();

        Builder(GroupTable table, List<String> terms, MissingValues missing, Centring centring) {
            this.table = table;
            this.withMean = terms.contains(MEAN) || terms.contains(ONE);
            this.terms = terms.stream()
                    .filter(term -> !term.equals(MEAN) && !term.equals(ONE))
                    .toList();
            this.missing = missing;
            this.centring = centring;
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
            Optional<String> grouping =
                    terms.stream().filter(words::contains).findFirst().filter(g -> !withMean);
            List<String> groupNames = grouping.map(this::values).orElse(List.of());
            groups = new int[kept.size()];
            if (grouping.isPresent()) {
                for (int i = 0; i < groups.length; i++) {
                    groups[i] = groupNames.indexOf(text(i, grouping.get()));
                }
                groups(grouping.get(), groupNames);
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

        private void groups(String column, List<String> names) {
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
                double[] number = centredNumbers(term.substring(0, colon));
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
                columns.put(term, centredNumbers(term));
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

        private double[] centredNumbers(String column) {
            double[] values = numbers(column);
            return switch (centring) {
                case OVER_ALL -> centred(values);
                case NONE -> values;
                case WITHIN_GROUPS -> withinGroups(values);
            };
        }

        private double[] withinGroups(double[] values) {
            double[] sums = new double[values.length + 1];
            int[] sizes = new int[values.length + 1];
            for (int i = 0; i < values.length; i++) {
                sums[groups[i]] += values[i];
                sizes[groups[i]]++;
            }
            double[] left = new double[values.length];
            for (int i = 0; i < values.length; i++) {
                left[i] = values[i] - sums[groups[i]] / sizes[groups[i]];
            }
            return left;
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
