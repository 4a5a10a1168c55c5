package org.nocimap.report.contrast;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.nocimap.atlas.LabelAtlas;
import org.nocimap.cbma.AleResult;
import org.nocimap.cbma.AleSpec;
import org.nocimap.cbma.contrast.ContrastResult;
import org.nocimap.cbma.contrast.ContrastSearch;
import org.nocimap.cbma.contrast.ContrastSpec;
import org.nocimap.cbma.contrast.GroupBalance;
import org.nocimap.cbma.contrast.LabelExchange;
import org.nocimap.inference.Correction;
import org.nocimap.report.analysis.Methods;
import org.nocimap.report.run.FigureChoice;
import org.nocimap.report.words.Numbers;
import org.nocimap.report.words.Reference;
import org.nocimap.report.words.SpecWords;

/** The methods section of a paper for a contrast. */
final class ContrastMethods {
    private final ContrastRun run;
    private final ContrastResult result;
    private final ContrastSpec spec;
    private final Methods.Writer text = new Methods.Writer();

    private ContrastMethods(ContrastRun run) {
        this.run = run;
        this.result = run.result();
        this.spec = result.spec();
    }

    static Methods of(ContrastRun run) {
        ContrastMethods methods = new ContrastMethods(run);
        methods.groups();
        methods.mainEffects();
        methods.difference();
        methods.inference();
        methods.conjunction();
        return methods.text.done();
    }

    private void groups() {
        text.paragraph(
                "We compared two groups of experiments, " + group(result.nameA(), result.a()) + " and "
                        + group(result.nameB(), result.b()) + ", by activation likelihood estimation (ALE) "
                        + text.cite(Reference.TURKELTAUB_2002, Reference.EICKHOFF_2012) + " with Nocimap "
                        + run.software().version() + ".",
                result.sharedStudies().isEmpty()
                        ? ""
                        : Numbers.counted(result.sharedStudies().size(), "study", "studies")
                                + " contributed to both groups.");
    }

    private static String group(String name, AleResult main) {
        return name + " (" + Numbers.counted(main.experiments().size(), "experiment", "experiments") + ", "
                + Numbers.counted(main.focusCount(), "focus", "foci") + ")";
    }

    private void mainEffects() {
        AleSpec main = spec.main();
        text.paragraph("Each group was first analysed by itself within the "
                + run.mask().title() + " ("
                + Numbers.readCount(result.mask().size()) + " voxels): the kernel of a focus was "
                + SpecWords.kernel(main.kernel()) + " " + text.cite(Reference.EICKHOFF_2009)
                + ", an experiment's modelled activation was the largest of its foci's "
                + text.cite(Reference.TURKELTAUB_2012) + ", uncorrected p came from "
                + SpecWords.nullMethod(main) + ", and significance was "
                + SpecWords.threshold(main.corrections().get(0), main)
                + (main.corrections().get(0).usesPermutations()
                        ? " (" + Numbers.readCount(main.permutations()) + " permutations, clusters formed at p < "
                                + Numbers.plain(main.voxelP()) + ")"
                        : "")
                + ".");
    }

    private void difference() {
        LabelExchange exchange = result.exchange();
        text.paragraph(
                "The difference was the ALE of one group minus that of the other "
                        + text.cite(Reference.LAIRD_2005, Reference.EICKHOFF_2011) + ".",
                spec.balance() == GroupBalance.SMALLER_GROUP
                        ? "The larger group's ALE was its mean over all subsamples of the smaller group's size, in the"
                                + " observed and in every permuted labelling."
                        : "",
                exchange.way() == LabelExchange.Way.COMPLETE
                        ? "Its null distribution came from all " + Numbers.readCount(exchange.permutations() + 1L)
                                + " ways to assign the experiments to groups of these sizes."
                        : "Its null distribution came from assigning the experiments at random to groups of these"
                                + " sizes, "
                                + Numbers.readCount(exchange.permutations()) + " times (seed "
                                + spec.main().seed() + ").",
                result.sharedStudies().isEmpty()
                        ? ""
                        : "Labels of experiments from a study in both groups were exchanged within that study only.",
                "A voxel's one-sided p is the share of labellings, the observed one among them, with a difference at"
                        + " least as large " + text.cite(Reference.PHIPSON_2010) + ".");
    }

    private void inference() {
        Correction correction = spec.primary();
        String where = spec.search() == ContrastSearch.MAIN_EFFECTS
                ? "Voxels in which a group was greater were searched among that group's significant voxels "
                        + text.cite(Reference.EICKHOFF_2011) + "."
                : "Both directions were searched wherever the ALE of all experiments together had an uncorrected p < "
                        + Numbers.plain(spec.main().voxelP()) + ".";
        String formed = "Clusters of " + SpecWords.connectivity(spec.main().connectivity()) + " were formed where p < "
                + Numbers.plain(spec.voxelP());
        String kept =
                switch (correction) {
                    case CLUSTER_SIZE_FWE -> formed + " and judged by their size.";
                    case CLUSTER_MASS_FWE ->
                        formed
                                + " and judged by their mass, the standardised difference summed above each voxel's"
                                + " threshold.";
                    case VOXEL_FWE ->
                        "Voxels were judged by the difference standardised by its mean and deviation over"
                                + " labellings.";
                    default -> formed + ", without correction for the number of voxels.";
                };
        String family = correction == Correction.NONE
                ? ""
                : "Family-wise error was controlled in each direction at " + Numbers.plain(spec.alpha())
                        + " by the maximum over the map under every labelling " + text.cite(Reference.NICHOLS_2002)
                        + (spec.search() == ContrastSearch.MAIN_EFFECTS
                                ? "; every labelling chose the voxels it searched by its own main effects, so that"
                                        + " this choice does not inflate the error."
                                : ".");
        text.paragraph(
                where, kept, family, "Clusters below " + Numbers.plain(spec.minVolumeMm3()) + " mm³ are not reported.");
    }

    private void conjunction() {
        List<LabelAtlas> atlases = run.labeller().atlases();
        String names = atlases.stream().map(a -> a.info().title()).collect(Collectors.joining(", "));
        text.paragraph(
                "The conjunction is the voxelwise minimum of the two thresholded z maps "
                        + text.cite(Reference.NICHOLS_2005) + ".",
                atlases.isEmpty() ? "" : String.format(Locale.ROOT, "Anatomical labels are from: %s.", names),
                run.figures() == FigureChoice.DRAW
                        ? "Figures show the results on Colin27 " + text.cite(Reference.HOLMES_1998) + " in MNI space."
                        : "");
    }
}
