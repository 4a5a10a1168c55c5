package org.nocimap.report.cohort;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nocimap.atlas.Labeller;
import org.nocimap.atlas.RegionLabel;
import org.nocimap.evidence.Experiment;
import org.nocimap.evidence.Study;
import org.nocimap.evidence.StudySet;
import org.nocimap.files.Problem;
import org.nocimap.fmri.cohort.CharacteristicsTable;
import org.nocimap.fmri.cohort.CohortModels;
import org.nocimap.fmri.cohort.StateChange;
import org.nocimap.fmri.group.GroupResult;
import org.nocimap.fmri.group.RegionTest;
import org.nocimap.fmri.spec.CohortSpec;
import org.nocimap.inference.Peak;
import org.nocimap.inference.field.FieldCorrection;
import org.nocimap.report.analysis.AnalysisReport;
import org.nocimap.report.analysis.Methods;
import org.nocimap.report.analysis.PageBlock;
import org.nocimap.report.analysis.PageSection;
import org.nocimap.report.analysis.ResultFolder;
import org.nocimap.report.estimators.GroupSections;
import org.nocimap.report.pages.Cell;
import org.nocimap.report.pages.Column;
import org.nocimap.report.pages.Fact;
import org.nocimap.report.pages.FigureView;
import org.nocimap.report.pages.TableView;
import org.nocimap.report.words.Numbers;
import org.nocimap.report.words.Reference;

/** Writes what the models of a cohort found, one after the other, and then their common page. */
public final class CohortOutputs {
    private static final List<String> SUMMARY = List.of(
            "model",
            "maps",
            "contrast",
            "n",
            "df",
            "clusters_grf",
            "clusters_permutation",
            "x",
            "y",
            "z",
            "peak_z",
            "region");

    private final String title;
    private final CohortSpec spec;
    private final String maskTitle;
    private final Labeller labeller;
    private final ResultFolder folder;
    private final List<PageSection> modelSections = new ArrayList<>();
    private final List<Experiment> experiments = new ArrayList<>();
    private final List<List<String>> summary = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private final List<String> designs = new ArrayList<>();
    private final Conjunctions conjunctions;
    private final Set<String> participants = new LinkedHashSet<>();
    private final Map<String, Object> settings = new LinkedHashMap<>();
    private Optional<Methods> methods = Optional.empty();
    private Optional<FigureView> lead = Optional.empty();
    private int found;

    /**
     * @param maskTitle where it looked
     * @param labeller names places
     */
    public CohortOutputs(String title, CohortSpec spec, String maskTitle, Labeller labeller, ResultFolder folder) {
        this.title = title;
        this.spec = spec;
        this.maskTitle = maskTitle;
        this.labeller = labeller;
        this.folder = folder;
        this.conjunctions = new Conjunctions(spec, labeller, folder);
    }

    /** Writes maps, tables and figures of a model; nothing of it is kept but what the page says and what conjunctions need. */
    public void add(CohortModels.Prepared model, GroupResult result, List<RegionTest> regions) {
        String id = "m" + (settings.size() + 1) + "-";
        GroupSections sections =
                new GroupSections(model.name() + "_", id, maskTitle, labeller, result, regions, folder);
        for (PageSection section : sections.write()) {
            modelSections.add(new PageSection(section.id(), model.name() + ": " + section.title(), section.blocks()));
        }
        if (lead.isEmpty()) {
            lead = sections.lead();
        } else if (sections.lead().isPresent()) {
            modelSections.add(new PageSection(
                    id + "map",
                    model.name() + ": the map of "
                            + result.contrasts().get(0).contrast().name(),
                    List.of(new PageBlock.Figure(sections.lead().get()))));
        }
        experiments.addAll(sections.experiments(title));
        sections.lines().forEach(line -> lines.add(model.name() + ", " + line));
        summarise(model, result);
        conjunctions.keep(model, result);
        result.design().rows().forEach(row -> participants.add(row.subject()));
        designs.add(model.name() + " (" + result.design().rows().size() + " participants, " + model.kind() + "): "
                + String.join(", ", result.design().design().names()));
        settings.put(model.name(), sections.settings());
        if (methods.isEmpty()) {
            methods = Optional.of(sections.methods());
        }
    }

    private void summarise(CohortModels.Prepared model, GroupResult result) {
        for (GroupResult.OfContrast one : result.contrasts()) {
            List<FieldCorrection.FieldCluster> clusters =
                    one.field().map(FieldCorrection.Result::significant).orElse(List.of());
            int permuted = one.permuted().both().isEmpty()
                    ? one.permuted().upper().get(0).clusters().size()
                    : one.permuted().both().get(0).positive().clusters().size()
                            + one.permuted().both().get(0).negative().clusters().size();
            found += clusters.size();
            Optional<Peak> highest = clusters.stream()
                    .map(c -> c.cluster().highestPeak())
                    .max(java.util.Comparator.comparingDouble(p -> Math.abs(p.z())));
            List<String> row = new ArrayList<>(List.of(
                    model.name(),
                    model.kind(),
                    one.contrast().name(),
                    Integer.toString(result.design().rows().size()),
                    Integer.toString(result.model().degreesOfFreedom()),
                    Integer.toString(clusters.size()),
                    Integer.toString(permuted)));
            row.add(highest.map(p -> Numbers.plain(p.point().x())).orElse(""));
            row.add(highest.map(p -> Numbers.plain(p.point().y())).orElse(""));
            row.add(highest.map(p -> Numbers.plain(p.point().z())).orElse(""));
            row.add(highest.map(p -> String.format(Locale.ROOT, "%.2f", p.z())).orElse(""));
            row.add(highest.flatMap(p -> labeller.best(p.point()))
                    .map(RegionLabel::text)
                    .orElse(""));
            summary.add(row);
        }
    }

    /** Writes what all models share, and returns the page. */
    public AnalysisReport write(CharacteristicsTable table, List<StateChange> changes, List<Problem> warnings) {
        folder.table("summary.tsv", SUMMARY, summary, "a row for each contrast of each model");
        List<PageSection> sections = new ArrayList<>();
        sections.add(new PageSection("found", "What was found", List.of(new PageBlock.Table(summaryTable()))));
        sections.add(differences());
        sections.add(new CharacteristicsPages(folder).write(table, changes));
        conjunctions.section().ifPresent(sections::add);
        sections.addAll(modelSections);
        if (!experiments.isEmpty()) {
            folder.studySet(
                    "foci.tsv",
                    new StudySet(title, List.of(new Study(title, title, Map.of(), experiments))),
                    "the peaks of all contrasts as experiments: nocimap ale reads them as they are");
        }
        String claim = Numbers.counted(found, "cluster", "clusters") + " by random fields in "
                + Numbers.counted(summary.size(), "contrast", "contrasts") + " of "
                + Numbers.counted(designs.size(), "model", "models");
        return new AnalysisReport(
                title,
                "Group analysis of a cohort",
                claim,
                Numbers.counted(participants.size(), "participant", "participants") + ", preset " + spec.preset() + ". "
                        + claim + ".",
                List.of(
                        new Fact("participants", Integer.toString(participants.size())),
                        new Fact("models", Integer.toString(designs.size())),
                        new Fact("contrasts", Integer.toString(summary.size())),
                        new Fact("clusters", Integer.toString(found))),
                lead,
                asked(),
                sections,
                warnings,
                methodsText());
    }

    private TableView summaryTable() {
        List<List<Cell>> cells = new ArrayList<>();
        for (List<String> row : summary) {
            cells.add(TableView.row(row.toArray(String[]::new)));
        }
        return TableView.cut(
                "Every contrast: clusters significant by random fields and by permutation, and the highest peak of the"
                        + " former. p are corrected within each contrast, not for the number of contrasts.",
                List.of(
                        Column.text("Model"),
                        Column.text("Maps"),
                        Column.text("Contrast"),
                        Column.number("n"),
                        Column.number("df"),
                        Column.number("Clusters (GRF)"),
                        Column.number("Clusters (permutation)"),
                        Column.number("x"),
                        Column.number("y"),
                        Column.number("z"),
                        Column.number("Peak z\u2011value"),
                        Column.text("Region")),
                cells,
                "summary.tsv");
    }

    private PageSection differences() {
        PageBlock block = spec.changes().isEmpty()
                ? new PageBlock.Paragraph("None: the analysis is the preset " + spec.preset() + " as it is.")
                : new PageBlock.Items(spec.changes());
        return new PageSection("differences", "What differs from the preset " + spec.preset(), List.of(block));
    }

    private List<Fact> asked() {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Preset", spec.preset()));
        facts.add(new Fact("Estimator", spec.group().estimator().title()));
        facts.add(new Fact(
                "Random-field clusters", "z > " + Numbers.plain(spec.group().clusterZ())));
        facts.add(new Fact(
                "Permutations", Numbers.readCount(spec.group().inference().permutations())));
        facts.add(new Fact("Mask", maskTitle));
        return facts;
    }

    private Methods methodsText() {
        Methods.Writer own = new Methods.Writer();
        own.paragraph("These models were fitted: " + String.join("; ", designs) + ".");
        if (!spec.conjunctions().isEmpty()) {
            own.paragraph("Conjunctions are the minimum statistic of maps that are each significant.");
        }
        Methods mine = own.done();
        Methods first = methods.orElse(mine);
        List<String> paragraphs = new ArrayList<>(first.paragraphs());
        paragraphs.addAll(mine.paragraphs());
        Set<Reference> references = new LinkedHashSet<>(first.references());
        references.addAll(mine.references());
        return new Methods(paragraphs, List.copyOf(references));
    }

    /** One line for each contrast of each model. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** What was asked, for the provenance file. */
    public Map<String, Object> settings() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("preset", spec.preset());
        all.put("changes", spec.changes());
        all.put("models", settings);
        return all;
    }
}
