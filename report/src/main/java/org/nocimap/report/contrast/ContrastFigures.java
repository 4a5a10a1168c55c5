package org.nocimap.report.contrast;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.nocimap.cbma.AleResult;
import org.nocimap.cbma.contrast.ContrastDirection;
import org.nocimap.cbma.contrast.ContrastResult;
import org.nocimap.figures.Anatomy;
import org.nocimap.figures.Detail;
import org.nocimap.figures.MosaicFigure;
import org.nocimap.figures.NullDistributionFigure;
import org.nocimap.figures.Overlay;
import org.nocimap.figures.OverviewFigure;
import org.nocimap.figures.Plane;
import org.nocimap.figures.Range;
import org.nocimap.figures.Sides;
import org.nocimap.figures.drawing.Picture;
import org.nocimap.inference.Cluster;
import org.nocimap.inference.CorrectedStatistic;
import org.nocimap.inference.Correction;
import org.nocimap.report.analysis.ResultFolder;
import org.nocimap.report.pages.FigureView;
import org.nocimap.report.words.SpecWords;

/** The pictures of a contrast. */
final class ContrastFigures {
    private static final int PARTS = 3;
    private static final int SLICES = 12;
    private static final int SLICES_IN_A_ROW = 4;

    /** Where nothing is significant, voxels beyond this z are shown for orientation. */
    private static final double UNCORRECTED_Z = 1.645;

    private final ContrastResult result;
    private final ContrastWords words;
    private final ResultFolder folder;

    ContrastFigures(ContrastResult result, ContrastWords words, ResultFolder folder) {
        this.result = result;
        this.words = words;
        this.folder = folder;
    }

    /** Both directions in one map: warm where A is greater, cold where B is. */
    Optional<FigureView> difference() {
        boolean found = result.directions().stream().anyMatch(d -> ContrastWords.clusters(d) > 0);
        double[] z = new double[result.mask().size()];
        for (int n = 0; n < z.length; n++) {
            z[n] = found
                    ? result.aAboveB().conservativeZ()[n] - result.bAboveA().conservativeZ()[n]
                    : searched(n) ? result.z()[n] : 0;
        }
        Overlay overlay =
                Overlay.of(result.mask().unmask(z, 0), "z of the difference", found ? 0 : UNCORRECTED_Z, Sides.BOTH);
        String pair = result.nameA() + " (warm) against " + result.nameB() + " (cold)";
        String title = found
                ? "Where the groups differ: " + pair
                : "No significant difference; colours show uncorrected |z| > " + UNCORRECTED_Z;
        String caption = found
                ? pair + ": the smaller of the main effect's and the difference's z, in clusters significant by "
                        + words.threshold(result.spec().primary()) + "."
                : pair + ": uncorrected z of the difference in the searched voxels. None of it is significant.";
        return folder.figureOnAnatomy(
                "difference", caption, anatomy -> MosaicFigure.draw(MosaicFigure.Spec.axial(title, anatomy, overlay)));
    }

    private boolean searched(int n) {
        return result.z()[n] > 0
                ? result.aAboveB().searched()[n]
                : result.bAboveA().searched()[n];
    }

    /** Main effects and conjunction side by side, in the same colours. */
    Optional<FigureView> groups() {
        List<Overlay> overlays = List.of(
                main(result.a()),
                main(result.b()),
                Overlay.of(result.mask().unmask(result.conjunction().z(), 0), "z"));
        List<String> titles = List.of(
                titled(result.nameA(), result.a().primary().clusters().size()),
                titled(result.nameB(), result.b().primary().clusters().size()),
                titled("Both", result.conjunction().clusters().size()));
        Optional<Range> range =
                overlays.stream().map(Overlay::range).filter(r -> r.high() > 0).reduce(Range::including);
        String threshold = SpecWords.threshold(
                result.spec().main().corrections().get(0), result.spec().main());
        return folder.figureOnAnatomy(
                "groups",
                "Main effects of both groups (" + threshold + ") and their conjunction, z in the same colours.",
                anatomy -> draw(anatomy, titles, overlays, range));
    }

    private Overlay main(AleResult main) {
        double[] z = main.z().clone();
        for (int n = 0; n < z.length; n++) {
            z[n] = main.primary().significant()[n] ? z[n] : 0;
        }
        return Overlay.of(main.mask().unmask(z, 0), "z");
    }

    private static String titled(String name, int clusters) {
        return clusters == 0 ? name + ": nothing significant" : name;
    }

    private static Picture draw(Anatomy anatomy, List<String> titles, List<Overlay> overlays, Optional<Range> range) {
        double width = OverviewFigure.partWidth(OverviewFigure.Spec.USUAL_WIDTH, PARTS);
        List<Double> positions = MosaicFigure.Spec.evenly(anatomy, Plane.AXIAL, SLICES);
        List<Picture> parts = new ArrayList<>();
        for (int n = 0; n < titles.size(); n++) {
            parts.add(MosaicFigure.draw(new MosaicFigure.Spec(
                    titles.get(n),
                    anatomy,
                    range.map(overlays.get(n)::withRange),
                    Plane.AXIAL,
                    positions,
                    SLICES_IN_A_ROW,
                    width,
                    Detail.COMPACT)));
        }
        return OverviewFigure.draw(new OverviewFigure.Spec(
                "Main effects and conjunction",
                parts,
                PARTS,
                "Axial slices on " + anatomy.name() + ". L left, R right: the left of the brain is on the left of the"
                        + " picture.",
                OverviewFigure.Spec.USUAL_WIDTH));
    }

    /** What exchanged labels give in one direction; nothing where the leading correction has no such distribution. */
    Optional<FigureView> nulls(ContrastDirection direction, String name) {
        CorrectedStatistic map = direction.primary();
        if (map.maxima().isEmpty() || !Double.isFinite(map.critical())) {
            return Optional.empty();
        }
        String quantity =
                switch (map.correction()) {
                    case CLUSTER_SIZE_FWE -> "Largest cluster";
                    case CLUSTER_MASS_FWE -> "Heaviest cluster";
                    default -> "Largest standardised difference";
                };
        List<NullDistributionFigure.Observed> observed = new ArrayList<>();
        for (Cluster cluster : map.clusters()) {
            observed.add(new NullDistributionFigure.Observed(
                    "cluster " + cluster.number(), compared(map.correction(), cluster)));
        }
        if (observed.isEmpty()) {
            OptionalDouble largest = map.candidates().stream()
                    .mapToDouble(c -> compared(map.correction(), c))
                    .max();
            largest.ifPresent(v -> observed.add(new NullDistributionFigure.Observed("not significant", v)));
        }
        return folder.figure(
                name,
                direction.title() + ": what chance gives when labels are exchanged, and what was observed.",
                board -> NullDistributionFigure.draw(NullDistributionFigure.Spec.of(
                        direction.title() + ": " + quantity.toLowerCase(java.util.Locale.ROOT) + " of each labelling",
                        quantity.toLowerCase(java.util.Locale.ROOT) + " per labelling",
                        map.correction() == Correction.CLUSTER_SIZE_FWE ? "voxels" : "",
                        map.maxima().orElseThrow().maxima(),
                        result.spec().alpha(),
                        map.critical(),
                        observed)));
    }

    private static double compared(Correction correction, Cluster cluster) {
        return switch (correction) {
            case CLUSTER_SIZE_FWE -> cluster.voxels();
            case CLUSTER_MASS_FWE -> cluster.mass();
            default -> cluster.highestPeak().statistic();
        };
    }
}
