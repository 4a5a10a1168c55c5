package org.nocimap.figures.effects;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nocimap.figures.Theme;
import org.nocimap.figures.drawing.Picture;
import org.nocimap.figures.drawing.Shape;
import org.nocimap.figures.drawing.Style;

/**
 * The plot of Baujat et al. 2002 (doi:10.1002/sim.1221): every study's part of the heterogeneity against what it does to the pooled
 * effect. Studies in the upper right corner do both.
 */
public final class BaujatPlot {
    private static final double RADIUS = 3.6;

    private BaujatPlot() {}

    /**
     * What is drawn.
     *
     * @param title one line
     * @param names of the studies
     * @param heterogeneity their parts of Q, at least 0
     * @param influence their squared shifts of the pooled effect, at least 0
     */
    public record Spec(String title, List<String> names, double[] heterogeneity, double[] influence) {
        public Spec {
            names = List.copyOf(names);
        }
    }

    /** Draws. */
    public static Picture draw(Spec spec) {
        ScatterFrame frame = new ScatterFrame(
                spec.title(),
                ScatterFrame.Span.of(EffectAxis.Kind.LINEAR, spec.heterogeneity())
                        .from(0),
                ScatterFrame.Span.of(EffectAxis.Kind.LINEAR, spec.influence()).from(0),
                0);
        double mostAcross = Math.max(
                Double.MIN_NORMAL, Arrays.stream(spec.heterogeneity()).max().orElse(0));
        double mostUp = Math.max(
                Double.MIN_NORMAL, Arrays.stream(spec.influence()).max().orElse(0));
        List<Shape> shapes = new ArrayList<>();
        List<PointNames.Point> points = new ArrayList<>();
        int strongest = 0;
        for (int i = 0; i < spec.names().size(); i++) {
            double x = spec.heterogeneity()[i];
            double y = spec.influence()[i];
            points.add(new PointNames.Point(
                    frame.x(x), frame.y(y), RADIUS, spec.names().get(i), x / mostAcross + y / mostUp));
            strongest = points.get(i).importance() > points.get(strongest).importance() ? i : strongest;
        }
        shapes.addAll(frame.axes("part of the heterogeneity, Q", "influence on the pooled effect"));
        points.forEach(
                point -> shapes.add(new Shape.Circle(point.x(), point.y(), point.radius(), Style.filled(Theme.BLUE))));
        shapes.addAll(PointNames.beside(points, frame));
        return frame.picture(
                shapes,
                "From common-effect models. Across: (effect − pooled effect)² / variance. Up: squared shift of the"
                        + " pooled effect when the study is left out, in variances of what remains.",
                "Baujat plot of " + spec.names().size() + " studies. "
                        + spec.names().get(strongest) + " stands furthest out.");
    }
}
