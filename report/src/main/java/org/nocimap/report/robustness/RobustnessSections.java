package org.nocimap.report.robustness;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nocimap.cbma.robustness.ClusterFailSafe;
import org.nocimap.cbma.robustness.ClusterFate;
import org.nocimap.cbma.robustness.LeaveOneOutResult;
import org.nocimap.cbma.robustness.LeftOut;
import org.nocimap.cbma.robustness.SensitivityResult;
import org.nocimap.cbma.robustness.SubsamplingResult;
import org.nocimap.inference.Cluster;
import org.nocimap.report.analysis.ClusterListing;
import org.nocimap.report.analysis.InputBlocks;
import org.nocimap.report.analysis.PageBlock;
import org.nocimap.report.analysis.PageSection;
import org.nocimap.report.pages.Cell;
import org.nocimap.report.pages.Column;
import org.nocimap.report.pages.FigureView;
import org.nocimap.report.pages.TableView;
import org.nocimap.report.words.Numbers;

/** The sections of a robustness page. */
final class RobustnessSections {
    private final RobustnessRun run;
    private final ClusterListing listing;

    RobustnessSections(RobustnessRun run, ClusterListing listing) {
        this.run = run;
        this.listing = listing;
    }

    /**
     * @param leaveOneOut its figure, if drawn
     * @param failSafe its figure, if drawn
     */
    List<PageSection> all(Optional<FigureView> leaveOneOut, Optional<FigureView> failSafe) {
        List<PageSection> sections = new ArrayList<>();
        sections.add(clusters());
        run.leaveOneOut().ifPresent(r -> sections.add(leaveOneOut(r, leaveOneOut)));
        run.subsampling().ifPresent(r -> sections.add(subsampling(r)));
        run.failSafe().ifPresent(r -> sections.add(failSafe(failSafe)));
        if (!run.exclusions().isEmpty()) {
            sections.add(exclusions());
        }
        sections.add(new PageSection("input", "What went in", InputBlocks.of(run.input())));
        return sections;
    }

    private PageSection clusters() {
        if (run.clusters().isEmpty()) {
            return new PageSection(
                    "clusters",
                    "Clusters",
                    List.of(new PageBlock.Paragraph("No cluster of all experiments is significant.")));
        }
        return new PageSection(
                "clusters",
                "Clusters",
                List.of(
                        new PageBlock.Table(verdicts()),
                        new PageBlock.Table(listing.table("The clusters of all experiments.", "clusters.tsv"))));
    }

    private TableView verdicts() {
        List<Column> columns = new ArrayList<>(List.of(Column.number("#"), Column.text("Highest peak")));
        run.leaveOneOut().ifPresent(r -> {
            columns.add(Column.number("Kept, of " + r.runs().size() + " studies left out"));
            columns.add(Column.text("Lost without"));
        });
        run.subsampling().ifPresent(r -> columns.add(Column.number("Share of subsets at the peak")));
        run.failSafe().ifPresent(r -> {
            columns.add(Column.number("Fail-safe N [95 % interval]"));
            columns.add(Column.number("Smallest, largest draw"));
            columns.add(Column.text("Verdict"));
        });
        List<List<Cell>> rows = new ArrayList<>();
        for (Cluster cluster : run.clusters()) {
            int number = cluster.number();
            List<String> row = new ArrayList<>(List.of(Integer.toString(number), run.region(cluster)));
            run.leaveOneOut().ifPresent(r -> {
                row.add(Integer.toString(r.survivals(number)));
                row.add(r.dependsOn(number).isEmpty() ? "none" : String.join(", ", r.dependsOn(number)));
            });
            run.subsampling().ifPresent(r -> {
                SubsamplingResult.ClusterShare share =
                        r.shares(List.of(cluster)).get(0);
                row.add(Numbers.readPercent(100 * share.atPeak(), 0) + " ["
                        + Numbers.fixed(100 * share.interval().low(), 0) + ", "
                        + Numbers.fixed(100 * share.interval().high(), 0) + "]");
            });
            run.failSafe().ifPresent(r -> {
                ClusterFailSafe found = r.clusters().get(number - 1);
                row.add(RobustnessWords.number(found));
                row.add(found.smallest() + ", " + found.largest());
                row.add(found.fragility().word());
            });
            rows.add(TableView.row(row.toArray(String[]::new)));
        }
        return TableView.cut("How firmly each cluster stands.", columns, rows, "robustness.tsv");
    }

    private PageSection leaveOneOut(LeaveOneOutResult result, Optional<FigureView> figure) {
        List<PageBlock> blocks = new ArrayList<>();
        figure.map(PageBlock.Figure::new).ifPresent(blocks::add);
        List<List<Cell>> rows = new ArrayList<>();
        for (LeftOut left : result.runs()) {
            rows.add(TableView.row(
                    left.study(),
                    Integer.toString(left.foci()),
                    Numbers.readCount(left.overlap().second()),
                    Numbers.fixed(left.overlap().dice(), 3),
                    Numbers.readPercent(100 * left.overlap().shareKept(), 0),
                    numbers(left.fates(), Survival.LOST)));
        }
        blocks.add(new PageBlock.Table(TableView.cut(
                "The analysis without each study.",
                List.of(
                        Column.text("Without"),
                        Column.number("Its foci"),
                        Column.number("Significant voxels"),
                        Column.number("Dice"),
                        Column.number("Kept of the map of all"),
                        Column.text("Clusters lost")),
                rows,
                "jackknife.tsv")));
        return new PageSection("jackknife", "Without each study", blocks);
    }

    private PageSection subsampling(SubsamplingResult result) {
        String empty = result.empty() == 0
                ? "Every subset has a significant voxel."
                : Numbers.readCount(result.empty()) + " of "
                        + Numbers.readCount(result.spec().subsamples()) + " subsets have no significant voxel.";
        return new PageSection(
                "subsets",
                "Random subsets",
                List.of(
                        new PageBlock.Paragraph(empty + " The share of subsets in which each voxel is significant is in"
                                + " subsample_share.nii.gz."),
                        new PageBlock.Note(
                                "Intervals tell what more subsets of the same experiments could change, not what other"
                                        + " experiments could. A share falls with the size of the subsets, since fewer"
                                        + " experiments see less.")));
    }

    private static PageSection failSafe(Optional<FigureView> figure) {
        List<PageBlock> blocks = new ArrayList<>();
        figure.map(PageBlock.Figure::new).ifPresent(blocks::add);
        blocks.add(new PageBlock.Note("Every draw of noise gives a number of its own; in fail_safe_draws.tsv are all of"
                + " them. What had to be exceeded with how much noise is in fail_safe_thresholds.tsv."));
        return new PageSection("fail-safe", "Fail-safe N", blocks);
    }

    private PageSection exclusions() {
        List<List<Cell>> rows = new ArrayList<>();
        for (SensitivityResult result : run.exclusions()) {
            rows.add(TableView.row(
                    result.exclusion().rule(),
                    Integer.toString(result.exclusion().left()),
                    Integer.toString(result.experiments()),
                    Numbers.fixed(result.overlap().dice(), 3),
                    numbers(result.fates(), Survival.KEPT),
                    numbers(result.fates(), Survival.LOST),
                    String.join(
                            "; ",
                            result.fresh().stream()
                                    .map(c -> run.region(c) + " "
                                            + Numbers.readPoint(c.highestPeak().point()))
                                    .toList())));
        }
        TableView table = TableView.cut(
                "What leaving out some experiments changes.",
                List.of(
                        Column.text("Left out"),
                        Column.number("How many"),
                        Column.number("Experiments analysed"),
                        Column.number("Dice"),
                        Column.text("Clusters kept"),
                        Column.text("Lost"),
                        Column.text("New")),
                rows,
                "exclusions.tsv");
        return new PageSection("exclusions", "Without some experiments", List.of(new PageBlock.Table(table)));
    }

    private enum Survival {
        KEPT,
        LOST
    }

    private static String numbers(List<ClusterFate> fates, Survival wanted) {
        return String.join(
                ", ",
                fates.stream()
                        .filter(f -> f.survives() == (wanted == Survival.KEPT))
                        .map(f -> Integer.toString(f.cluster()))
                        .toList());
    }
}
