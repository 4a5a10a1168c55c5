package org.nocimap.figures.effects;

import java.util.ArrayList;
import java.util.List;
import org.nocimap.figures.Theme;
import org.nocimap.figures.Ticks;
import org.nocimap.figures.drawing.Anchor;
import org.nocimap.figures.drawing.At;
import org.nocimap.figures.drawing.Colour;
import org.nocimap.figures.drawing.Ends;
import org.nocimap.figures.drawing.Picture;
import org.nocimap.figures.drawing.Shape;
import org.nocimap.figures.drawing.Style;

/**
 * A funnel plot: effects against standard errors, precise studies on top, with contours of significance about no effect (Peters et
 * al. 2008, doi:10.1016/j.jclinepi.2007.11.010), the funnel of the pooled effect, and studies that trim and fill adds.
 */
public final class FunnelPlot {
    private static final double WIDTH = 560;
    private static final double HEIGHT = 340;
    private static final double LEFT = 62;
    private static final double LEGEND = 62;
    private static final double[] CONTOURS = {1.6448536269514722, 1.959963984540054, 2.5758293035489004};
    private static final Colour[] SHADES = {Colour.rgb(0xFFFFFF), Colour.rgb(0xDDE6EE), Colour.rgb(0xBFD0DF)};
    private static final Colour OUTSIDE = Colour.rgb(0xEEF1F4);
    private static final Style STUDY = Style.filled(Theme.INK);
    private static final Style FILLED = Style.filled(Colour.WHITE).outlined(Theme.ORANGE, 1.6);
    private static final Style FUNNEL = Style.line(Theme.BLUE, 1.3).dashed(5);

    private final Spec spec;
    private final EffectAxis axis;
    private final double most;
    private final double top = Theme.MARGIN + Theme.TITLE_HEIGHT + 4;

    /**
     * What is drawn; effects are values of the axis.
     *
     * @param title one line
     * @param axisTitle such as {@code Risk ratio}
     * @param kind of the axis
     * @param effects of the studies, at least one
     * @param standardErrors of the studies, positive
     * @param filledEffects of added studies; may be empty
     * @param filledErrors of added studies
     * @param pooled where the funnel stands
     */
    public record Spec(
            String title,
            String axisTitle,
            EffectAxis.Kind kind,
            double[] effects,
            double[] standardErrors,
            double[] filledEffects,
            double[] filledErrors,
            double pooled) {}

    private FunnelPlot(Spec spec) {
        this.spec = spec;
        double largest = 0;
        for (double error : spec.standardErrors()) {
            largest = Math.max(largest, error);
        }
        most = 1.06 * largest;
        double reach = CONTOURS[1] * most;
        double low = Math.min(0, spec.pooled() - reach);
        double high = Math.max(0, spec.pooled() + reach);
        for (double[] effects : List.of(spec.effects(), spec.filledEffects())) {
            for (double effect : effects) {
                low = Math.min(low, effect);
                high = Math.max(high, effect);
            }
        }
        double air = 0.04 * (high - low);
        axis = new EffectAxis(spec.kind(), low - air, high + air, LEFT, WIDTH - Theme.MARGIN);
    }

    /** Draws. */
    public static Picture draw(Spec spec) {
        FunnelPlot plot = new FunnelPlot(spec);
        double height = plot.bottom() + 44 + LEGEND;
        return new Picture(WIDTH, height, spec.title(), plot.words(), plot.shapes());
    }

    private double bottom() {
        return top + HEIGHT;
    }

    private double y(double error) {
        return top + HEIGHT * error / most;
    }

    private List<Shape> shapes() {
        List<Shape> shapes = new ArrayList<>();
        String title = Theme.TITLE.fit(spec.title(), WIDTH - 2 * Theme.MARGIN);
        shapes.add(new Shape.Text(Theme.MARGIN, Theme.MARGIN + 14, title, Theme.TITLE, Anchor.START));
        shapes.add(new Shape.Rect(axis.left(), top, axis.right() - axis.left(), HEIGHT, Style.filled(OUTSIDE)));
        for (int n = CONTOURS.length - 1; n >= 0; n--) {
            shapes.add(cone(0, CONTOURS[n], Style.filled(SHADES[n])));
        }
        shapes.add(new Shape.Line(axis.x(0), top, axis.x(0), bottom(), Style.line(Theme.MUTED, 1)));
        addFunnel(shapes);
        addPoints(shapes, spec.effects(), spec.standardErrors(), STUDY, 3.4);
        addPoints(shapes, spec.filledEffects(), spec.filledErrors(), FILLED, 4);
        addAxes(shapes);
        addLegend(shapes);
        return shapes;
    }

    /** The triangle of effects less than so many standard errors away, cut at the axis. */
    private Shape cone(double centre, double errors, Style style) {
        double left = Math.max(axis.left(), axis.x(centre - errors * most));
        double right = Math.min(axis.right(), axis.x(centre + errors * most));
        double leftY = y(Math.min(most, (centre - valueAt(left)) / errors));
        double rightY = y(Math.min(most, (valueAt(right) - centre) / errors));
        List<At> ring = List.of(
                new At(axis.x(centre), top),
                new At(left, leftY),
                new At(left, bottom()),
                new At(right, bottom()),
                new At(right, rightY));
        return new Shape.Path(List.of(ring), Ends.CLOSED, style);
    }

    private double valueAt(double x) {
        return axis.low() + (axis.high() - axis.low()) * (x - axis.left()) / (axis.right() - axis.left());
    }

    private void addFunnel(List<Shape> shapes) {
        double x = axis.x(spec.pooled());
        double reach = CONTOURS[1] * most;
        shapes.add(new Shape.Line(x, top, x, bottom(), FUNNEL));
        shapes.add(new Shape.Line(x, top, axis.x(spec.pooled() - reach), bottom(), FUNNEL));
        shapes.add(new Shape.Line(x, top, axis.x(spec.pooled() + reach), bottom(), FUNNEL));
    }

    private void addPoints(List<Shape> shapes, double[] effects, double[] errors, Style style, double radius) {
        for (int i = 0; i < effects.length; i++) {
            shapes.add(new Shape.Circle(axis.x(effects[i]), y(errors[i]), radius, style));
        }
    }

    private void addAxes(List<Shape> shapes) {
        shapes.add(new Shape.Line(axis.left(), bottom(), axis.right(), bottom(), Theme.AXIS));
        for (EffectAxis.Tick tick : axis.ticks()) {
            double x = axis.x(tick.value());
            shapes.add(new Shape.Line(x, bottom(), x, bottom() + 4, Theme.AXIS));
            shapes.add(new Shape.Text(x, bottom() + 16, tick.label(), Theme.SMALL, Anchor.MIDDLE));
        }
        double middle = (axis.left() + axis.right()) / 2;
        shapes.add(new Shape.Text(middle, bottom() + 34, spec.axisTitle(), Theme.LABEL, Anchor.MIDDLE));
        Ticks ticks = Ticks.between(0, most, 6);
        for (double value : ticks.values()) {
            shapes.add(new Shape.Line(axis.left() - 4, y(value), axis.left(), y(value), Theme.AXIS));
            shapes.add(new Shape.Text(axis.left() - 7, y(value) + 4, ticks.label(value), Theme.SMALL, Anchor.END));
        }
        shapes.add(new Shape.Line(axis.left(), top, axis.left(), bottom(), Theme.AXIS));
        shapes.add(new Shape.Text(20, top + HEIGHT / 2, "standard error", Theme.LABEL, Anchor.MIDDLE, -90));
    }

    private void addLegend(List<Shape> shapes) {
        double y = bottom() + 56;
        double x = axis.left();
        String[] words = {"p > 0.10", "0.05 to 0.10", "0.01 to 0.05", "p < 0.01"};
        for (int n = 0; n < words.length; n++) {
            Colour shade = n < SHADES.length ? SHADES[n] : OUTSIDE;
            shapes.add(new Shape.Rect(x, y - 10, 12, 12, Style.filled(shade).outlined(Theme.RULE, 0.8)));
            shapes.add(new Shape.Text(x + 17, y, words[n], Theme.SMALL, Anchor.START));
            x += 17 + Theme.SMALL.widthOf(words[n]) + 20;
        }
        y += 20;
        x = axis.left();
        shapes.add(new Shape.Circle(x + 6, y - 4, 3.4, STUDY));
        shapes.add(new Shape.Text(x + 17, y, "study", Theme.SMALL, Anchor.START));
        x += 17 + Theme.SMALL.widthOf("study") + 20;
        if (spec.filledEffects().length > 0) {
            shapes.add(new Shape.Circle(x + 6, y - 4, 4, FILLED));
            shapes.add(new Shape.Text(x + 17, y, "filled in", Theme.SMALL, Anchor.START));
            x += 17 + Theme.SMALL.widthOf("filled in") + 20;
        }
        shapes.add(new Shape.Line(x, y - 4, x + 22, y - 4, FUNNEL));
        shapes.add(new Shape.Text(x + 27, y, "pooled effect ± 1.96 standard errors", Theme.SMALL, Anchor.START));
    }

    private String words() {
        int studies = spec.effects().length;
        int filled = spec.filledEffects().length;
        return "Funnel plot of " + studies + (studies == 1 ? " study" : " studies") + ": effect against standard error."
                + (filled == 0 ? "" : " Trim and fill adds " + filled + ".");
    }
}
