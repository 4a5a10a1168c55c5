package org.nocimap.figures.drawing;

/** Width and height in pixels, neither negative. */
public record Size(double width, double height) {
    public Size {
        Finite.checkLengths(width, height);
    }
}
