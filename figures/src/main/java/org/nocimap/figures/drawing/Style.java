package org.nocimap.figures.drawing;

import java.util.Optional;

/**
 * How a shape is painted: filled, outlined or both.
 *
 * @param fill colour of the inside, if painted
 * @param stroke colour of the line, if drawn
 * @param strokeWidth width of the line in pixels
 * @param dash length of dashes and of the gaps between them in pixels; 0 for an unbroken line
 */
public record Style(Optional<Colour> fill, Optional<Colour> stroke, double strokeWidth, double dash) {
    public Style {
        Finite.checkLengths(strokeWidth, dash);
    }

    public static Style filled(Colour fill) {
        return new Style(Optional.of(fill), Optional.empty(), 0, 0);
    }

    public static Style line(Colour stroke, double width) {
        return new Style(Optional.empty(), Optional.of(stroke), width, 0);
    }

    /** The same inside, with a line around it. */
    public Style outlined(Colour colour, double width) {
        return new Style(fill, Optional.of(colour), width, dash);
    }

    /** The same, the line broken into dashes. */
    public Style dashed(double length) {
        return new Style(fill, stroke, strokeWidth, length);
    }
}
