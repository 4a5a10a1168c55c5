package org.nocimap.figures.effects;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nocimap.figures.Theme;
import org.nocimap.figures.drawing.Colour;
import org.nocimap.figures.drawing.Picture;
import org.nocimap.figures.drawing.Shape;
import org.nocimap.figures.drawing.Style;

/** A meta-regression on one number: effects against it, circles whose area is the weight, the line and its confidence band. */
public final class BubblePlot {
    private static final double LARGEST = 17;
    private static final double SMALLEST = 2;
    private static final Style BAND = Style.filled(Colour.rgb(0xDDE6EE));
    private static final Style LINE = Style.line(Theme.BLUE, 1.6);
    private static final Style BUBBLE =
            Style.filled(Theme.ORANGE.withOpacity(0.35)).outlined(Theme.ORANGE, 1);

    private BubblePlot() {}

    /**
     * What is drawn; effects are values of the axis.
     *
     * @param title one line
     * @param moderator what the horizontal axis shows
     * @param effect what the vertical axis shows
     * @param kind of the vertical axis
     * @param studies the circles
     * @param line the regression
     * @param caption what the band is, and at what other moderators are held
     */
    public record Spec(
            String title,
            String moderator,
            String effect,
            EffectAxis.Kind kind,
            List<Study> studies,
            Line line,
            String caption) {
        public Spec {
            studies = List.copyOf(studies);
        }
    }

    /**
     * A study.
     *
     * @param weightPercent of the total, 0 to 100
     */
    public record Study(String name, double moderator, double effect, double weightPercent) {}

    /**
     * The regression at several values of the moderator.
     *
     * @param at values, ascending
     * @param predicted effects there
     * @param lows lower limits of their intervals
     * @param highs upper limits
     */
    public record Line(double[] at, double[] predicted, double[] lows, double[] highs) {}

    /** Draws. */
    public static Picture draw(Spec spec) {
        int k = spec.studies().size();
        double[] across = spec.studies().stream().mapToDouble(Study::moderator).toArray();
        double[] effects = spec.studies().stream().mapToDouble(Study::effect).toArray();
        double[] reach = Arrays.copyOf(effects, k + spec.line().predicted().length + 1);
        System.arraycopy(spec.line().predicted(), 0, reach, k, spec.line().predicted().length);
        ScatterFrame frame = new ScatterFrame(
                spec.title(),
                ScatterFrame.Span.of(EffectAxis.Kind.LINEAR, across),
                ScatterFrame.Span.of(spec.kind(), reach),
                0);
        double most =
                spec.studies().stream().mapToDouble(Study::weightPercent).max().orElseThrow();
        List<PointNames.Point> points = new ArrayList<>();
        for (Study study : spec.studies()) {
            points.add(new PointNames.Point(
                    frame.x(study.moderator()),
                    frame.y(study.effect()),
                    Math.max(SMALLEST, LARGEST * Math.sqrt(study.weightPercent() / most)),
                    study.name(),
                    study.weightPercent()));
        }
        points.sort(
                java.util.Comparator.comparingDouble(PointNames.Point::radius).reversed());
        List<Shape> shapes = new ArrayList<>();
        shapes.add(frame.band(spec.line().at(), spec.line().lows(), spec.line().highs(), BAND));
        shapes.addAll(frame.line(frame.across().low(), 0, frame.across().high(), 0, Style.line(Theme.MUTED, 1)));
        shapes.add(frame.curve(spec.line().at(), spec.line().predicted(), LINE));
        points.forEach(point -> shapes.add(new Shape.Circle(point.x(), point.y(), point.radius(), BUBBLE)));
        shapes.addAll(frame.axes(spec.moderator(), spec.effect()));
        shapes.addAll(PointNames.beside(points, frame));
        return frame.picture(
                shapes,
                spec.caption(),
                "Bubble plot of " + k + " studies: " + spec.effect() + " against " + spec.moderator() + ".");
    }
}
