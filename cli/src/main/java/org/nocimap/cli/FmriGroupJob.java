package org.nocimap.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.nocimap.atlas.Labeller;
import org.nocimap.atlas.NamedMask;
import org.nocimap.engine.Jobs;
import org.nocimap.engine.TerminalProgress;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;
import org.nocimap.files.Problems;
import org.nocimap.fmri.bids.RunFilter;
import org.nocimap.fmri.cohort.Balance;
import org.nocimap.fmri.cohort.CharacteristicsTable;
import org.nocimap.fmri.cohort.CohortModels;
import org.nocimap.fmri.cohort.CohortTables;
import org.nocimap.fmri.cohort.Observations;
import org.nocimap.fmri.cohort.StateChange;
import org.nocimap.fmri.group.GroupAnalysis;
import org.nocimap.fmri.group.GroupMaps;
import org.nocimap.fmri.group.GroupResult;
import org.nocimap.fmri.group.GroupRow;
import org.nocimap.fmri.group.GroupSpec;
import org.nocimap.fmri.group.RegionTest;
import org.nocimap.fmri.spec.CohortSpec;
import org.nocimap.report.analysis.AnalysisReport;
import org.nocimap.report.analysis.ResultFolder;
import org.nocimap.report.cohort.CohortOutputs;
import org.nocimap.report.tables.OutputFile;
import org.nocimap.stats.glm.GroupEstimator;

/** The group level of {@code nocimap fmri}. */
final class FmriGroupJob {
    private final Console console;
    private final CohortSpec spec;
    private final Path data;
    private final FmriGroupOptions.Understood how;
    private final Problems problems = new Problems();
    private final CohortTables tables;
    private final Observations observations;
    private final List<CohortModels.Prepared> models;

    /**
     * Reads the tables and prepares all models.
     *
     * @param data the data set
     * @param out what the participant level wrote
     * @throws org.nocimap.files.InputException with everything that is wrong, before anything is computed
     */
    FmriGroupJob(
            CohortSpec spec, Path data, Path out, RunFilter filter, FmriGroupOptions.Understood how, Console console) {
        this.console = console;
        this.spec = spec;
        this.data = data;
        this.how = how;
        this.tables = CohortTables.read(data, out, problems);
        this.observations = Observations.read(out, filter, problems);
        this.models =
                new CohortModels(spec, tables, observations, data, how.work().resolve("runs"), problems).prepare();
        problems.throwIfAny();
        if (models.isEmpty()) {
            problems.warnings().forEach(console::warn);
            problems.error(Location.of(data), "no model has enough participants", "more participants than terms", "");
            problems.throwIfAny();
        }
        for (String name : how.rerun()) {
            if (!name.equals("all") && models.stream().noneMatch(m -> m.name().equals(name))) {
                problems.error(
                        Location.option("--rerun"),
                        "there is no model \"" + name + "\"",
                        "all, or one of "
                                + String.join(
                                        ", ",
                                        models.stream()
                                                .map(CohortModels.Prepared::name)
                                                .toList()),
                        "Correct the name.");
            }
        }
        problems.throwIfAny();
    }

    /** What will be done, a line for each model. */
    List<String> plan() {
        List<String> lines = new ArrayList<>();
        for (CohortModels.Prepared model : models) {
            lines.add(model.name() + ": " + model.kind() + " of "
                    + model.design().rows().size() + " participants, "
                    + String.join(", ", model.design().design().names()));
        }
        return lines;
    }

    /** Fits, corrects and writes all models. */
    void run() {
        try (AnalysisFrame frame = AnalysisFrame.open(how.run(), console)) {
            tables.files().forEach(file -> frame.depend(file, "table"));
            frame.warn(problems.warnings());
            NamedMask where = frame.mask(how.mask());
            Labeller labeller = frame.labeller();
            CharacteristicsTable characteristics = characteristics(frame);
            ResultFolder folder = frame.results();
            CohortOutputs outputs = new CohortOutputs(how.run().title(), spec, where.title(), labeller, folder);
            KeptCheckpoints kept = new KeptCheckpoints(how.work());
            try (TerminalProgress progress = frame.progress()) {
                Jobs jobs = new Jobs(frame.engine(), kept, progress);
                for (int m = 0; m < models.size(); m++) {
                    CohortModels.Prepared model = models.get(m);
                    console.note("model " + (m + 1) + " of " + models.size() + ": " + model.name());
                    if (how.rerun().contains("all") || how.rerun().contains(model.name())) {
                        kept.forget(model.name() + "-");
                    }
                    fit(model, where, jobs, frame, outputs);
                }
            }
            AnalysisReport report =
                    outputs.write(characteristics, StateChange.of(tables, participants()), frame.warnings());
            ResultFolder.Written written = frame.finish(
                    folder, report, OptionalLong.of(spec.group().inference().seed()), outputs.settings());
            frame.complete();
            console.line(report.title());
            console.line(report.headline());
            outputs.lines().forEach(console::line);
            console.line("report: " + written.folder().resolve(OutputFile.REPORT.fileName()));
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("title", report.title());
            tree.put("headline", report.headline());
            tree.put("contrasts", outputs.lines());
            tree.put("folder", written.folder().toString());
            console.result(tree);
        }
    }

    private void fit(
            CohortModels.Prepared model, NamedMask where, Jobs jobs, AnalysisFrame frame, CohortOutputs outputs) {
        frame.warn(Balance.warnings(model.name(), model.design(), tables.columns()));
        boolean variances =
                model.design().rows().stream().noneMatch(row -> row.variances().isEmpty());
        GroupSpec asked = spec.group();
        GroupSpec used = new GroupSpec(
                variances ? asked.estimator() : GroupEstimator.OLS,
                model.model().variances(),
                asked.sides(),
                asked.clusterZ(),
                asked.exchange(),
                model.model().exchangeable(),
                asked.inference());
        GroupMaps maps = GroupMaps.read(
                model.design().rows(),
                where.mask(),
                used.estimator().usesVariances() ? GroupMaps.Need.EFFECTS_AND_VARIANCES : GroupMaps.Need.EFFECTS);
        maps.files().stream().sorted().forEach(file -> frame.depend(file, "map"));
        GroupResult result =
                new GroupAnalysis(used, model.design(), maps, model.contrasts()).run(jobs.within(model.name()));
        frame.warn(result.warnings());
        List<RegionTest> regions = spec.regions().stream()
                .map(region -> RegionTest.of(maps, model.design(), region))
                .toList();
        regions.stream()
                .filter(region -> region.voxels() == 0)
                .forEach(region -> frame.warn(Problem.warning(
                        Location.NOWHERE.about(region.name()),
                        "no voxel analysed lies in the region",
                        "a place in the mask",
                        "Check the coordinates, or enlarge its radius.")));
        outputs.add(model, result, regions);
    }

    private List<String> participants() {
        Set<String> scanned = new LinkedHashSet<>();
        for (String kind : observations.kinds()) {
            observations.of(kind).forEach(scan -> scanned.add(scan.subject()));
        }
        return List.copyOf(scanned);
    }

    private CharacteristicsTable characteristics(AnalysisFrame frame) {
        List<GroupRow> rows = new ArrayList<>();
        for (String participant : participants()) {
            rows.add(new GroupRow(
                    "sub-" + participant,
                    List.of(),
                    List.of(),
                    tables.of(participant),
                    Location.of(data.resolve("participants.tsv")).about("sub-" + participant)));
        }
        List<String> columns = new ArrayList<>(tables.columns());
        columns.removeAll(tables.sessionColumns());
        Problems own = new Problems();
        CharacteristicsTable table = CharacteristicsTable.of(
                rows,
                columns.contains(spec.characteristics().by())
                        ? spec.characteristics().by()
                        : "",
                spec.characteristics().columns(),
                columns,
                own);
        frame.warn(own.warnings());
        return table;
    }
}
