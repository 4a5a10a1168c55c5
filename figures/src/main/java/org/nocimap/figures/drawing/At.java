package org.nocimap.figures.drawing;

/** A place on the drawing: pixels, x to the right, y down. */
public record At(double x, double y) {
    public At {
        Finite.check(x, y);
    }
}
