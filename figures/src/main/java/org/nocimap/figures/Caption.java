package org.nocimap.figures;

import java.util.ArrayList;
import java.util.List;
import org.nocimap.figures.drawing.Anchor;
import org.nocimap.figures.drawing.Shape;
import org.nocimap.figures.drawing.TextStyle;

/** Text under a figure, broken into lines. */
public record Caption(List<String> lines) {
    private static final double LINE = 15;
    private static final TextStyle STYLE = Theme.CAPTION;

    /** What every figure that shows sides says. */
    public static final String LEFT_IS_LEFT =
            "L left, R right: the left of the brain is on the left of the picture" + " (neurological convention).";

    /** What a view from the side says besides. */
    public static final String FRONT_IS_RIGHT = "P posterior, A anterior.";

    public Caption {
        lines = List.copyOf(lines);
    }

    public static Caption none() {
        return new Caption(List.of());
    }

    /** Breaks between words; a word wider than the line is shortened. */
    public static Caption wrapped(String text, double width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && STYLE.widthOf(longer) > width) {
                lines.add(STYLE.fit(line.toString(), width));
                line.setLength(0);
                line.append(word);
            } else {
                line.setLength(0);
                line.append(longer);
            }
        }
        lines.add(STYLE.fit(line.toString(), width));
        return new Caption(lines);
    }

    public double height() {
        return lines.isEmpty() ? 0 : lines.size() * LINE + 4;
    }

    /** The lines, the first one below {@code top}. */
    public List<Shape> shapes(double left, double top) {
        List<Shape> shapes = new ArrayList<>();
        for (int n = 0; n < lines.size(); n++) {
            shapes.add(new Shape.Text(left, top + 4 + (n + 1) * LINE - 4, lines.get(n), STYLE, Anchor.START));
        }
        return shapes;
    }
}
