package org.nocimap.figures.effects;

import java.util.ArrayList;
import java.util.List;
import org.nocimap.figures.Theme;
import org.nocimap.figures.drawing.Picture;
import org.nocimap.figures.drawing.Shape;
import org.nocimap.figures.drawing.Style;

/**
 * The plot of L'Abbé, Detsky &amp; O'Rourke 1987 (doi:10.7326/0003-4819-107-2-224): risk of the treated against risk of the controls,
 * circles whose area is the weight, with the lines of no effect and of the pooled effect.
 */
public final class LabbePlot {
    private static final double LARGEST = 15;
    private static final double SMALLEST = 2;
    private static final Style NO_EFFECT = Style.line(Theme.MUTED, 1).dashed(4);
    private static final Style POOLED = Style.line(Theme.BLUE, 1.6);
    private static final Style BUBBLE =
            Style.filled(Theme.BLUE.withOpacity(0.3)).outlined(Theme.BLUE, 1);

    private LabbePlot() {}

    /**
     * What is drawn.
     *
     * @param title one line
     * @param treated what group 1 is called
     * @param control what group 2 is called
     * @param studies the circles
     * @param controlRisks where the pooled effect is drawn, ascending in [0, 1]
     * @param treatedRisks what the pooled effect makes of them
     */
    public record Spec(
            String title,
            String treated,
            String control,
            List<Study> studies,
            double[] controlRisks,
            double[] treatedRisks) {
        public Spec {
            studies = List.copyOf(studies);
        }
    }

    /**
     * A study.
     *
     * @param controlRisk in [0, 1]
     * @param treatedRisk in [0, 1]
     * @param weightPercent of the total, 0 to 100
     */
    public record Study(String name, double controlRisk, double treatedRisk, double weightPercent) {}

    /** Draws; both axes are the same. */
    public static Picture draw(Spec spec) {
        double most = 0;
        double heaviest = 0;
        int above = 0;
        for (Study study : spec.studies()) {
            most = Math.max(most, Math.max(study.controlRisk(), study.treatedRisk()));
            heaviest = Math.max(heaviest, study.weightPercent());
            above += study.treatedRisk() > study.controlRisk() ? 1 : 0;
        }
        double end = Math.min(1.04, Math.max(1e-6, 1.1 * most));
        ScatterFrame.Span span = new ScatterFrame.Span(EffectAxis.Kind.LINEAR, -0.03 * end, end);
        ScatterFrame frame = new ScatterFrame(spec.title(), span, span, 0);
        List<PointNames.Point> points = new ArrayList<>();
        for (Study study : spec.studies()) {
            points.add(new PointNames.Point(
                    frame.x(study.controlRisk()),
                    frame.y(study.treatedRisk()),
                    Math.max(SMALLEST, LARGEST * Math.sqrt(study.weightPercent() / heaviest)),
                    study.name(),
                    study.weightPercent()));
        }
        points.sort(
                java.util.Comparator.comparingDouble(PointNames.Point::radius).reversed());
        List<Shape> shapes = new ArrayList<>(frame.line(0, 0, end, end, NO_EFFECT));
        for (int i = 1; i < spec.controlRisks().length; i++) {
            shapes.addAll(frame.line(
                    spec.controlRisks()[i - 1],
                    spec.treatedRisks()[i - 1],
                    spec.controlRisks()[i],
                    spec.treatedRisks()[i],
                    POOLED));
        }
        points.forEach(point -> shapes.add(new Shape.Circle(point.x(), point.y(), point.radius(), BUBBLE)));
        shapes.addAll(frame.axes("risk with " + spec.control(), "risk with " + spec.treated()));
        shapes.addAll(PointNames.beside(points, frame));
        return frame.picture(
                shapes,
                "Dashed: no effect. Blue: the pooled effect at every risk of the controls. Areas are weights.",
                "L'Abbé plot of " + spec.studies().size() + " studies: in " + above + " the risk with " + spec.treated()
                        + " is higher.");
    }
}
