package org.nocimap.fmri.firstlevel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nocimap.fmri.linear.Basis;

/**
 * Regressors of what happened during a run: for each condition, in alphabetical order, the response to its events; where asked for, its
 * derivatives ({@code NAME_derivative}, {@code NAME_dispersion}); then the same for every modulator ({@code NAME:MODULATOR}). Values are
 * those of the continuous response at the times of the volumes.
 *
 * @param columns {@code double[T]} by name
 */
public record TaskDesign(Map<String, double[]> columns) {
    public TaskDesign {
        columns = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    /** The names of the regressors of a model, for events of some conditions. */
    public static List<String> names(TaskModel model, Iterable<String> conditions) {
        List<String> names = new ArrayList<>();
        for (String condition : conditions) {
            add(names, condition, model);
            model.modulators().forEach(m -> add(names, TaskModel.modulated(condition, m), model));
        }
        return names;
    }

    private static void add(List<String> names, String stem, TaskModel model) {
        names.add(stem);
        if (model.derivatives() != TaskModel.Derivatives.NONE) {
            names.add(stem + "_derivative");
        }
        if (model.derivatives() == TaskModel.Derivatives.TEMPORAL_AND_DISPERSION) {
            names.add(stem + "_dispersion");
        }
    }

    /**
     * @param times of the volumes, seconds from the start of the run; not modified
     */
    public static TaskDesign of(TaskModel model, List<Event> events, double[] times) {
        Map<String, List<Event>> byCondition = new TreeMap<>();
        events.forEach(e -> byCondition
                .computeIfAbsent(e.condition(), c -> new ArrayList<>())
                .add(e));
        Map<String, double[]> columns = new LinkedHashMap<>();
        byCondition.forEach((condition, own) -> {
            double[] ones = new double[own.size()];
            Arrays.fill(ones, 1);
            put(columns, condition, model, own, ones, times);
            for (String modulator : model.modulators()) {
                put(columns, TaskModel.modulated(condition, modulator), model, own, centred(own, modulator), times);
            }
        });
        return new TaskDesign(columns);
    }

    /** Values less their mean; 0 where an event has none. */
    private static double[] centred(List<Event> events, String modulator) {
        double[] values = events.stream()
                .mapToDouble(e -> e.values().getOrDefault(modulator, Double.NaN))
                .toArray();
        double mean = Arrays.stream(values).filter(Double::isFinite).average().orElse(0);
        return Arrays.stream(values).map(v -> Double.isFinite(v) ? v - mean : 0).toArray();
    }

    private static void put(
            Map<String, double[]> columns,
            String name,
            TaskModel model,
            List<Event> events,
            double[] weights,
            double[] times) {
        HemodynamicResponse response = model.response();
        List<double[]> own = new ArrayList<>();
        own.add(sum(events, weights, times, response::value, response::step));
        if (model.derivatives() != TaskModel.Derivatives.NONE) {
            own.add(sum(events, weights, times, response::slope, response::value));
        }
        if (model.derivatives() == TaskModel.Derivatives.TEMPORAL_AND_DISPERSION) {
            own.add(sum(events, weights, times, response::dispersion, response::dispersionStep));
        }
        List<String> names = new ArrayList<>();
        add(names, name, model);
        for (int c = 0; c < own.size(); c++) {
            columns.put(names.get(c), Basis.of(times.length, own.subList(0, c)).residual(own.get(c)));
        }
    }

    private static double[] sum(
            List<Event> events,
            double[] weights,
            double[] times,
            java.util.function.DoubleUnaryOperator instant,
            java.util.function.DoubleUnaryOperator lasting) {
        double[] column = new double[times.length];
        for (int e = 0; e < weights.length; e++) {
            Event event = events.get(e);
            for (int t = 0; t < times.length; t++) {
                double since = times[t] - event.onsetSeconds();
                if (since > 0) {
                    column[t] += weights[e]
                            * (event.durationSeconds() == 0
                                    ? instant.applyAsDouble(since)
                                    : lasting.applyAsDouble(since)
                                            - lasting.applyAsDouble(since - event.durationSeconds()));
                }
            }
        }
        return column;
    }
}
