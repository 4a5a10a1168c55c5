package org.nocimap.fmri.cohort;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;
import org.nocimap.fmri.group.ContrastText;
import org.nocimap.fmri.group.GroupDesign;
import org.nocimap.fmri.group.GroupRow;
import org.nocimap.fmri.group.GroupTable;
import org.nocimap.fmri.group.PairedRows;
import org.nocimap.fmri.spec.CohortSpec;
import org.nocimap.fmri.spec.CohortSpec.Condition;
import org.nocimap.fmri.spec.CohortSpec.Model;
import org.nocimap.fmri.spec.CohortSpec.RowFilter;
import org.nocimap.fmri.spec.CohortSpec.Subgrouping;
import org.nocimap.stats.glm.Contrast;
import org.nocimap.stats.samples.Subgroups;

/** Makes of a specification, the tables and the maps what is to be fitted, and tells all that is wrong with it before anything is. */
public final class CohortModels {
    /** The column that holds the session's label. */
    public static final String SESSION = "session";

    private final CohortSpec spec;
    private final CohortTables tables;
    private final Observations observations;
    private final FixedEffects runs;
    private final Path participants;
    private final Problems problems;

    /**
     * One model for one kind of map.
     *
     * @param name of the model, with the kind where the model has several
     * @param model as it was asked
     * @param kind of map
     * @param design with the maps' names in its rows
     * @param contrasts of it
     */
    public record Prepared(String name, Model model, String kind, GroupDesign design, List<Contrast> contrasts) {
        public Prepared {
            contrasts = List.copyOf(contrasts);
        }
    }

    /**
     * @param bids the data set, for messages
     * @param work folder for maps combined over runs
     * @param problems gets everything that is wrong
     */
    public CohortModels(
            CohortSpec spec, CohortTables tables, Observations observations, Path bids, Path work, Problems problems) {
        this.spec = spec;
        this.tables = tables;
        this.observations = observations;
        this.runs = new FixedEffects(work);
        this.participants = bids.resolve("participants.tsv");
        this.problems = problems;
    }

    /** All models, in order. A model that too few participants are left for is left out with a warning. */
    public List<Prepared> prepare() {
        if (spec.models().isEmpty()) {
            problems.error(
                    Location.NOWHERE.about("models"),
                    "the specification names no model",
                    "models: [{name: …, maps: [seed-S1back], terms: [group], contrasts: [\"patient - control\"]}]",
                    "Name one with --spec, or take the preset pain2019.");
        }
        spec.subgroups().forEach(this::cut);
        List<Prepared> prepared = new ArrayList<>();
        for (Model model : spec.models()) {
            Set<String> kinds = new LinkedHashSet<>();
            model.maps().forEach(pattern -> kinds.addAll(observations.kinds(pattern)));
            if (kinds.isEmpty()) {
                problems.error(
                        Location.NOWHERE.about(model.name()),
                        "there are no maps " + String.join(", ", model.maps()),
                        observations.kinds().isEmpty()
                                ? "maps that the participant level has written"
                                : "one of " + String.join(", ", observations.kinds()),
                        "Run the participant level first, or correct the name.");
            }
            for (String kind : kinds) {
                String name = kinds.size() == 1 ? model.name() : model.name() + "_" + kind;
                prepare(name, model, kind).ifPresent(prepared::add);
            }
        }
        return prepared;
    }

    private Optional<Prepared> prepare(String name, Model model, String kind) {
        Optional<GroupTable> table = table(model, kind);
        if (table.isEmpty()) {
            return Optional.empty();
        }
        try {
            GroupTable rows = table.get();
            if (model.difference().isPresent()) {
                CohortSpec.Difference difference = model.difference().get();
                rows = new PairedRows(SESSION, difference.later(), difference.earlier()).of(rows);
            }
            if (rows.rows().size() < model.terms().size() + 3) {
                problems.warning(
                        Location.NOWHERE.about(name),
                        "left out: " + rows.rows().size() + " participants are too few for the terms "
                                + String.join(", ", model.terms()),
                        "more participants",
                        "");
                return Optional.empty();
            }
            GroupDesign design = GroupDesign.of(rows, model.terms(), model.missing(), model.centring());
            List<Contrast> contrasts = new ArrayList<>();
            for (String text : model.contrasts()) {
                ContrastText.read(text, design.design(), problems).ifPresent(contrasts::add);
            }
            return contrasts.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Prepared(name, model, kind, design, contrasts));
        } catch (InputException e) {
            e.problems()
                    .forEach(problem -> problems.add(
                            problem.where().equals(Location.NOWHERE)
                                    ? new org.nocimap.files.Problem(
                                            problem.severity(),
                                            Location.NOWHERE.about(name),
                                            problem.what(),
                                            problem.expected(),
                                            problem.mend())
                                    : problem));
            return Optional.empty();
        }
    }

    private Optional<GroupTable> table(Model model, String kind) {
        List<String> columns = new ArrayList<>(tables.columns());
        columns.add(SESSION);
        if (!known(model.rows(), columns, model.name() + ".rows")) {
            return Optional.empty();
        }
        List<GroupRow> rows = new ArrayList<>();
        for (Observations.Scan scan : scans(model, kind)) {
            Map<String, String> values = new LinkedHashMap<>(tables.of(scan.subject(), scan.session()));
            if (!scan.session().isEmpty()) {
                values.put(SESSION, scan.session());
            }
            boolean sessions = model.difference().isEmpty()
                    || List.of(
                                    model.difference().get().later(),
                                    model.difference().get().earlier())
                            .contains(scan.session());
            if (sessions && fits(model.rows(), values)) {
                Observations.Scan one = runs.of(scan, kind, problems);
                Location where = Location.of(one.effects().get(0)).about("sub-" + one.subject());
                rows.add(new GroupRow("sub-" + one.subject(), one.effects(), one.variances(), values, where));
            }
        }
        if (rows.isEmpty()) {
            problems.error(
                    Location.NOWHERE.about(model.name()),
                    "no participant with a map " + kind + " fits its rows",
                    "rows: columns of the tables and their values",
                    "Check the words.");
            return Optional.empty();
        }
        return Optional.of(new GroupTable(participants, columns, rows));
    }

    /** Where a map stands for all sessions of a participant, it does so in a model that does not ask for sessions. */
    private List<Observations.Scan> scans(Model model, String kind) {
        List<Observations.Scan> all = observations.of(kind);
        boolean ofSessions = model.difference().isPresent()
                || model.rows().alternatives().stream().anyMatch(one -> one.containsKey(SESSION));
        Set<String> whole = new LinkedHashSet<>();
        all.stream().filter(scan -> scan.session().isEmpty()).forEach(scan -> whole.add(scan.subject()));
        return all.stream()
                .filter(scan -> ofSessions || scan.session().isEmpty() || !whole.contains(scan.subject()))
                .toList();
    }

    private boolean known(RowFilter filter, List<String> columns, String about) {
        boolean all = true;
        for (Map<String, List<Condition>> one : filter.alternatives()) {
            for (String column : one.keySet()) {
                if (!columns.contains(column)) {
                    all = false;
                    problems.error(
                            Location.NOWHERE.about(about),
                            "no table has a column \"" + column + "\"",
                            "one of " + String.join(", ", columns),
                            "Correct the name, or add the column.");
                }
            }
        }
        return all;
    }

    static boolean fits(RowFilter filter, Map<String, String> values) {
        return filter.alternatives().isEmpty()
                || filter.alternatives().stream()
                        .anyMatch(one -> one.entrySet().stream().allMatch(condition -> condition.getValue().stream()
                                .anyMatch(c -> c.holds(Optional.ofNullable(values.get(condition.getKey()))))));
    }

    private void cut(Subgrouping asked) {
        if (!tables.columns().contains(asked.column())) {
            problems.error(
                    Location.NOWHERE.about(asked.name()),
                    "no table has the column \"" + asked.column() + "\" that is to be cut",
                    "one of " + String.join(", ", tables.columns()),
                    "Correct the name.");
            return;
        }
        List<String> who = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (String participant : tables.participants()) {
            Map<String, String> known = tables.of(participant);
            Optional<Double> value =
                    new GroupRow(participant, List.of(), List.of(), known, Location.NOWHERE).number(asked.column());
            if (value.isPresent() && fits(asked.rows(), known)) {
                who.add(participant);
                values.add(value.get());
            }
        }
        int parts = asked.labels().size();
        if (who.size() < parts) {
            problems.error(
                    Location.NOWHERE.about(asked.name()),
                    who.size() + " participants with a value of " + asked.column() + " cannot be cut into " + parts,
                    "more participants",
                    "Check the column and the rows.");
            return;
        }
        double[] numbers = values.stream().mapToDouble(Double::doubleValue).toArray();
        int[] part = asked.cuts().isEmpty() ? Subgroups.of(numbers, parts) : at(asked.cuts(), numbers);
        Map<String, String> labels = new LinkedHashMap<>();
        for (int i = 0; i < part.length; i++) {
            labels.put(who.get(i), asked.labels().get(part[i]));
        }
        tables.add(asked.name(), labels);
    }

    private static int[] at(List<Double> cuts, double[] values) {
        int[] part = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            for (double cut : cuts) {
                part[i] += values[i] > cut ? 1 : 0;
            }
        }
        return part;
    }
}
