package org.nocimap.fmri.group;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;

/**
 * Two observations of each participant made one: the later effect less the earlier, with the sum of their variances. A column that is
 * the same at both stays; one of numbers that changed becomes later less earlier; any other is missing from then on.
 *
 * @param column that says which observation it is, such as {@code session}
 * @param later its value at the first of the difference
 * @param earlier its value at what is subtracted
 */
public record PairedRows(String column, String later, String earlier) {
    /**
     * @throws org.nocimap.files.InputException naming participants without a partner or with too many
     */
    public GroupTable of(GroupTable table) {
        Problems problems = new Problems();
        if (!table.columns().contains(column)) {
            problems.error(
                    Location.option("--paired"),
                    "the table has no column \"" + column + "\"",
                    "one of " + String.join(", ", table.columns()),
                    "Name the column that tells the two observations apart.");
            problems.throwIfAny();
        }
        Map<String, GroupRow> second = new HashMap<>();
        Map<String, GroupRow> first = new LinkedHashMap<>();
        for (GroupRow row : table.rows()) {
            String which = row.values().getOrDefault(column, "");
            Map<String, GroupRow> to = which.equals(later) ? first : second;
            if ((which.equals(later) || which.equals(earlier)) && to.put(row.subject(), row) != null) {
                problems.error(
                        row.where(),
                        "there is a second row with " + column + " = " + which,
                        "one row for each participant and " + column,
                        "Take one of them out.");
            }
        }
        List<GroupRow> pairs = new ArrayList<>();
        for (GroupRow row : first.values()) {
            GroupRow partner = second.remove(row.subject());
            if (partner == null) {
                problems.warning(
                        row.where(),
                        "there is no row with " + column + " = " + earlier,
                        "both of a pair",
                        "The participant is left out.");
            } else {
                pairs.add(pair(row, partner));
            }
        }
        second.values()
                .forEach(row -> problems.warning(
                        row.where(),
                        "there is no row with " + column + " = " + later,
                        "both of a pair",
                        "The participant is left out."));
        if (pairs.isEmpty()) {
            problems.error(
                    Location.option("--paired"),
                    "no participant has both " + later + " and " + earlier + " in " + column,
                    "two rows for each participant",
                    "Check the words.");
        }
        problems.throwIfAny();
        return table.withRows(pairs);
    }

    private static GroupRow pair(GroupRow later, GroupRow earlier) {
        Map<String, String> values = new HashMap<>();
        later.values().forEach((name, text) -> {
            Optional<String> before = Optional.ofNullable(earlier.values().get(name));
            Optional<Double> a = later.number(name);
            Optional<Double> b = earlier.number(name);
            if (before.equals(Optional.of(text))) {
                values.put(name, text);
            } else if (a.isPresent() && b.isPresent()) {
                values.put(name, Double.toString(a.get() - b.get()));
            }
        });
        List<java.nio.file.Path> effects =
                List.of(later.effects().get(0), earlier.effects().get(0));
        List<java.nio.file.Path> variances = new ArrayList<>(later.variances());
        variances.addAll(earlier.variances());
        return new GroupRow(later.subject(), effects, variances, values, later.where());
    }
}
