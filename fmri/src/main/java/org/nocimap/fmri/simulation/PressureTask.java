package org.nocimap.fmri.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.nocimap.fmri.firstlevel.Event;
import org.nocimap.fmri.firstlevel.HemodynamicResponse;
import org.nocimap.fmri.firstlevel.NoiseModel;
import org.nocimap.fmri.firstlevel.TaskDesign;
import org.nocimap.fmri.firstlevel.TaskModel;

/** Pressure on the lower back: strong (P40) and light (P0) blocks of ten seconds, by which S1-back is found. */
final class PressureTask {
    /** Runs of a session. */
    static final int RUNS = 2;

    private static final double PERIOD_SECONDS = 24;
    private static final double BLOCK_SECONDS = 10;
    private static final double STRONG = 3;
    private static final double LIGHT = 0.6;

    private final CohortPlan plan;
    private final List<Event> events = new ArrayList<>();

    PressureTask(CohortPlan plan, int repetition) {
        this.plan = plan;
        double end = plan.volumes() * plan.trSeconds();
        for (int n = 0; 6 + n * PERIOD_SECONDS + BLOCK_SECONDS < end; n++) {
            String type = (n + repetition) % 2 == 0 ? "P40" : "P0";
            events.add(new Event(type, 6 + n * PERIOD_SECONDS, BLOCK_SECONDS, Map.of()));
        }
    }

    /** What S1-back adds to its course, {@code double[T]}. */
    double[] response() {
        TaskModel model = new TaskModel(
                "pressure",
                HemodynamicResponse.SPM,
                TaskModel.Derivatives.NONE,
                List.of(),
                new NoiseModel.Independent(),
                0.01,
                TaskModel.Scaling.IMAGE,
                List.of());
        double[] times = new double[plan.volumes()];
        for (int t = 0; t < times.length; t++) {
            times[t] = t * plan.trSeconds();
        }
        Map<String, double[]> columns = TaskDesign.of(model, events, times).columns();
        double[] response = new double[times.length];
        columns.forEach((condition, column) -> {
            for (int t = 0; t < response.length; t++) {
                response[t] += (condition.equals("P40") ? STRONG : LIGHT) * column[t];
            }
        });
        return response;
    }

    /** The table of events. */
    String events() {
        StringBuilder text = new StringBuilder("onset\tduration\ttrial_type\n");
        for (Event event : events) {
            text.append(String.format(
                    Locale.ROOT, "%.1f\t%.1f\t%s\n", event.onsetSeconds(), event.durationSeconds(), event.condition()));
        }
        return text.toString();
    }
}
