package org.nocimap.fmri.participant;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;
import org.nocimap.fmri.bids.PreparedRun;
import org.nocimap.fmri.bids.TsvFile;
import org.nocimap.fmri.firstlevel.Event;
import org.nocimap.fmri.firstlevel.TaskModel;

/** Reads what happened during a run. */
final class RunEvents {
    private RunEvents() {}

    /** The events of a run in the order of the table; every problem is added. */
    static List<Event> read(PreparedRun run, TaskModel model, Problems problems) {
        List<Path> files = run.raw("_events.tsv");
        if (files.isEmpty()) {
            problems.error(
                    Location.of(run.bold()),
                    "there is no table of events for this run",
                    run.name().without("space", "res", "desc", "cohort").as("events", ".tsv") + " in the raw data set",
                    "Copy it there, or leave the task out of the specification.");
            return List.of();
        }
        return read(files.get(files.size() - 1), run, model, problems);
    }

    private static List<Event> read(Path file, PreparedRun run, TaskModel model, Problems problems) {
        TsvFile table = TsvFile.read(file, problems);
        List<String> wanted = new ArrayList<>(List.of("onset", "duration", "trial_type"));
        wanted.addAll(model.modulators());
        boolean complete = true;
        for (String name : wanted) {
            if (!table.has(name)) {
                problems.error(
                        Location.of(file, 1),
                        "has no column " + name,
                        "columns " + String.join(", ", wanted),
                        "Name the column, or correct the specification.");
                complete = false;
            }
        }
        if (!complete) {
            return List.of();
        }
        double[] onsets = table.numbers("onset", problems);
        double[] durations = table.numbers("duration", problems);
        List<String> types = table.cells("trial_type");
        Map<String, double[]> modulators = new LinkedHashMap<>();
        model.modulators().forEach(name -> modulators.put(name, table.numbers(name, problems)));
        List<Event> events = new ArrayList<>();
        for (int n = 0; n < onsets.length; n++) {
            String type = types.get(n).strip();
            if (type.isEmpty() || type.equalsIgnoreCase("n/a")) {
                continue;
            }
            Location where = Location.of(file, n + 2);
            if (timed(onsets[n], durations[n], run, where, problems)) {
                Map<String, Double> values = new LinkedHashMap<>();
                for (Map.Entry<String, double[]> column : modulators.entrySet()) {
                    double value = column.getValue()[n];
                    values.put(column.getKey(), value);
                    if (Double.isNaN(value)) {
                        problems.warning(
                                where.about(column.getKey()),
                                "the event has no value",
                                "a number",
                                "The mean of the condition is taken.");
                    }
                }
                events.add(new Event(type, onsets[n], Double.isNaN(durations[n]) ? 0 : durations[n], values));
            }
        }
        return events;
    }

    private static boolean timed(double onset, double duration, PreparedRun run, Location where, Problems problems) {
        double end = run.volumes() * run.trSeconds();
        if (Double.isNaN(onset)) {
            problems.error(where.about("onset"), "the event has no onset", "seconds", "Complete or remove the line.");
            return false;
        }
        if (onset >= end) {
            problems.error(
                    where.about("onset"),
                    "the event begins at " + onset + " s, and the run ends at " + end + " s",
                    "an onset within the run",
                    "Use the events of this very run, or remove the line.");
            return false;
        }
        if (duration < 0) {
            problems.error(
                    where.about("duration"), "is negative: " + duration, "0 or more seconds", "Correct the cell.");
            return false;
        }
        if (Double.isNaN(duration)) {
            problems.warning(where.about("duration"), "is not known", "seconds", "The event is taken for an instant.");
        } else if (onset + duration > end + run.trSeconds()) {
            problems.warning(
                    where.about("duration"),
                    "the event ends at " + (onset + duration) + " s, and the run at " + end + " s",
                    "an end within the run",
                    "What lies beyond the run is not seen.");
        }
        return true;
    }

    /** Names of the conditions, ascending. */
    static Set<String> conditions(List<Event> events) {
        Set<String> conditions = new TreeSet<>();
        events.forEach(e -> conditions.add(e.condition()));
        return conditions;
    }
}
