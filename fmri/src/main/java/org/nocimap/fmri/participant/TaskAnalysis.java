package org.nocimap.fmri.participant;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;
import org.nocimap.fmri.bids.PreparedRun;
import org.nocimap.fmri.denoise.HighPass;
import org.nocimap.fmri.denoise.Ledger;
import org.nocimap.fmri.denoise.NuisanceColumn;
import org.nocimap.fmri.denoise.NuisanceSource;
import org.nocimap.fmri.firstlevel.ContrastMap;
import org.nocimap.fmri.firstlevel.Event;
import org.nocimap.fmri.firstlevel.FirstLevelModel;
import org.nocimap.fmri.firstlevel.TaskDesign;
import org.nocimap.fmri.firstlevel.TaskModel;
import org.nocimap.fmri.linear.Basis;
import org.nocimap.fmri.linear.Combination;
import org.nocimap.fmri.run.Run;
import org.nocimap.fmri.spec.ParticipantSpec;

/** The first-level model of a run of a task. */
final class TaskAnalysis {
    private final PreparedRun prepared;
    private final TaskModel model;
    private final Problems problems;

    TaskAnalysis(PreparedRun prepared, TaskModel model, Problems problems) {
        this.prepared = prepared;
        this.model = model;
        this.problems = problems;
    }

    /**
     * Looks at the events of all runs of the tasks: what is asked of a condition that no run has is an error, of one that a run does not
     * have a warning.
     */
    static void validate(List<PreparedRun> runs, ParticipantSpec spec, Problems problems) {
        for (TaskModel model : spec.tasks()) {
            List<PreparedRun> own =
                    runs.stream().filter(r -> r.task().equals(model.task())).toList();
            if (own.isEmpty()) {
                problems.warning(
                        Location.option("tasks"),
                        "no run has the entity task-" + model.task(),
                        "runs of the task",
                        "Its model is not used.");
                continue;
            }
            Map<PreparedRun, Set<String>> conditions = new LinkedHashMap<>();
            Set<String> all = new TreeSet<>();
            for (PreparedRun run : own) {
                Set<String> here = RunEvents.conditions(RunEvents.read(run, model, problems));
                conditions.put(run, here);
                all.addAll(here);
            }
            for (String line : model.contrasts()) {
                TaskContrast contrast = TaskContrast.of(line);
                List<String> known = TaskDesign.names(model, all);
                Combination.Reading reading = contrast.weights(known);
                if (!all.isEmpty()
                        && (!reading.stuck().isEmpty() || contrast.name().isEmpty())) {
                    problems.error(
                            Location.option("tasks." + model.task() + ".contrasts"),
                            "\"" + reading.stuck() + "\" in \"" + line + "\" is nothing that the events hold",
                            "sums and differences of " + String.join(", ", known),
                            "Correct the contrast.");
                    continue;
                }
                conditions.forEach((run, here) -> {
                    if (!here.isEmpty()
                            && !contrast.weights(TaskDesign.names(model, here))
                                    .stuck()
                                    .isEmpty()) {
                        problems.warning(
                                Location.of(run.bold()),
                                "the run has no events for the contrast " + contrast.name(),
                                String.join(", ", all),
                                "There is no map of this contrast for the run.");
                    }
                });
            }
        }
    }

    /** What a design is made of, regressors of interest first, and what it costs. */
    record Design(List<NuisanceColumn> columns, Ledger ledger) {
        List<String> names() {
            return columns.stream().map(NuisanceColumn::name).toList();
        }

        List<double[]> values() {
            return columns.stream().map(NuisanceColumn::values).toList();
        }
    }

    /**
     * Conditions, mean, drifts and nuisance; what the columns before it explain is left out.
     *
     * @param nuisance without drifts
     */
    Design design(Run run, List<NuisanceColumn> nuisance, boolean[] censored) {
        List<Event> events = RunEvents.read(prepared, model, new Problems());
        double[] times = new double[run.length()];
        for (int t = 0; t < times.length; t++) {
            times[t] = prepared.startSeconds() + t * run.trSeconds();
        }
        List<NuisanceColumn> all = new ArrayList<>();
        TaskDesign.of(model, events, times)
                .columns()
                .forEach((name, values) -> all.add(new NuisanceColumn(NuisanceSource.TASK, name, values)));
        double[] ones = new double[run.length()];
        Arrays.fill(ones, 1);
        all.add(new NuisanceColumn(NuisanceSource.TREND, "constant", ones));
        List<double[]> drifts = new HighPass.Cosine(model.highPassHz()).regressors(run.length(), run.trSeconds());
        for (int k = 0; k < drifts.size(); k++) {
            String name = String.format(Locale.ROOT, "cosine%02d", k);
            all.add(new NuisanceColumn(NuisanceSource.DRIFT, name, drifts.get(k)));
        }
        all.addAll(nuisance);
        for (int t = 0; t < censored.length; t++) {
            if (censored[t]) {
                double[] spike = new double[run.length()];
                spike[t] = 1;
                all.add(new NuisanceColumn(NuisanceSource.SPIKE, "censored" + t, spike));
            }
        }
        return independent(all, run.length());
    }

    private Design independent(List<NuisanceColumn> all, int length) {
        List<Integer> redundant = Basis.of(
                        length, all.stream().map(NuisanceColumn::values).toList())
                .redundant();
        List<NuisanceColumn> kept = new ArrayList<>();
        List<String> dropped = new ArrayList<>();
        Map<NuisanceSource, Integer> cost = new EnumMap<>(NuisanceSource.class);
        for (int c = 0; c < all.size(); c++) {
            NuisanceColumn column = all.get(c);
            if (!redundant.contains(c)) {
                kept.add(column);
                cost.merge(column.source(), 1, Integer::sum);
                continue;
            }
            dropped.add(column.name());
            if (column.source() == NuisanceSource.TASK) {
                problems.warning(
                        Location.of(prepared.bold()),
                        "the regressor " + column.name() + " is zero or a combination of those before it",
                        "conditions that can be told apart",
                        "Contrasts that weigh it are left out for this run.");
            }
        }
        return new Design(kept, new Ledger(length, cost, dropped));
    }

    /** Writes the design, and effect, variance, t and z of every contrast. */
    void write(Run run, Design design, RunFiles files, Map<String, Object> about) {
        Map<String, double[]> named = new LinkedHashMap<>();
        design.columns().forEach(column -> named.put(column.name(), column.values()));
        files.design(named);
        List<TaskContrast> contrasts = new ArrayList<>();
        List<double[]> weights = new ArrayList<>();
        for (String line : model.contrasts()) {
            TaskContrast contrast = TaskContrast.of(line);
            Combination.Reading reading = contrast.weights(design.names());
            if (reading.stuck().isEmpty()) {
                contrasts.add(contrast);
                weights.add(reading.weights());
            }
        }
        if (contrasts.isEmpty()) {
            return;
        }
        List<ContrastMap> maps = new FirstLevelModel(design.values(), model.noise()).contrasts(run, weights);
        double[] scale = scale(run);
        for (int m = 0; m < maps.size(); m++) {
            ContrastMap map = maps.get(m).scaled(scale);
            Map<String, Object> sidecar = new LinkedHashMap<>(about);
            sidecar.put("Contrast", contrasts.get(m).text());
            sidecar.put("DegreesOfFreedom", map.degreesOfFreedom());
            sidecar.put("Units", model.scaling() == TaskModel.Scaling.PERCENT ? "percent" : "arbitrary");
            sidecar.put("NoiseModel", model.noise().toString());
            sidecar.put("HemodynamicResponse", model.response().name());
            files.contrast(contrasts.get(m).name(), run.mask(), map, sidecar);
        }
    }

    private double[] scale(Run run) {
        double[] scale = new double[run.voxels()];
        Arrays.fill(scale, 1);
        if (model.scaling() == TaskModel.Scaling.PERCENT) {
            Arrays.fill(scale, 0);
            for (float[] volume : run.volumes()) {
                for (int v = 0; v < scale.length; v++) {
                    scale[v] += volume[v] / run.length();
                }
            }
            for (int v = 0; v < scale.length; v++) {
                scale[v] = scale[v] > 0 ? 100 / scale[v] : 0;
            }
        }
        return scale;
    }
}
