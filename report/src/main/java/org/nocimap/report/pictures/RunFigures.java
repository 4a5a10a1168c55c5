package org.nocimap.report.pictures;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.nocimap.cbma.AleExperiment;
import org.nocimap.cbma.AleResult;
import org.nocimap.cbma.Contribution;
import org.nocimap.cbma.CorrectedMap;
import org.nocimap.cbma.FociSimulation;
import org.nocimap.evidence.Focus;
import org.nocimap.figures.Anatomy;
import org.nocimap.figures.ContributionFigure;
import org.nocimap.figures.Dot;
import org.nocimap.figures.GlassBrainFigure;
import org.nocimap.figures.MosaicFigure;
import org.nocimap.figures.NullDistributionFigure;
import org.nocimap.figures.Overlay;
import org.nocimap.figures.SliceFigure;
import org.nocimap.figures.drawing.Picture;
import org.nocimap.image.Mask;
import org.nocimap.inference.Cluster;
import org.nocimap.report.pictures.RunFigure.Role;
import org.nocimap.report.run.AleRun;
import org.nocimap.report.run.ExperimentNames;
import org.nocimap.report.tables.DescribedCluster;
import org.nocimap.report.words.Numbers;
import org.nocimap.report.words.SpecWords;

/** Draws the figures of one run after another, all on the same anatomy. */
public final class RunFigures {
    /** Clusters beyond this many get no figures of their own. */
    public static final int MOST_CLUSTERS = 20;

    private final Anatomy anatomy;
    private final UnaryOperator<Overlay> over;

    public RunFigures(Anatomy anatomy) {
        this(anatomy, UnaryOperator.identity());
    }

    private RunFigures(Anatomy anatomy, UnaryOperator<Overlay> over) {
        this.anatomy = anatomy;
        this.over = over;
    }

    /** The same figures with the outline of a region over every map. */
    public RunFigures outlining(Mask region, String name) {
        return new RunFigures(anatomy, overlay -> overlay.outlining(region, name));
    }

    /**
     * @param clusters those of the leading correction
     */
    public List<RunFigure> draw(AleRun run, List<DescribedCluster> clusters) {
        Overlay overlay = over.apply(overlay(run.result()));
        List<RunFigure> figures = new ArrayList<>();
        figures.add(RunFigure.of(Role.MOSAIC, 0, "mosaic", mosaic(run.result(), overlay)));
        figures.add(RunFigure.of(Role.GLASS_BRAIN, 0, "glass_brain", glassBrain(run, overlay)));
        for (DescribedCluster described : clusters.subList(0, Math.min(MOST_CLUSTERS, clusters.size()))) {
            int number = described.cluster().number();
            String name = String.format(Locale.ROOT, "cluster_%02d_", number);
            figures.add(RunFigure.of(Role.SLICES, number, name + "slices", slices(described, overlay)));
            if (!described.contributions().isEmpty()) {
                figures.add(RunFigure.of(
                        Role.CONTRIBUTIONS, number, name + "contributions", contributions(run, described)));
            }
        }
        for (CorrectedMap map : run.result().corrected()) {
            if (map.maxima().isPresent() && Double.isFinite(map.critical())) {
                String name = "null_" + map.correction().flag();
                figures.add(RunFigure.of(Role.NULL_DISTRIBUTION, 0, name, nullDistribution(run.result(), map)));
            }
        }
        return List.copyOf(figures);
    }

    /** z where the leading correction finds something; where it finds nothing, what lies above the voxel threshold. */
    static Overlay overlay(AleResult result) {
        if (!result.primary().clusters().isEmpty()) {
            return significant(result);
        }
        double[] shown = new double[result.z().length];
        for (int n = 0; n < shown.length; n++) {
            boolean above = result.p()[n] < result.spec().voxelP() && result.ale()[n] > 0;
            shown[n] = above ? result.z()[n] : 0;
        }
        return Overlay.of(result.mask().unmask(shown, 0), "z");
    }

    /** z inside the significant clusters of the leading correction. */
    static Overlay significant(AleResult result) {
        double[] shown = new double[result.z().length];
        for (Cluster cluster : result.primary().clusters()) {
            for (int member : cluster.members()) {
                shown[member] = result.z()[member];
            }
        }
        return Overlay.of(result.mask().unmask(shown, 0), "z");
    }

    /** What the overlay shows, for titles. */
    static String shown(AleResult result) {
        return result.primary().clusters().isEmpty()
                ? "nothing significant; colours show uncorrected p < "
                        + Numbers.plain(result.spec().voxelP())
                : SpecWords.threshold(result.primary().correction(), result.spec());
    }

    private Picture mosaic(AleResult result, Overlay overlay) {
        return MosaicFigure.draw(MosaicFigure.Spec.axial("Axial slices: " + shown(result), anatomy, overlay));
    }

    private static Picture glassBrain(AleRun run, Overlay overlay) {
        List<Dot> dots = new ArrayList<>();
        for (AleExperiment experiment : run.result().experiments()) {
            for (Focus focus : experiment.experiment().foci()) {
                dots.add(new Dot(
                        focus.point(),
                        group(run, focus),
                        experiment.experiment().subjects()));
            }
        }
        String title = Numbers.counted(dots.size(), "focus", "foci") + " of "
                + Numbers.counted(run.result().experiments().size(), "experiment", "experiments");
        return GlassBrainFigure.draw(
                GlassBrainFigure.Spec.of(title, run.result().mask(), run.mask().title(), dots)
                        .withMap(overlay));
    }

    private static String group(AleRun run, Focus focus) {
        if (run.truth().isEmpty()) {
            return "foci";
        }
        return switch (focus.tags().getOrDefault(FociSimulation.ORIGIN_TAG, "")) {
            case "true" -> "foci around true peaks";
            case "noise" -> "noise foci";
            default -> "foci";
        };
    }

    private Picture slices(DescribedCluster described, Overlay overlay) {
        Cluster cluster = described.cluster();
        String title = "Cluster " + cluster.number()
                + (described.name().isEmpty() ? "" : ", " + described.name()) + ": peak z = "
                + Numbers.readFixed(cluster.highestPeak().z(), 2) + " at "
                + Numbers.readPoint(cluster.highestPeak().point());
        return SliceFigure.draw(SliceFigure.Spec.of(
                title, anatomy, overlay, cluster.highestPeak().point()));
    }

    private static Picture contributions(AleRun run, DescribedCluster described) {
        List<ContributionFigure.Row> rows = new ArrayList<>();
        ExperimentNames names = new ExperimentNames(run);
        for (Contribution c : described.contributions()) {
            AleExperiment experiment = run.result().experiments().get(c.experiment());
            double share = Math.min(1, Math.max(0, c.share() / 100));
            rows.add(new ContributionFigure.Row(
                    names.of(c.experiment()), experiment.experiment().subjects(), c.fociInside(), share));
        }
        String title = "Which experiments carry cluster " + described.cluster().number();
        return ContributionFigure.draw(ContributionFigure.Spec.of(title, "cluster's ALE", rows));
    }

    private static Picture nullDistribution(AleResult result, CorrectedMap map) {
        return switch (map.correction()) {
            case CLUSTER_SIZE_FWE -> nullFigure(result, map, "Largest cluster", "voxels");
            case CLUSTER_MASS_FWE -> nullFigure(result, map, "Heaviest cluster", "summed ALE");
            case VOXEL_FWE -> nullFigure(result, map, "Highest ALE", "");
            default -> nullFigure(result, map, "Highest TFCE score", "");
        };
    }

    /** Every cluster that formed, reported or not, by the value that was compared. */
    private static List<NullDistributionFigure.Observed> observed(CorrectedMap map) {
        List<NullDistributionFigure.Observed> observed = new ArrayList<>();
        for (Cluster cluster : map.clusters()) {
            observed.add(new NullDistributionFigure.Observed(
                    "cluster " + cluster.number(), cluster.comparedBy(map.correction())));
        }
        for (Cluster cluster : DescribedCluster.missed(map)) {
            observed.add(new NullDistributionFigure.Observed("not reported", cluster.comparedBy(map.correction())));
        }
        return observed;
    }

    private static Picture nullFigure(AleResult result, CorrectedMap map, String what, String unit) {
        return NullDistributionFigure.draw(NullDistributionFigure.Spec.of(
                what + " of each permutation",
                what.substring(0, 1).toLowerCase(Locale.ROOT) + what.substring(1) + " per permutation",
                unit,
                map.maxima().orElseThrow().maxima(),
                result.spec().alpha(),
                map.critical(),
                observed(map)));
    }
}
