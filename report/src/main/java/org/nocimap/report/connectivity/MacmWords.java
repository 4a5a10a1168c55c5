package org.nocimap.report.connectivity;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.nocimap.cbma.AleResult;
import org.nocimap.cbma.connectivity.RegionSelection;
import org.nocimap.cbma.connectivity.SelectionUnit;
import org.nocimap.inference.Cluster;
import org.nocimap.inference.CorrectedStatistic;
import org.nocimap.inference.Correction;
import org.nocimap.report.analysis.Methods;
import org.nocimap.report.analysis.PageBlock;
import org.nocimap.report.pages.Cell;
import org.nocimap.report.pages.Column;
import org.nocimap.report.pages.Fact;
import org.nocimap.report.pages.TableView;
import org.nocimap.report.run.FigureChoice;
import org.nocimap.report.tables.DescribedCluster;
import org.nocimap.report.words.MethodsText;
import org.nocimap.report.words.Numbers;
import org.nocimap.report.words.Reference;
import org.nocimap.report.words.SpecWords;

/** What the page of a meta-analytic connectivity model says in words. */
final class MacmWords {
    private static final int MOST_NAMED = 8;

    private final MacmRun run;
    private final AleResult result;
    private final RegionSelection selection;
    private final CorrectedStatistic specific;

    MacmWords(MacmRun run) {
        this.run = run;
        this.result = run.ale().result();
        this.selection = run.selection();
        this.specific = run.specificity().primary();
    }

    String headline() {
        long beyond = result.primary().clusters().stream()
                .filter(this::reachesBeyondTheRegion)
                .count();
        return Numbers.counted(result.experiments().size(), "experiment", "experiments") + " of the region converge in "
                + Numbers.counted(beyond, "cluster", "clusters") + " that "
                + (beyond == 1 ? "reaches" : "reach")
                + " beyond it";
    }

    String summary(List<DescribedCluster> clusters) {
        String named = clusters.stream()
                .filter(c -> reachesBeyondTheRegion(c.cluster()))
                .limit(MOST_NAMED)
                .map(c -> (c.name().isEmpty() ? "cluster " + c.cluster().number() : c.name()) + " "
                        + Numbers.readPoint(c.cluster().highestPeak().point()))
                .collect(Collectors.joining("; "));
        int specificVoxels = 0;
        for (boolean significant : specific.significant()) {
            specificVoxels += significant ? 1 : 0;
        }
        return "Of " + Numbers.counted(selection.rows().size(), "experiment", "experiments") + " in the database, "
                + selection.experiments() + " report a focus in the "
                + selection.region().title() + "."
                + (named.isEmpty()
                        ? " Their coordinates converge nowhere else ("
                        : " Together with it they report: " + named + " (")
                + SpecWords.threshold(result.primary().correction(), result.spec()) + "). Against the base rate of the"
                + " database, "
                + (specificVoxels == 0
                        ? "nothing is specific to the region"
                        : Numbers.counted(specific.clusters().size(), "cluster is", "clusters are") + " specific")
                + " (" + threshold(specific) + ").";
    }

    private boolean reachesBeyondTheRegion(Cluster cluster) {
        for (int member : cluster.members()) {
            if (!run.region().contains(result.mask().index(member))) {
                return true;
            }
        }
        return false;
    }

    List<Fact> tiles() {
        List<Fact> tiles = new ArrayList<>();
        tiles.add(new Fact(
                "experiments in the database",
                Numbers.readCount(selection.rows().size())));
        tiles.add(new Fact("of the region", Numbers.readCount(selection.experiments())));
        tiles.add(new Fact("foci in the region", Numbers.readCount(selection.foci())));
        tiles.add(new Fact("analysed foci", Numbers.readCount(result.focusCount())));
        tiles.add(new Fact(
                "significant clusters",
                Numbers.readCount(result.primary().clusters().size())));
        tiles.add(new Fact(
                "specific clusters", Numbers.readCount(specific.clusters().size())));
        return tiles;
    }

    String unit() {
        return selection.unit() == SelectionUnit.STUDY
                ? "all experiments of studies that report at least one focus in the region"
                : "experiments that report at least one focus in the region";
    }

    List<PageBlock> selection() {
        List<PageBlock> blocks = new ArrayList<>();
        blocks.add(new PageBlock.Paragraph("Selected were "
                + unit() + ": "
                + Numbers.counted(selection.experiments(), "experiment", "experiments") + " of "
                + Numbers.counted(selection.studies(), "study", "studies") + " with "
                + Numbers.counted(selection.foci(), "focus", "foci") + " in the "
                + selection.region().title() + ". The region has "
                + Numbers.counted(run.region().size(), "voxel", "voxels") + " of the mask."));
        blocks.add(new PageBlock.Note(
                "All foci of a selected experiment are analysed, those in the region included: convergence"
                        + " in and just around the region follows from the selection and is no finding."));
        List<List<Cell>> rows = new ArrayList<>();
        selection.rows().stream()
                .filter(RegionSelection.Row::selected)
                .forEach(row -> rows.add(TableView.row(
                        run.ale().preparation().studyNames().getOrDefault(row.study(), row.study()),
                        row.experiment(),
                        row.subjects().isPresent()
                                ? Numbers.readCount(row.subjects().getAsInt())
                                : "",
                        Numbers.readCount(row.foci()),
                        Numbers.readCount(row.inRegion()))));
        blocks.add(new PageBlock.Table(TableView.cut(
                "Selected experiments, before pooling.",
                List.of(
                        Column.text("Study"),
                        Column.text("Experiment"),
                        Column.number("N"),
                        Column.number("Foci"),
                        Column.number("In the region")),
                rows,
                "selection.tsv")));
        return blocks;
    }

    List<PageBlock> specificity() {
        int permutations = run.specificity().outcome().maxima().permutations();
        List<PageBlock> blocks = new ArrayList<>();
        blocks.add(new PageBlock.Paragraph("Some places are reported by nearly every study, whatever it asks. Here each"
                + " voxel's ALE is compared with its ALE in "
                + Numbers.counted(permutations, "permutation", "permutations")
                + " in which every focus of these experiments is moved to the place of a focus drawn from the database"
                + " ("
                + Numbers.counted(run.specificity().outcome().places(), "focus", "foci")
                + "). What is left is reported with this region more often than those places are reported anyway."));
        if (run.specificity().outcome().outside() > 0) {
            blocks.add(new PageBlock.Note(
                    Numbers.counted(run.specificity().outcome().outside(), "focus", "foci")
                            + " of the database outside the grid of the mask could not be drawn."));
        }
        blocks.add(new PageBlock.Note("With " + permutations + " permutations the smallest p of a voxel is "
                + Numbers.significant(1.0 / (1 + permutations), 2)
                + "; ask for 10,000 to tell voxels apart at p < 0.001."));
        if (specific.clusters().isEmpty()) {
            blocks.add(new PageBlock.Paragraph("No cluster of at least "
                    + Numbers.plain(result.spec().minVolumeMm3()) + " mm³ is specific (" + threshold(specific) + ")."));
        }
        return blocks;
    }

    String threshold(CorrectedStatistic map) {
        return SpecWords.threshold(map.correction(), result.spec());
    }

    String clusterCaption(CorrectedStatistic map) {
        return "Clusters beyond the base rate, " + threshold(map) + "."
                + (map.correction() == Correction.NONE ? " Without correction these are no findings." : "");
    }

    Methods methods(FigureChoice figures) {
        MethodsText ale = MethodsText.of(run.ale(), figures);
        Methods.Writer first = new Methods.Writer();
        first.paragraph(
                "Meta-analytic connectivity modelling " + first.cite(Reference.ROBINSON_2010) + " asked where the "
                        + unit() + " converge. The region was the "
                        + selection.region().title() + ".",
                "Of " + Numbers.counted(selection.rows().size(), "experiment", "experiments") + " in the database, "
                        + selection.experiments() + " of " + Numbers.counted(selection.studies(), "study", "studies")
                        + " were selected, with " + Numbers.counted(selection.foci(), "focus", "foci")
                        + " in the region.");
        Methods.Writer last = new Methods.Writer();
        int permutations = run.specificity().outcome().maxima().permutations();
        last.paragraph(
                "Specificity was tested against the base rate of the database " + last.cite(Reference.LANGNER_2014)
                        + ": in " + Numbers.counted(permutations, "permutation", "permutations")
                        + " every focus was moved to the place of a focus drawn with replacement from the "
                        + Numbers.readCount(run.specificity().outcome().places())
                        + " foci of the database, with the experiments' kernels and numbers of foci kept.",
                "Voxel-wise p-values are (b + 1) / (n + 1), where b of n permutations reached the ALE observed in the"
                        + " same voxel, and the family-wise error was controlled by the highest ALE of each permutation ("
                        + threshold(specific) + ").");
        List<String> paragraphs = new ArrayList<>(first.done().paragraphs());
        paragraphs.addAll(ale.paragraphs());
        paragraphs.addAll(last.done().paragraphs());
        Set<Reference> references = new LinkedHashSet<>(first.done().references());
        references.addAll(ale.references());
        references.addAll(last.done().references());
        return new Methods(paragraphs, List.copyOf(references));
    }
}
