package org.nocimap.report.estimators;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nocimap.atlas.Labeller;
import org.nocimap.figures.MosaicFigure;
import org.nocimap.figures.NullDistributionFigure;
import org.nocimap.figures.Overlay;
import org.nocimap.image.nifti.NiftiIntent;
import org.nocimap.image.nifti.NiftiIntentCode;
import org.nocimap.inference.Cluster;
import org.nocimap.inference.CorrectedStatistic;
import org.nocimap.inference.Correction;
import org.nocimap.inference.Sides;
import org.nocimap.report.analysis.ClusterListing;
import org.nocimap.report.analysis.PageBlock;
import org.nocimap.report.analysis.ResultFolder;
import org.nocimap.report.pages.Cell;
import org.nocimap.report.pages.Column;
import org.nocimap.report.pages.FigureView;
import org.nocimap.report.pages.TableView;
import org.nocimap.report.tables.OutputFile;
import org.nocimap.report.words.Numbers;

/** Writes the maps, tables and figures of a tested map, and says what its part of a page says. */
final class TestedMapPages {
    private final TestedMap map;
    private final ResultFolder folder;
    private final Labeller labeller;

    TestedMapPages(TestedMap map, ResultFolder folder, Labeller labeller) {
        this.map = map;
        this.folder = folder;
        this.labeller = labeller;
    }

    /** Maps and cluster tables. */
    void write() {
        String sides = map.sides() == Sides.BOTH ? "two-sided " : "";
        nifti("z", map.z(), 0, NiftiIntentCode.ZSCORE, map.title() + ": standard normal deviate of the uncorrected p");
        nifti("p", map.p(), 1, NiftiIntentCode.PVAL, map.title() + ": " + sides + "uncorrected p; 1 outside the mask");
        for (CorrectedStatistic corrected : map.corrected()) {
            write(corrected);
        }
        writeMaxima();
    }

    private void write(CorrectedStatistic corrected) {
        String kind = OutputFile.corrected(corrected.correction());
        String title = map.title() + ", " + corrected.correction().title();
        double[] logp = Arrays.stream(corrected.correctedP())
                .map(p -> 0.0 - Math.log10(p))
                .toArray();
        int[] labels = new int[logp.length];
        for (Cluster cluster : corrected.clusters()) {
            for (int member : cluster.members()) {
                labels[member] = cluster.number();
            }
        }
        nifti("logp_" + kind, logp, 0, NiftiIntentCode.LOG10PVAL, title + ": −log10 of the corrected p");
        nifti("z_" + kind + "_thresh", within(corrected), 0, NiftiIntentCode.ZSCORE, title + ": z inside the clusters");
        folder.labels(
                map.stem() + "clusters_" + kind + ".nii.gz", map.mask(), labels, title + ": numbers of the clusters");
        folder.clusters(tableStem(corrected), listing(corrected), title + ": clusters and peaks");
    }

    private void nifti(String name, double[] values, float outside, NiftiIntentCode code, String content) {
        folder.map(map.stem() + name + ".nii.gz", map.mask(), values, outside, NiftiIntent.of(code, ""), content);
    }

    private void writeMaxima() {
        List<CorrectedStatistic> permuted =
                map.corrected().stream().filter(c -> c.maxima().isPresent()).toList();
        if (permuted.isEmpty()) {
            return;
        }
        List<String> header = new ArrayList<>(List.of("rank"));
        List<double[]> columns = new ArrayList<>();
        for (CorrectedStatistic corrected : permuted) {
            header.add(corrected.correction().flag().replace('-', '_'));
            columns.add(corrected.maxima().orElseThrow().maxima());
        }
        List<List<String>> rows = new ArrayList<>();
        for (int n = 0; n < columns.get(0).length; n++) {
            List<String> row = new ArrayList<>(List.of(Integer.toString(n + 1)));
            for (double[] column : columns) {
                row.add(Numbers.significant(column[n], 7));
            }
            rows.add(row);
        }
        folder.table(
                map.stem() + "null_maxima.tsv",
                header,
                rows,
                map.title() + ": largest value of each permutation, every column sorted by itself");
    }

    private double[] within(CorrectedStatistic corrected) {
        double[] kept = new double[map.z().length];
        for (int n = 0; n < kept.length; n++) {
            kept[n] = corrected.significant()[n] ? map.z()[n] : 0;
        }
        return kept;
    }

    private String tableStem(CorrectedStatistic corrected) {
        boolean leads = corrected.correction() == map.primary().correction();
        return map.stem() + (leads ? "clusters" : "clusters_" + OutputFile.corrected(corrected.correction()));
    }

    private ClusterListing listing(CorrectedStatistic corrected) {
        return new ClusterListing(corrected.clusters(), labeller, map.statistic());
    }

    /** {@code cluster-level FWE (size), p ≤ 0.05}. */
    String threshold(Correction correction) {
        return correction == Correction.NONE
                ? "uncorrected, p < " + Numbers.plain(map.inference().voxelP())
                : correction.title() + ", p ≤ " + Numbers.plain(map.inference().alpha());
    }

    /** {@code 2 clusters at cluster-level FWE (size), p ≤ 0.05}. */
    String claim() {
        int n = map.primary().clusters().size();
        return (n == 0 ? "No cluster" : Numbers.counted(n, "cluster", "clusters")) + " at "
                + threshold(map.primary().correction());
    }

    /** z inside the leading correction's clusters; where there are none, what lies beyond the voxel threshold. */
    Overlay overlay() {
        boolean found = !map.primary().clusters().isEmpty();
        double[] shown = new double[map.z().length];
        for (int n = 0; n < shown.length; n++) {
            boolean keep = found
                    ? map.primary().significant()[n]
                    : map.p()[n] < map.inference().voxelP() && map.statistics()[n] != 0;
            shown[n] = keep ? map.z()[n] : 0;
        }
        org.nocimap.figures.Sides sides =
                map.sides() == Sides.BOTH ? org.nocimap.figures.Sides.BOTH : org.nocimap.figures.Sides.POSITIVE;
        return Overlay.of(map.mask().unmask(shown, 0), "z", 0, sides);
    }

    Optional<FigureView> mosaic() {
        String shown = map.primary().clusters().isEmpty()
                ? "nothing significant; colours show uncorrected p < "
                        + Numbers.plain(map.inference().voxelP())
                : threshold(map.primary().correction());
        return folder.figureOnAnatomy(
                map.stem() + "mosaic",
                map.title() + ", axial slices.",
                anatomy -> MosaicFigure.draw(MosaicFigure.Spec.axial(map.title() + ": " + shown, anatomy, overlay())));
    }

    /** Clusters of every correction that found some, what the corrections found, and the nulls. */
    List<PageBlock> blocks() {
        List<PageBlock> blocks = new ArrayList<>();
        if (map.primary().clusters().isEmpty()) {
            blocks.add(new PageBlock.Paragraph("No cluster is significant at "
                    + threshold(map.primary().correction()) + ". That is no evidence of absence."));
        }
        for (CorrectedStatistic corrected : map.corrected()) {
            if (!corrected.clusters().isEmpty()) {
                blocks.add(new PageBlock.Table(listing(corrected)
                        .table(
                                "Clusters at " + threshold(corrected.correction()) + ".",
                                tableStem(corrected) + ".tsv")));
            }
        }
        blocks.add(new PageBlock.Table(corrections()));
        for (CorrectedStatistic corrected : map.corrected()) {
            nullFigure(corrected).map(PageBlock.Figure::new).ifPresent(blocks::add);
        }
        return blocks;
    }

    private TableView corrections() {
        List<List<Cell>> rows = new ArrayList<>();
        for (CorrectedStatistic corrected : map.corrected()) {
            int voxels = 0;
            for (boolean significant : corrected.significant()) {
                voxels += significant ? 1 : 0;
            }
            rows.add(TableView.row(
                    threshold(corrected.correction()),
                    Double.isFinite(corrected.critical()) ? Numbers.significant(corrected.critical(), 4) : "",
                    Integer.toString(corrected.clusters().size()),
                    Numbers.readCount(voxels)));
        }
        return new TableView(
                "What each correction found.",
                List.of(
                        Column.text("Correction"),
                        Column.number("Critical value"),
                        Column.number("Clusters"),
                        Column.number("Voxels")),
                rows,
                "");
    }

    private Optional<FigureView> nullFigure(CorrectedStatistic corrected) {
        if (corrected.maxima().isEmpty() || !Double.isFinite(corrected.critical())) {
            return Optional.empty();
        }
        String what =
                switch (corrected.correction()) {
                    case CLUSTER_SIZE_FWE -> "Largest cluster";
                    case CLUSTER_MASS_FWE -> "Heaviest cluster";
                    case VOXEL_FWE ->
                        "Highest " + (map.sides() == Sides.BOTH ? "|" + map.statistic() + "|" : map.statistic());
                    default -> "Highest TFCE score";
                };
        String unit = corrected.correction() == Correction.CLUSTER_SIZE_FWE ? "voxels" : "";
        List<NullDistributionFigure.Observed> observed = new ArrayList<>();
        if (corrected.correction() != Correction.TFCE_FWE) {
            for (Cluster cluster : corrected.clusters()) {
                double value = Math.abs(cluster.comparedBy(corrected.correction()));
                observed.add(new NullDistributionFigure.Observed("cluster " + cluster.number(), value));
            }
        }
        return folder.figure(
                map.stem() + "null_" + corrected.correction().flag(),
                map.title() + ": null distribution of the " + what.toLowerCase(Locale.ROOT) + ".",
                on -> NullDistributionFigure.draw(NullDistributionFigure.Spec.of(
                        what + " of each permutation",
                        what.toLowerCase(Locale.ROOT) + " per permutation",
                        unit,
                        corrected.maxima().orElseThrow().maxima(),
                        map.inference().alpha(),
                        corrected.critical(),
                        observed)));
    }
}
