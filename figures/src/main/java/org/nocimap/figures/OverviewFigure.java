package org.nocimap.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nocimap.figures.drawing.Picture;
import org.nocimap.figures.drawing.Shape;

/** Several figures side by side, to be compared: one for each value of a tag. */
public final class OverviewFigure {
    private static final int MOST_PARTS = 64;

    private OverviewFigure() {}

    /**
     * @param title drawn on top, one line; never blank
     * @param parts the figures, each with its own title, 1 to 64; best made {@link #partWidth} wide, others are scaled
     * @param columns figures in a row, 1 or more
     * @param caption what all parts have in common: what lies underneath, which side is left
     * @param width pixels, 320 to 4000
     */
    public record Spec(String title, List<Picture> parts, int columns, String caption, double width) {
        /** The width that fits a page and a screen. */
        public static final double USUAL_WIDTH = 1100;

        public Spec {
            Frame.checkWidth(width);
            parts = List.copyOf(parts);
            if (parts.isEmpty() || parts.size() > MOST_PARTS) {
                throw new IllegalArgumentException("an overview has 1 to " + MOST_PARTS + " parts");
            }
            if (columns < 1) {
                throw new IllegalArgumentException("an overview has at least one column");
            }
        }
    }

    /** How wide a part is drawn in an overview of so many columns; parts bring their own margins. */
    public static double partWidth(double width, int columns) {
        return width / columns;
    }

    public static Picture draw(Spec spec) {
        int columns = Math.min(spec.columns(), spec.parts().size());
        double partWidth = partWidth(spec.width(), columns);
        Frame frame = new Frame(spec.width(), spec.title(), false);
        List<Shape> shapes = new ArrayList<>(frame.shapes());
        double y = frame.top() - Theme.MARGIN + 4;
        for (int first = 0; first < spec.parts().size(); first += columns) {
            List<Picture> row = spec.parts()
                    .subList(first, Math.min(first + columns, spec.parts().size()));
            double tallest = 0;
            for (int column = 0; column < row.size(); column++) {
                Picture part = row.get(column);
                double scale = partWidth / part.width();
                double x = column * partWidth;
                shapes.add(new Shape.Group(x, y, scale, Optional.empty(), part.shapes()));
                tallest = Math.max(tallest, part.height() * scale);
            }
            y += tallest;
        }
        Caption caption = spec.caption().isBlank()
                ? Caption.none()
                : Caption.wrapped(spec.caption(), spec.width() - 2 * Theme.MARGIN);
        shapes.addAll(caption.shapes(Theme.MARGIN, y));
        String description = spec.parts().stream()
                .map(part -> part.title() + ": " + part.description())
                .collect(Collectors.joining(" "));
        double height = y + caption.height() + Theme.MARGIN;
        return new Picture(spec.width(), height, spec.title(), description, shapes);
    }
}
