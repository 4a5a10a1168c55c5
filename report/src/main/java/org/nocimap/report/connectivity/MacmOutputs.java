package org.nocimap.report.connectivity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nocimap.cbma.AleResult;
import org.nocimap.cbma.connectivity.RegionSelection;
import org.nocimap.figures.MosaicFigure;
import org.nocimap.figures.NullDistributionFigure;
import org.nocimap.figures.Overlay;
import org.nocimap.files.Problem;
import org.nocimap.image.Mask;
import org.nocimap.image.nifti.NiftiIntent;
import org.nocimap.image.nifti.NiftiIntentCode;
import org.nocimap.inference.Cluster;
import org.nocimap.inference.CorrectedStatistic;
import org.nocimap.report.analysis.AleBlocks;
import org.nocimap.report.analysis.AnalysisReport;
import org.nocimap.report.analysis.ClusterListing;
import org.nocimap.report.analysis.DrawingBoard;
import org.nocimap.report.analysis.InputBlocks;
import org.nocimap.report.analysis.Methods;
import org.nocimap.report.analysis.PageBlock;
import org.nocimap.report.analysis.PageSection;
import org.nocimap.report.analysis.ResultFolder;
import org.nocimap.report.pages.Fact;
import org.nocimap.report.pages.FigureView;
import org.nocimap.report.pages.ReportView.ResultView;
import org.nocimap.report.pages.ReportViews;
import org.nocimap.report.pictures.RunFigure;
import org.nocimap.report.pictures.RunFigures;
import org.nocimap.report.run.FigureChoice;
import org.nocimap.report.tables.AleTables;
import org.nocimap.report.tables.DescribedCluster;
import org.nocimap.report.tables.MapFiles;
import org.nocimap.report.tables.OutputFile;
import org.nocimap.report.words.Numbers;

/** Writes the maps, tables and figures of a meta-analytic connectivity model, and says what its page says. */
public final class MacmOutputs {
    private static final Set<OutputFile> NOT_OF_THE_ALE = Set.of(
            OutputFile.REPORT,
            OutputFile.METHODS,
            OutputFile.REFERENCES,
            OutputFile.FIGURES,
            OutputFile.PROVENANCE,
            OutputFile.OVERVIEW,
            OutputFile.OVERVIEW_TABLE);

    /** Where nothing is significant, voxels up to this p are shown for orientation. */
    private static final double UNCORRECTED_SHOWN = 0.05;

    private final MacmRun run;
    private final ResultFolder folder;
    private final DrawingBoard board;
    private final MacmWords words;

    public MacmOutputs(MacmRun run, ResultFolder folder, DrawingBoard board) {
        this.run = run;
        this.folder = folder;
        this.board = board;
        this.words = new MacmWords(run);
    }

    /** Writes everything but the page, and returns the page. */
    public AnalysisReport write(List<Problem> warnings) {
        AleResult result = run.ale().result();
        List<DescribedCluster> leading = DescribedCluster.of(run.ale(), result.primary());
        new MapFiles(folder.folder(), result).write();
        AleTables.write(folder.folder(), run.ale(), leading);
        for (OutputFile file : OutputFile.values()) {
            if (!NOT_OF_THE_ALE.contains(file)) {
                file.namesIn(result).forEach(name -> folder.wrote(name, file.content()));
            }
        }
        writeRegion();
        writeSpecificity();
        List<RunFigure> drawn = board.choice() == FigureChoice.DRAW
                ? new RunFigures(board.anatomy())
                        .outlining(run.region(), "region of interest")
                        .draw(run.ale(), leading)
                : List.of();
        folder.figures(drawn);
        ResultView found = ReportViews.result(run.ale(), leading, drawn, folder.figureFiles());
        Methods methods = words.methods(board.choice());
        return new AnalysisReport(
                run.ale().title(),
                "Meta-analytic connectivity",
                words.headline(),
                words.summary(leading),
                words.tiles(),
                found.mosaic(),
                asked(),
                List.of(
                        new PageSection("region", "The region and its experiments", words.selection()),
                        new PageSection(
                                "input",
                                "What went in",
                                InputBlocks.of(run.ale().input())),
                        new PageSection("results", "Where they converge", AleBlocks.of(found)),
                        new PageSection("specificity", "Where they converge beyond the base rate", specificity())),
                warnings,
                methods);
    }

    private List<Fact> asked() {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Region", run.selection().region().title()));
        facts.add(new Fact("Selected", words.unit()));
        facts.addAll(ReportViews.asked(run.ale()));
        facts.add(new Fact(
                "Specificity",
                "the same experiments with foci drawn from the base rate of the database, "
                        + Numbers.counted(
                                run.specificity().outcome().maxima().permutations(), "permutation", "permutations")));
        return facts;
    }

    private void writeRegion() {
        Mask mask = run.ale().result().mask();
        int[] labels = new int[mask.size()];
        for (int index : run.region().indices()) {
            labels[mask.position(index)] = 1;
        }
        folder.labels("region.nii.gz", mask, labels, "the region of interest: its voxels in the mask");
        List<List<String>> rows = new ArrayList<>();
        for (RegionSelection.Row row : run.selection().rows()) {
            rows.add(List.of(
                    row.study(),
                    row.experiment(),
                    row.subjects().isPresent() ? Integer.toString(row.subjects().getAsInt()) : "",
                    Integer.toString(row.foci()),
                    Integer.toString(row.inRegion()),
                    row.selected() ? "yes" : "no"));
        }
        folder.table(
                "selection.tsv",
                List.of("study", "experiment", "n", "foci", "foci_in_region", "selected"),
                rows,
                "every experiment of the database: its foci in the region, and whether it was selected");
    }

    private void writeSpecificity() {
        Mask mask = run.ale().result().mask();
        double[] p = run.specificity().outcome().map().p();
        double[] z = run.specificity().outcome().map().z();
        String against = "against the base rate of the database";
        folder.map("scale_p.nii.gz", mask, p, 1, NiftiIntent.of(NiftiIntentCode.PVAL, ""), "uncorrected p " + against);
        folder.map(
                "scale_z.nii.gz",
                mask,
                z,
                0,
                NiftiIntent.of(NiftiIntentCode.ZSCORE, ""),
                "its standard normal deviate; 0 where p is above one half");
        for (CorrectedStatistic map : run.specificity().corrected()) {
            String kind = OutputFile.corrected(map.correction());
            double[] logp = new double[p.length];
            double[] kept = new double[p.length];
            int[] labels = new int[p.length];
            for (int n = 0; n < p.length; n++) {
                logp[n] = 0.0 - Math.log10(map.correctedP()[n]);
                kept[n] = map.significant()[n] ? z[n] : 0;
            }
            for (Cluster cluster : map.clusters()) {
                for (int member : cluster.members()) {
                    labels[member] = cluster.number();
                }
            }
            String title = map.correction().title();
            folder.map(
                    "scale_logp_" + kind + ".nii.gz",
                    mask,
                    logp,
                    0,
                    NiftiIntent.of(NiftiIntentCode.LOG10PVAL, ""),
                    "−log10 of the p " + against + ", " + title);
            folder.map(
                    "scale_z_" + kind + "_thresh.nii.gz",
                    mask,
                    kept,
                    0,
                    NiftiIntent.of(NiftiIntentCode.ZSCORE, ""),
                    "z " + against + " where significant, " + title);
            folder.labels("scale_clusters_" + kind + ".nii.gz", mask, labels, "clusters " + against + ", " + title);
            boolean leads = map.correction() == run.specificity().primary().correction();
            folder.clusters(
                    leads ? "scale_clusters" : "scale_clusters_" + kind,
                    listing(map),
                    "clusters and peaks " + against + ", " + title);
        }
        double[] maxima = run.specificity().outcome().maxima().maxima();
        List<List<String>> rows = new ArrayList<>();
        for (int n = 0; n < maxima.length; n++) {
            rows.add(List.of(Integer.toString(n + 1), Numbers.significant(maxima[n], 7)));
        }
        folder.table(
                "scale_null_maxima.tsv",
                List.of("rank", "highest_ale"),
                rows,
                "the highest ALE of each permutation with foci from the base rate, sorted");
    }

    private ClusterListing listing(CorrectedStatistic map) {
        return new ClusterListing(map.clusters(), run.ale().labeller(), "ALE");
    }

    private List<PageBlock> specificity() {
        CorrectedStatistic primary = run.specificity().primary();
        List<PageBlock> blocks = new ArrayList<>(words.specificity());
        specificMosaic().map(PageBlock.Figure::new).ifPresent(blocks::add);
        for (CorrectedStatistic map : run.specificity().corrected()) {
            if (!map.clusters().isEmpty()) {
                boolean leads = map.correction() == primary.correction();
                String file = leads
                        ? "scale_clusters.tsv"
                        : "scale_clusters_" + OutputFile.corrected(map.correction()) + ".tsv";
                blocks.add(new PageBlock.Table(listing(map).table(words.clusterCaption(map), file)));
            }
        }
        nullFigure(primary).map(PageBlock.Figure::new).ifPresent(blocks::add);
        return blocks;
    }

    /** What is specific by the strictest correction that finds anything, else what would be without any correction. */
    private Optional<FigureView> specificMosaic() {
        Optional<CorrectedStatistic> found = run.specificity().corrected().stream()
                .filter(map -> !map.clusters().isEmpty())
                .findFirst();
        double[] p = run.specificity().outcome().map().p();
        double[] z = run.specificity().outcome().map().z();
        double[] kept = new double[z.length];
        boolean any = false;
        for (int n = 0; n < z.length; n++) {
            boolean shown = found.isPresent() ? found.get().significant()[n] : p[n] <= UNCORRECTED_SHOWN;
            kept[n] = shown ? z[n] : 0;
            any |= kept[n] > 0;
        }
        if (!any) {
            return Optional.empty();
        }
        Overlay overlay = Overlay.of(run.ale().result().mask().unmask(kept, 0), "z against the base rate")
                .outlining(run.region(), "region of interest");
        String title = "Beyond the base rate: "
                + found.map(words::threshold)
                        .orElse("nothing significant; colours show uncorrected p ≤ "
                                + Numbers.plain(UNCORRECTED_SHOWN));
        return folder.figureOnAnatomy(
                "scale_mosaic",
                "Convergence beyond the base rate of the database. Inside the outlined region it is no finding.",
                anatomy -> MosaicFigure.draw(MosaicFigure.Spec.axial(title, anatomy, overlay)));
    }

    private Optional<FigureView> nullFigure(CorrectedStatistic primary) {
        if (!Double.isFinite(primary.critical())) {
            return Optional.empty();
        }
        List<NullDistributionFigure.Observed> observed = new ArrayList<>();
        for (Cluster cluster : primary.clusters()) {
            observed.add(new NullDistributionFigure.Observed(
                    "cluster " + cluster.number(), cluster.highestPeak().statistic()));
        }
        return folder.figure(
                "scale_null",
                "The null distribution of the highest ALE when foci come from the base rate of the database.",
                on -> NullDistributionFigure.draw(NullDistributionFigure.Spec.of(
                        "Highest ALE of each permutation from the base rate",
                        "highest ALE per permutation",
                        "",
                        run.specificity().outcome().maxima().maxima(),
                        run.ale().result().spec().alpha(),
                        primary.critical(),
                        observed)));
    }

    /** What was asked, for the provenance file. */
    public Map<String, Object> settings(Map<String, Object> ale) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("region", run.selection().region().title());
        settings.put("selectBy", run.selection().unit().word());
        settings.putAll(ale);
        return settings;
    }
}
