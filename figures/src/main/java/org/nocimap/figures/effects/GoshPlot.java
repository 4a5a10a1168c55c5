package org.nocimap.figures.effects;

import java.util.ArrayList;
import java.util.List;
import org.nocimap.figures.Theme;
import org.nocimap.figures.drawing.Colour;
import org.nocimap.figures.drawing.Picture;
import org.nocimap.figures.drawing.Shape;
import org.nocimap.figures.drawing.Style;

/**
 * Graphical display of study heterogeneity (Olkin, Dahabreh &amp; Trikalinos 2012, doi:10.1002/jrsm.1053): the pooled effect and I² of
 * all subsets of studies. Subsets are counted in cells, darker for more; several clouds say that the studies are of several kinds.
 */
public final class GoshPlot {
    private static final int COLUMNS = 90;
    private static final int ROWS = 60;
    private static final Style POOLED = Style.line(Theme.ORANGE, 1.4).dashed(4);

    private GoshPlot() {}

    /**
     * What is drawn; effects are values of the axis.
     *
     * @param title one line
     * @param axisTitle such as {@code Risk ratio}
     * @param kind of the axis
     * @param studies how many there are
     * @param pooled of every subset
     * @param i2 of every subset, in percent
     * @param all common effect of all studies
     */
    public record Spec(
            String title,
            String axisTitle,
            EffectAxis.Kind kind,
            int studies,
            float[] pooled,
            float[] i2,
            double all) {}

    /** Draws. */
    public static Picture draw(Spec spec) {
        double low = spec.all();
        double high = spec.all();
        for (float effect : spec.pooled()) {
            low = Math.min(low, effect);
            high = Math.max(high, effect);
        }
        ScatterFrame.Span across = ScatterFrame.Span.of(spec.kind(), low, high);
        ScatterFrame frame =
                new ScatterFrame(spec.title(), across, new ScatterFrame.Span(EffectAxis.Kind.LINEAR, -2, 102), 0);
        int[] counts = new int[COLUMNS * ROWS];
        int most = 0;
        for (int n = 0; n < spec.pooled().length; n++) {
            int column = cell(spec.pooled()[n], across.low(), across.high(), COLUMNS);
            int row = cell(spec.i2()[n], -2, 102, ROWS);
            most = Math.max(most, ++counts[row * COLUMNS + column]);
        }
        List<Shape> shapes = new ArrayList<>();
        double width = (frame.right() - frame.left()) / COLUMNS;
        double height = (frame.bottom() - frame.top()) / ROWS;
        for (int n = 0; n < counts.length; n++) {
            if (counts[n] > 0) {
                double depth = 0.15 + 0.85 * Math.log1p(counts[n]) / Math.log1p(most);
                shapes.add(new Shape.Rect(
                        frame.left() + n % COLUMNS * width,
                        frame.bottom() - (n / COLUMNS + 1) * height,
                        width,
                        height,
                        Style.filled(shade(depth))));
            }
        }
        shapes.addAll(frame.line(spec.all(), -2, spec.all(), 102, POOLED));
        shapes.addAll(frame.axes(spec.axisTitle(), "I² (%)"));
        return frame.picture(
                shapes,
                "Common effect and I² of all " + spec.pooled().length
                        + " subsets of two studies or more; darker where there are more. Dashed: the common effect of"
                        + " all.",
                "GOSH plot of " + spec.pooled().length + " subsets of " + spec.studies() + " studies.");
    }

    private static int cell(double value, double low, double high, int cells) {
        return Math.max(0, Math.min(cells - 1, (int) (cells * (value - low) / (high - low))));
    }

    /** From white to blue, solid, so that both renderers show the same. */
    private static Colour shade(double depth) {
        int from = 0xFFFFFF;
        int to = Theme.BLUE.argb();
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int a = from >> shift & 0xFF;
            int b = to >> shift & 0xFF;
            mixed |= (int) Math.round(a + depth * (b - a)) << shift;
        }
        return Colour.rgb(mixed);
    }
}
