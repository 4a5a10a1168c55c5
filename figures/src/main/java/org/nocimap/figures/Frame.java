package org.nocimap.figures;

import java.util.List;
import java.util.Optional;
import org.nocimap.figures.drawing.Anchor;
import org.nocimap.figures.drawing.Shape;

/**
 * What surrounds the panels of a brain figure: its title and the room for a colour bar.
 *
 * @param width width of the whole figure in pixels
 * @param title drawn on top
 * @param hasBar whether a colour bar stands on the right
 */
record Frame(double width, String title, boolean hasBar) {
    private static final double NARROWEST = 320;
    private static final double WIDEST = 4000;
    private static final double BAR_GAP = 20;

    /**
     * @throws IllegalArgumentException when no figure fits into the width
     */
    static void checkWidth(double width) {
        if (!(width >= NARROWEST && width <= WIDEST)) {
            throw new IllegalArgumentException("a figure is " + NARROWEST + " to " + WIDEST + " pixels wide");
        }
    }

    /** Where the content begins, in pixels from the top. */
    double top() {
        return Theme.MARGIN + Theme.TITLE_HEIGHT;
    }

    double contentWidth() {
        return width - 2 * Theme.MARGIN - (hasBar ? ColourBar.WIDTH + BAR_GAP : 0);
    }

    double barLeft() {
        return Theme.MARGIN + contentWidth() + BAR_GAP;
    }

    List<Shape> shapes() {
        String fitting = Theme.TITLE.fit(title, width - 2 * Theme.MARGIN);
        return List.of(new Shape.Text(Theme.MARGIN, Theme.MARGIN + 14, fitting, Theme.TITLE, Anchor.START));
    }

    /** The box around tissue and all that is shown of the map. */
    static Extent extent(Anatomy underlay, Optional<Overlay> overlay) {
        Extent tissue = underlay.extent();
        return overlay.flatMap(Overlay::extent).map(tissue::including).orElse(tissue);
    }

    /** A sentence about a map for those who cannot see it, with a blank at its end. */
    static String inWords(Overlay overlay) {
        String outline = overlay.outline().map(Outline::inWords).orElse("");
        if (overlay.extent().isEmpty()) {
            return "No voxel of the map (" + overlay.label() + ") is shown. " + outline;
        }
        Range range = overlay.range();
        Ticks digits = Ticks.between(0, Math.max(range.high(), 1e-6), 50);
        return "Colours show " + overlay.label() + " from " + digits.label(range.low()) + " to "
                + digits.label(range.high())
                + (overlay.sides() == Sides.BOTH ? ", blue for values below zero. " : ". ")
                + outline;
    }
}
