package org.nocimap.figures.effects;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nocimap.figures.Theme;
import org.nocimap.figures.drawing.Anchor;
import org.nocimap.figures.drawing.Colour;
import org.nocimap.figures.drawing.Picture;
import org.nocimap.figures.drawing.Shape;
import org.nocimap.figures.drawing.Style;

/**
 * The radial plot of Galbraith 1988 (doi:10.1002/sim.4780070807): z of every study against its precision. The slope of a line from
 * the origin is an effect, which the scale on the right tells; precise studies stand on the right.
 */
public final class RadialPlot {
    private static final double RADIUS = 3.4;
    private static final double HALF_BAND = 1.959963984540054;
    private static final double ROOM_RIGHT = 66;
    private static final Colour BAND = Colour.rgb(0xE4ECF3);
    private static final Style POOLED = Style.line(Theme.BLUE, 1.4);

    private RadialPlot() {}

    /**
     * What is drawn; effects are values of the scale.
     *
     * @param title one line
     * @param names of the studies
     * @param kind of the scale on the right
     * @param scaleTitle such as {@code Risk ratio}
     * @param effects of the studies
     * @param standardErrors of the studies, positive
     * @param pooled common effect: the slope of the line
     */
    public record Spec(
            String title,
            List<String> names,
            EffectAxis.Kind kind,
            String scaleTitle,
            double[] effects,
            double[] standardErrors,
            double pooled) {
        public Spec {
            names = List.copyOf(names);
        }
    }

    /** Draws. */
    public static Picture draw(Spec spec) {
        int k = spec.names().size();
        double[] precision = new double[k];
        double[] z = new double[k];
        int outside = 0;
        for (int i = 0; i < k; i++) {
            precision[i] = 1 / spec.standardErrors()[i];
            z[i] = spec.effects()[i] * precision[i];
            outside += Math.abs(z[i] - spec.pooled() * precision[i]) > HALF_BAND ? 1 : 0;
        }
        double most = 1.06 * Arrays.stream(precision).max().orElseThrow();
        double[] reach = Arrays.copyOf(z, k + 4);
        reach[k] = HALF_BAND;
        reach[k + 1] = -HALF_BAND;
        reach[k + 2] = spec.pooled() * most + HALF_BAND;
        reach[k + 3] = spec.pooled() * most - HALF_BAND;
        ScatterFrame frame = new ScatterFrame(
                spec.title(),
                new ScatterFrame.Span(EffectAxis.Kind.LINEAR, 0, most),
                ScatterFrame.Span.of(EffectAxis.Kind.LINEAR, reach),
                ROOM_RIGHT);
        List<Shape> shapes = new ArrayList<>();
        double[] ends = {0, most};
        double end = spec.pooled() * most;
        shapes.add(frame.band(
                ends,
                new double[] {-HALF_BAND, end - HALF_BAND},
                new double[] {HALF_BAND, end + HALF_BAND},
                Style.filled(BAND)));
        shapes.addAll(frame.line(0, 0, most, 0, Style.line(Theme.MUTED, 1)));
        shapes.addAll(frame.line(0, 0, most, end, POOLED));
        shapes.addAll(frame.axes("precision, 1 / standard error", "z, effect / standard error"));
        addScale(shapes, spec, frame, most);
        List<PointNames.Point> points = new ArrayList<>();
        for (int i = 0; i < k; i++) {
            double distance = Math.abs(z[i] - spec.pooled() * precision[i]);
            points.add(new PointNames.Point(
                    frame.x(precision[i]),
                    frame.y(z[i]),
                    RADIUS,
                    distance > HALF_BAND ? spec.names().get(i) : "",
                    distance));
        }
        points.forEach(
                point -> shapes.add(new Shape.Circle(point.x(), point.y(), point.radius(), Style.filled(Theme.INK))));
        shapes.addAll(PointNames.beside(points, frame));
        return frame.picture(
                shapes,
                "A line from the origin through a study meets the scale on the right at its effect. Blue line: common"
                        + " effect; shade: ± 1.96, where 95 of 100 studies lie if they share it. Studies outside are named"
                        + " where there is room.",
                "Radial plot of " + k + " studies: " + outside + " lie outside the band of the common effect.");
    }

    /** Effects on the right border: the slope s of a line from the origin meets it at s times the greatest precision. */
    private static void addScale(List<Shape> shapes, Spec spec, ScatterFrame frame, double most) {
        EffectAxis scale =
                new EffectAxis(spec.kind(), frame.up().low() / most, frame.up().high() / most, 0, 1);
        shapes.add(new Shape.Line(frame.right(), frame.top(), frame.right(), frame.bottom(), Theme.AXIS));
        double last = Double.POSITIVE_INFINITY;
        for (EffectAxis.Tick tick : scale.ticks()) {
            double y = frame.y(tick.value() * most);
            if (last - y > 13) {
                shapes.addAll(frame.rightTicks(tick.value() * most, tick.label()));
                last = y;
            }
        }
        double middle = (frame.top() + frame.bottom()) / 2;
        String words = Theme.LABEL.fit(spec.scaleTitle(), frame.bottom() - frame.top());
        shapes.add(new Shape.Text(frame.right() + ROOM_RIGHT - 16, middle, words, Theme.LABEL, Anchor.MIDDLE, -90));
    }
}
