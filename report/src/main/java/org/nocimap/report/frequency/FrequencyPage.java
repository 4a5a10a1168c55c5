package org.nocimap.report.frequency;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nocimap.cbma.frequency.CountedFocus;
import org.nocimap.cbma.frequency.Frequency;
import org.nocimap.cbma.frequency.FrequencyResult;
import org.nocimap.cbma.frequency.RegionRole;
import org.nocimap.cbma.frequency.RegionSummary;
import org.nocimap.cbma.frequency.RegionTest;
import org.nocimap.cbma.frequency.Stratum;
import org.nocimap.evidence.Pooling;
import org.nocimap.evidence.conditions.Direction;
import org.nocimap.report.analysis.AnalysisReport;
import org.nocimap.report.analysis.PageBlock;
import org.nocimap.report.analysis.PageSection;
import org.nocimap.report.pages.Cell;
import org.nocimap.report.pages.Column;
import org.nocimap.report.pages.ConditionRows;
import org.nocimap.report.pages.Fact;
import org.nocimap.report.pages.FigureView;
import org.nocimap.report.pages.TableView;
import org.nocimap.report.run.Preparation;
import org.nocimap.report.words.Numbers;

/** The page of a frequency analysis. */
final class FrequencyPage {
    private final FrequencyRun run;
    private final FrequencyResult result;
    private final Optional<FigureView> heat;
    private final List<FigureView> bars;
    private final Optional<FigureView> circuit;

    FrequencyPage(FrequencyRun run, Optional<FigureView> heat, List<FigureView> bars, Optional<FigureView> circuit) {
        this.run = run;
        this.result = run.result();
        this.heat = heat;
        this.bars = bars;
        this.circuit = circuit;
    }

    AnalysisReport report() {
        List<RegionSummary> shared = result.withRole(RegionRole.SHARED);
        return new AnalysisReport(
                run.title(),
                "Frequency analysis: studies that report each region",
                headline(shared),
                summary(shared),
                List.of(
                        new Fact("studies or samples", Numbers.readCount(result.samples())),
                        new Fact("foci", Numbers.readCount(result.foci().size())),
                        new Fact(
                                "conditions",
                                Numbers.readCount(result.conditions().size())),
                        new Fact(
                                "regions reported",
                                Numbers.readCount(result.summaries().size())),
                        new Fact("shared by all", Numbers.readCount(shared.size()))),
                heat,
                asked(),
                List.of(input(), sharing(), counts(), tests(), unplaced()),
                run.warnings(),
                FrequencyMethods.of(run));
    }

    private String headline(List<RegionSummary> shared) {
        if (result.conditions().size() < 2) {
            return Numbers.counted(result.summaries().size(), "region", "regions") + " reported in "
                    + result.conditions().get(0);
        }
        return Numbers.counted(shared.size(), "region", "regions") + " reported in all "
                + result.conditions().size() + " conditions, "
                + Numbers.readCount(result.withRole(RegionRole.SINGLE).size()) + " in one only";
    }

    private String summary(List<RegionSummary> shared) {
        StringBuilder text = new StringBuilder();
        RegionSummary first = result.summaries().get(0);
        text.append("Most often reported: ")
                .append(first.region())
                .append(", by ")
                .append(share(first.overall()))
                .append(". ");
        if (!shared.isEmpty()) {
            text.append("Reported in every condition: ").append(names(shared)).append(". ");
        }
        List<RegionTest> differing = result.differing();
        text.append(
                differing.isEmpty()
                        ? "No region was reported at a rate that differs between conditions after Holm's adjustment"
                                + " (α = " + Numbers.plain(result.spec().alpha()) + "). "
                        : "Conditions differ in how often they report "
                                + differing.stream().map(RegionTest::region).collect(Collectors.joining(", ")) + ". ");
        text.append("These are counts of reports, not tests against chance: large regions catch more foci.");
        return text.toString();
    }

    private static String names(List<RegionSummary> regions) {
        return regions.stream().map(RegionSummary::region).collect(Collectors.joining(", "));
    }

    private static String share(Frequency f) {
        return String.format(
                Locale.ROOT,
                "%d of %d (%.0f %%, interval %.0f to %.0f %%)",
                f.samples(),
                f.of(),
                100 * f.share(),
                100 * f.interval().low(),
                100 * f.interval().high());
    }

    private List<Fact> asked() {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Conditions by", result.spec().condition()));
        facts.add(new Fact("Direction by", result.spec().direction().orElse("not told apart")));
        facts.add(new Fact("Modality by", result.spec().modality().orElse("not told apart")));
        facts.add(new Fact("Regions", result.regions().title()));
        facts.add(new Fact("One sample is", sampleWords(result.spec().samples())));
        facts.add(new Fact(
                "Intervals", "Wilson, " + Numbers.plain(100 * result.spec().confidence()) + " %"));
        facts.add(new Fact("Filter", run.preparation().filter().orElse("none")));
        return facts;
    }

    static String sampleWords(Pooling samples) {
        return switch (samples) {
            case STUDY -> "a study, whatever its contrasts";
            case GROUP -> "a study's group of subjects (tag \u201c" + Pooling.GROUP_TAG + "\u201d)";
            case NONE -> "an experiment";
        };
    }

    private PageSection input() {
        Preparation preparation = run.preparation();
        List<PageBlock> blocks = new ArrayList<>();
        List<String> way = new ArrayList<>();
        way.add("Read: " + Numbers.counted(preparation.experimentsRead(), "experiment", "experiments") + " of "
                + Numbers.counted(preparation.studiesRead(), "study", "studies") + ".");
        if (!preparation.dropped().isEmpty()) {
            way.add("Left out by the filter: "
                    + Numbers.counted(preparation.dropped().size(), "experiment", "experiments") + ".");
        }
        way.add(Numbers.counted(preparation.transformed().size(), "focus", "foci")
                + " brought from Talairach to MNI space.");
        way.add("Counted: " + Numbers.counted(result.samples(), "sample", "samples") + " with "
                + Numbers.counted(result.foci().size(), "focus", "foci") + ", "
                + Numbers.readCount(result.unplaced().size()) + " of them in no region.");
        blocks.add(new PageBlock.Items(way));
        blocks.add(new PageBlock.Table(denominators()));
        preparation.conditions().ifPresent(c -> blocks.add(new PageBlock.Table(ConditionRows.of(c))));
        blocks.add(new PageBlock.Heading("The regions"));
        List<String> notes = new ArrayList<>(result.regions().notes());
        notes.addAll(result.regions().sources());
        blocks.add(new PageBlock.Items(notes));
        return new PageSection("input", "What went in", blocks);
    }

    private TableView denominators() {
        List<Column> columns = new ArrayList<>(List.of(Column.text("Condition"), Column.number("Samples")));
        result.directions().forEach(d -> columns.add(Column.number(d.text())));
        result.modalities().forEach(m -> columns.add(Column.number(m)));
        List<List<Cell>> rows = new ArrayList<>();
        for (String condition : result.conditions()) {
            Stratum part = Stratum.of(condition);
            List<Cell> row = new ArrayList<>(List.of(Cell.of(condition), samples(part)));
            result.directions().forEach(d -> row.add(samples(part.withDirection(d))));
            result.modalities().forEach(m -> row.add(samples(part.withModality(m))));
            rows.add(row);
        }
        return new TableView(
                "The denominators: samples with at least one experiment of the kind, which could have reported a"
                        + " region.",
                columns,
                rows,
                "");
    }

    private Cell samples(Stratum part) {
        return Cell.of(Numbers.readCount(result.samplesOf(part)));
    }

    private PageSection sharing() {
        List<PageBlock> blocks = new ArrayList<>();
        if (result.conditions().size() < 2) {
            blocks.add(new PageBlock.Paragraph("There is one condition; nothing can be shared."));
        } else {
            List<RegionSummary> shared = result.withRole(RegionRole.SHARED);
            blocks.add(new PageBlock.Paragraph(
                    shared.isEmpty()
                            ? "No region was reported in every condition."
                            : "Reported in every condition by at least one sample: " + names(shared) + "."));
            List<String> single = new ArrayList<>();
            for (String condition : result.conditions()) {
                List<RegionSummary> own = result.withRole(RegionRole.SINGLE).stream()
                        .filter(s -> s.conditions().contains(condition))
                        .toList();
                if (!own.isEmpty()) {
                    single.add("Only in " + condition + ": " + names(own) + ".");
                }
            }
            blocks.add(new PageBlock.Items(single));
            blocks.add(new PageBlock.Note("A condition with many studies reports more regions than one with few. That a"
                    + " region is reported in one condition only does not show that conditions differ; the tests below"
                    + " do."));
            circuit.ifPresent(c -> blocks.add(new PageBlock.Figure(c)));
        }
        return new PageSection("shared", "Shared and single regions", blocks);
    }

    private PageSection counts() {
        List<PageBlock> blocks = new ArrayList<>();
        bars.forEach(b -> blocks.add(new PageBlock.Figure(b)));
        List<Column> columns =
                new ArrayList<>(List.of(Column.text("Region"), Column.text("Role"), Column.number("All")));
        result.conditions().forEach(c -> columns.add(Column.number(c)));
        columns.add(Column.number("p, exact"));
        columns.add(Column.number("p, Holm"));
        List<List<Cell>> rows = new ArrayList<>();
        for (RegionSummary s : result.summaries()) {
            List<Cell> row = new ArrayList<>(TableView.row(
                    s.region(),
                    s.role().text(),
                    s.overall().samples() + "/" + s.overall().of()));
            for (String condition : result.conditions()) {
                row.add(Cell.of(result.at(s.region(), Stratum.of(condition))
                        .map(f -> f.samples() + "/" + f.of())
                        .orElse("–")));
            }
            Optional<RegionTest> test = result.test(s.region());
            row.add(Cell.of(test.map(t -> Numbers.readP(t.p(), 0.0001)).orElse("–")));
            row.add(Cell.of(test.map(t -> Numbers.readP(t.adjusted(), 0.0001)).orElse("–")));
            rows.add(row);
        }
        blocks.add(new PageBlock.Table(TableView.cut(
                "Samples that report each region, of those that could have, any direction and modality.",
                columns,
                rows,
                "regions.tsv")));
        blocks.add(new PageBlock.Note("Intervals, directions and modalities are in frequencies.tsv."));
        return new PageSection("counts", "How often each region was reported", blocks);
    }

    private PageSection tests() {
        List<PageBlock> blocks = new ArrayList<>();
        List<List<Cell>> rows = new ArrayList<>();
        List<RegionTest> all = new ArrayList<>(result.tests());
        all.addAll(result.pairs());
        for (RegionTest t : all) {
            if (t.p() <= result.spec().alpha()) {
                List<String> counts = new ArrayList<>();
                for (int n = 0; n < t.conditions().size(); n++) {
                    counts.add(t.conditions().get(n) + " " + t.reporting().get(n) + "/" + t.of().get(n));
                }
                rows.add(TableView.row(
                        t.region(),
                        t.direction().map(Direction::text).orElse(FrequencyTables.ANY),
                        String.join(", ", counts),
                        t.drawn().map(Numbers::interval).orElse(Numbers.readP(t.p(), 0.0001)),
                        Numbers.readP(t.adjusted(), 0.0001)));
            }
        }
        String of = Numbers.counted(all.size(), "test", "tests");
        if (rows.isEmpty()) {
            blocks.add(new PageBlock.Paragraph("None of " + of + " between conditions has p ≤ "
                    + Numbers.plain(result.spec().alpha()) + " even without adjustment."));
        } else {
            blocks.add(new PageBlock.Table(TableView.cut(
                    "Of " + of + " between conditions, those with unadjusted p ≤ "
                            + Numbers.plain(result.spec().alpha()) + "; only the adjusted p counts.",
                    List.of(
                            Column.text("Region"),
                            Column.text("Direction"),
                            Column.text("Samples"),
                            Column.number("p, exact"),
                            Column.number("p, Holm")),
                    rows,
                    "tests.tsv and pairs.tsv")));
        }
        return new PageSection("tests", "Do conditions differ?", blocks);
    }

    private PageSection unplaced() {
        List<CountedFocus> unplaced = result.unplaced();
        if (unplaced.isEmpty()) {
            return new PageSection(
                    "unplaced", "Foci in no region", List.of(new PageBlock.Paragraph("Every focus lies in a region.")));
        }
        TableView table = TableView.cut(
                Numbers.counted(unplaced.size(), "focus lies", "foci lie") + " in no region and are in no count.",
                List.of(
                        Column.text("Sample"),
                        Column.text("Experiment"),
                        Column.place("MNI (mm)"),
                        Column.text("Source")),
                unplaced.stream()
                        .map(f -> TableView.row(
                                f.sample(),
                                f.experiment(),
                                Numbers.readPoint(f.point()),
                                f.where().toString()))
                        .toList(),
                "foci.tsv");
        return new PageSection("unplaced", "Foci in no region", List.of(new PageBlock.Table(table)));
    }
}
