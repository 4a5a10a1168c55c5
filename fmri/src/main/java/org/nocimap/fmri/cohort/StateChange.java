package org.nocimap.fmri.cohort;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nocimap.files.Location;
import org.nocimap.fmri.group.GroupRow;
import org.nocimap.stats.samples.Sample;
import org.nocimap.stats.samples.TTest;

/**
 * How a number changed between two sessions, in those who have it at both.
 *
 * @param column of numbers
 * @param earlier the sessions' labels
 * @param later the one that the change leads to
 * @param before values at the earlier session
 * @param after values at the later one
 * @param change paired test of after less before
 */
public record StateChange(
        String column, String earlier, String later, Sample before, Sample after, CharacteristicsTable.Test change) {
    /** All columns that vary with the session, for every pair of sessions that follow each other. */
    public static List<StateChange> of(CohortTables tables, List<String> participants) {
        List<StateChange> changes = new ArrayList<>();
        List<String> sessions = participants.stream()
                .flatMap(p -> tables.sessions(p).stream())
                .distinct()
                .toList();
        for (String column : tables.sessionColumns()) {
            for (int s = 1; s < sessions.size(); s++) {
                List<double[]> pairs = new ArrayList<>();
                for (String participant : participants) {
                    Optional<Double> before = number(tables.of(participant, sessions.get(s - 1)), column);
                    Optional<Double> after = number(tables.of(participant, sessions.get(s)), column);
                    if (before.isPresent() && after.isPresent()) {
                        pairs.add(new double[] {before.get(), after.get()});
                    }
                }
                if (pairs.size() > 2) {
                    change(column, sessions.get(s - 1), sessions.get(s), pairs).ifPresent(changes::add);
                }
            }
        }
        return changes;
    }

    private static Optional<StateChange> change(String column, String earlier, String later, List<double[]> pairs) {
        double[] before = pairs.stream().mapToDouble(p -> p[0]).toArray();
        double[] after = pairs.stream().mapToDouble(p -> p[1]).toArray();
        TTest test = TTest.paired(after, before);
        if (!Double.isFinite(test.t())) {
            return Optional.empty();
        }
        return Optional.of(new StateChange(
                column,
                earlier,
                later,
                Sample.of(before),
                Sample.of(after),
                CharacteristicsTable.test("paired t", test)));
    }

    private static Optional<Double> number(Map<String, String> values, String column) {
        return new GroupRow("", List.of(), List.of(), values, Location.NOWHERE).number(column);
    }
}
