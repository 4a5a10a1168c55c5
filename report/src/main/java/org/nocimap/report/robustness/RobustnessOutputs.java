package org.nocimap.report.robustness;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nocimap.image.nifti.NiftiIntent;
import org.nocimap.image.nifti.NiftiIntentCode;
import org.nocimap.report.analysis.AnalysisReport;
import org.nocimap.report.analysis.ClusterListing;
import org.nocimap.report.analysis.ResultFolder;
import org.nocimap.report.pages.Fact;
import org.nocimap.report.pages.FigureView;
import org.nocimap.report.words.Numbers;
import org.nocimap.report.words.SpecWords;

/** Writes maps, tables and figures of a robustness analysis, and says what its page says. */
public final class RobustnessOutputs {
    private RobustnessOutputs() {}

    /**
     * @param folder gets everything but the page, which {@link ResultFolder#finish} makes of what this returns
     */
    public static AnalysisReport write(ResultFolder folder, RobustnessRun run) {
        ClusterListing listing = new ClusterListing(run.clusters(), run.labeller(), "ALE");
        if (!run.clusters().isEmpty()) {
            folder.clusters("clusters", listing, "Clusters and peaks of all experiments");
        }
        NiftiIntent share = NiftiIntent.of(NiftiIntentCode.ESTIMATE, "share");
        run.leaveOneOut()
                .ifPresent(r -> folder.map(
                        "jackknife_share.nii.gz",
                        run.mask().mask(),
                        r.share(),
                        0,
                        share,
                        "Share of the runs without one study in which a voxel is significant"));
        run.subsampling()
                .ifPresent(r -> folder.map(
                        "subsample_share.nii.gz",
                        run.mask().mask(),
                        r.share(),
                        0,
                        share,
                        "Share of random subsets in which a voxel is significant"));
        new RobustnessTables(run).write(folder);
        folder.input(run.input(), "");

        RobustnessFigures figures = new RobustnessFigures(run);
        Optional<FigureView> lead = run.subsampling()
                .flatMap(r -> folder.figureOnAnatomy(
                        "subsample_share",
                        "In which share of random subsets of the experiments a voxel is significant.",
                        anatomy -> figures.stability(anatomy, r)));
        Optional<FigureView> leaveOneOut = run.leaveOneOut()
                .flatMap(r -> folder.figure(
                        "jackknife",
                        "How much of the significant map stays when a study is left out.",
                        board -> figures.leaveOneOut(r)));
        Optional<FigureView> failSafe = run.failSafe()
                .flatMap(figures::failSafe)
                .flatMap(picture -> folder.figure(
                        "fail_safe",
                        "How many noise experiments can be added before a cluster is lost.",
                        board -> picture));
        RobustnessWords words = new RobustnessWords(run);
        return new AnalysisReport(
                run.title(),
                "Robustness of an activation likelihood estimation",
                words.headline(),
                words.summary(),
                tiles(run, words),
                lead,
                asked(run),
                new RobustnessSections(run, listing).all(leaveOneOut, failSafe),
                run.warnings(),
                words.methods());
    }

    private static List<Fact> tiles(RobustnessRun run, RobustnessWords words) {
        List<Fact> tiles = new ArrayList<>();
        tiles.add(new Fact(
                "Experiments", Integer.toString(run.input().experiments().size())));
        tiles.add(new Fact("Clusters", Integer.toString(run.clusters().size())));
        if (!run.clusters().isEmpty()) {
            tiles.add(new Fact("Fragile", Integer.toString(words.doubtful().size())));
        }
        run.leaveOneOut()
                .ifPresent(r -> tiles.add(new Fact(
                        "Smallest overlap without a study",
                        Numbers.fixed(
                                r.runs().stream()
                                        .mapToDouble(l -> l.overlap().dice())
                                        .min()
                                        .orElse(1),
                                2))));
        return tiles;
    }

    private static List<Fact> asked(RobustnessRun run) {
        List<Fact> asked = new ArrayList<>();
        asked.add(new Fact(
                "Correction",
                SpecWords.threshold(
                        run.full().primary().correction(), run.full().spec())));
        asked.add(new Fact("Cluster-forming p", Numbers.plain(run.full().spec().voxelP())));
        asked.add(new Fact("Permutations", Numbers.readCount(run.full().spec().permutations())));
        run.subsampling()
                .ifPresent(r -> asked.add(new Fact(
                        "Subsets",
                        Numbers.readCount(r.spec().subsamples()) + " of "
                                + r.spec().size() + " experiments, "
                                + Numbers.counted(r.spec().permutations(), "permutation", "permutations") + " each")));
        run.failSafe()
                .ifPresent(r -> asked.add(new Fact(
                        "Fail-safe N",
                        r.spec().draws() + " draws of noise, up to " + r.most() + " noise experiments, fragile below "
                                + r.enough())));
        run.exclusions()
                .forEach(e -> asked.add(new Fact("Left out", e.exclusion().rule())));
        asked.add(new Fact("Mask", run.mask().title()));
        return asked;
    }
}
