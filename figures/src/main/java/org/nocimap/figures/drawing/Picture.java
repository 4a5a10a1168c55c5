package org.nocimap.figures.drawing;

import java.util.List;
import java.util.Objects;

/**
 * A finished drawing on white ground.
 *
 * @param width pixels, above 0
 * @param height pixels, above 0
 * @param title what the picture is, one line; never blank
 * @param description what somebody who cannot see the picture needs to know; never blank
 * @param shapes from back to front
 */
public record Picture(double width, double height, String title, String description, List<Shape> shapes) {
    public Picture {
        Finite.checkLengths(width, height);
        if (width == 0 || height == 0) {
            throw new IllegalArgumentException("a picture has a width and a height above 0");
        }
        Objects.requireNonNull(title);
        Objects.requireNonNull(description);
        if (title.isBlank() || description.isBlank()) {
            throw new IllegalArgumentException("a picture has a title and a description for those who cannot see it");
        }
        shapes = List.copyOf(shapes);
    }
}
