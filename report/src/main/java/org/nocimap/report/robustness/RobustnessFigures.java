package org.nocimap.report.robustness;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.nocimap.cbma.robustness.ClusterFailSafe;
import org.nocimap.cbma.robustness.ClusterFate;
import org.nocimap.cbma.robustness.FailSafeResult;
import org.nocimap.cbma.robustness.Fragility;
import org.nocimap.cbma.robustness.LeaveOneOutResult;
import org.nocimap.cbma.robustness.LeftOut;
import org.nocimap.cbma.robustness.SubsamplingResult;
import org.nocimap.figures.Anatomy;
import org.nocimap.figures.IntervalFigure;
import org.nocimap.figures.IntervalFigure.Emphasis;
import org.nocimap.figures.MosaicFigure;
import org.nocimap.figures.Overlay;
import org.nocimap.figures.Range;
import org.nocimap.figures.Sides;
import org.nocimap.figures.drawing.Picture;
import org.nocimap.inference.Cluster;
import org.nocimap.report.words.Numbers;

/** Draws the figures of a robustness analysis. */
final class RobustnessFigures {
    /** Shares below this are not coloured: one subset in twenty may show something by chance alone. */
    private static final double SMALLEST_SHARE = 0.05;

    private final RobustnessRun run;

    RobustnessFigures(RobustnessRun run) {
        this.run = run;
    }

    Picture stability(Anatomy anatomy, SubsamplingResult result) {
        Overlay overlay = Overlay.of(
                        run.mask().mask().unmask(result.share(), 0), "share of subsets", SMALLEST_SHARE, Sides.POSITIVE)
                .withRange(new Range(SMALLEST_SHARE, 1));
        String title = "Share of " + Numbers.readCount(result.spec().subsamples()) + " random subsets of "
                + result.spec().size() + " experiments in which a voxel is significant";
        return MosaicFigure.draw(MosaicFigure.Spec.axial(title, anatomy, overlay));
    }

    Picture leaveOneOut(LeaveOneOutResult result) {
        List<IntervalFigure.Row> rows = new ArrayList<>();
        for (LeftOut left : result.runs()) {
            List<String> lost = left.fates().stream()
                    .filter(f -> !f.survives())
                    .map(ClusterFate::cluster)
                    .map(c -> Integer.toString(c))
                    .toList();
            String text = lost.isEmpty() ? "" : "loses cluster " + String.join(", ", lost);
            rows.add(IntervalFigure.Row.of(
                    "without " + left.study(),
                    left.overlap().dice(),
                    text.length() > 26 ? "loses " + lost.size() + " clusters" : text,
                    lost.isEmpty() ? Emphasis.PLAIN : Emphasis.WARNING));
        }
        return IntervalFigure.draw(new IntervalFigure.Spec(
                "Overlap of the map without a study with the map of all",
                rows,
                "Dice's coefficient of the significant voxels",
                1,
                OptionalDouble.empty(),
                "Diamonds: without this study at least one cluster is lost.",
                IntervalFigure.Spec.USUAL_WIDTH));
    }

    Optional<Picture> failSafe(FailSafeResult result) {
        if (result.clusters().isEmpty()) {
            return Optional.empty();
        }
        List<IntervalFigure.Row> rows = new ArrayList<>();
        for (ClusterFailSafe found : result.clusters()) {
            Cluster cluster = run.clusters().get(found.cluster() - 1);
            rows.add(new IntervalFigure.Row(
                    run.name(cluster),
                    found.smallest(),
                    found.low(),
                    found.median(),
                    found.high(),
                    found.largest(),
                    RobustnessWords.number(found) + ", " + found.fragility().word(),
                    found.fragility() == Fragility.FRAGILE ? Emphasis.WARNING : Emphasis.PLAIN));
        }
        return Optional.of(IntervalFigure.draw(new IntervalFigure.Spec(
                "Fail-safe N: noise experiments that a cluster survives",
                rows,
                "noise experiments added to " + result.experiments(),
                result.most(),
                OptionalDouble.of(result.enough()),
                "Dots: median over " + result.spec().draws()
                        + " draws of noise, diamonds where it is fragile. Bars: 95 %"
                        + " interval of the median. Thin lines: smallest to largest draw. Dashed: "
                        + result.enough() + ", what is asked of a robust cluster. More than " + result.most()
                        + " were not tried.",
                IntervalFigure.Spec.USUAL_WIDTH)));
    }
}
