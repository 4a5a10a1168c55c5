package org.nocimap.figures.effects;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nocimap.figures.BiasLevel;
import org.nocimap.figures.Caption;
import org.nocimap.figures.Theme;
import org.nocimap.figures.TrafficLightFigure;
import org.nocimap.figures.drawing.Anchor;
import org.nocimap.figures.drawing.Shape;
import org.nocimap.figures.drawing.TextStyle;

/**
 * The risk of bias beside the studies of a forest plot: a column of discs for each domain, called A, B, … as Cochrane does.
 *
 * @param instrument such as {@code RoB 2}
 * @param domains what each column is about, at least one
 * @param levels all that the instrument has, for the legend
 */
public record RiskColumns(String instrument, List<String> domains, List<BiasLevel> levels) {
    private static final String HEADING = "Risk of bias";
    private static final double ABOVE_LEGEND = 14;

    public RiskColumns {
        domains = List.copyOf(domains);
        levels = List.copyOf(levels);
        if (domains.isEmpty() || levels.isEmpty()) {
            throw new IllegalArgumentException("a risk of bias has domains and levels");
        }
    }

    private static double pitch(double rowHeight) {
        return rowHeight + 1;
    }

    /** How wide all columns are, in pixels. */
    double width(double rowHeight, TextStyle bold) {
        return Math.max(bold.widthOf(HEADING), domains.size() * pitch(rowHeight));
    }

    private double centre(int domain, double left, double rowHeight) {
        return left + (domain + 0.5) * pitch(rowHeight);
    }

    /** The letters over the columns, and what they are together above them. */
    List<Shape> headings(double left, double baseline, double line, double rowHeight, TextStyle bold) {
        List<Shape> shapes = new ArrayList<>();
        shapes.add(new Shape.Text(left, baseline - line, HEADING, bold, Anchor.START));
        for (int d = 0; d < domains.size(); d++) {
            shapes.add(new Shape.Text(centre(d, left, rowHeight), baseline, letter(d), bold, Anchor.MIDDLE));
        }
        return shapes;
    }

    /** One study's discs. */
    List<Shape> discs(List<Optional<BiasLevel>> risks, double left, double middle, double rowHeight) {
        List<Shape> shapes = new ArrayList<>();
        for (int d = 0; d < Math.min(domains.size(), risks.size()); d++) {
            double x = centre(d, left, rowHeight);
            risks.get(d)
                    .ifPresent(level -> shapes.addAll(TrafficLightFigure.light(level, x, middle, 0.42 * rowHeight)));
        }
        return shapes;
    }

    /** What letters, signs and colours mean; adds to the shapes and gives the place under it. */
    double legend(List<Shape> shapes, double top, double width) {
        double under = TrafficLightFigure.legend(levels, shapes, Theme.MARGIN, top + ABOVE_LEGEND, width);
        List<String> meanings = new ArrayList<>();
        for (int d = 0; d < domains.size(); d++) {
            meanings.add(letter(d) + " " + domains.get(d));
        }
        Caption caption = Caption.wrapped(
                HEADING + " (" + instrument + "): " + String.join("; ", meanings) + ".", width - 2 * Theme.MARGIN);
        shapes.addAll(caption.shapes(Theme.MARGIN, under));
        return under + caption.height();
    }

    private static String letter(int domain) {
        return domain < 26 ? String.valueOf((char) ('A' + domain)) : Integer.toString(domain + 1);
    }
}
