package org.nocimap.figures;

import org.nocimap.image.Point;

/** The three ways to look at a brain. Left is left: x grows to the right of the picture. */
public enum Plane {
    /** Seen from the side, the front on the right. */
    SAGITTAL("x", "P", "A"),
    /** Seen from behind. */
    CORONAL("y", "L", "R"),
    /** Seen from above, the front on top. */
    AXIAL("z", "L", "R");

    private final String axis;
    private final String lowSide;
    private final String highSide;

    Plane(String axis, String lowSide, String highSide) {
        this.axis = axis;
        this.lowSide = lowSide;
        this.highSide = highSide;
    }

    /** The coordinate that is the same all over the plane: x, y or z. */
    public String axis() {
        return axis;
    }

    /** What stands on the left of the picture: L (left) or P (posterior). */
    String lowSide() {
        return lowSide;
    }

    /** What stands on the right of the picture: R (right) or A (anterior). */
    String highSide() {
        return highSide;
    }

    /** Millimetres that grow to the right of the picture. */
    double across(Point point) {
        return this == SAGITTAL ? point.y() : point.x();
    }

    /** Millimetres that grow to the top of the picture. */
    double up(Point point) {
        return this == AXIAL ? point.y() : point.z();
    }

    /** Millimetres that tell one plane from the next. */
    double through(Point point) {
        return switch (this) {
            case SAGITTAL -> point.x();
            case CORONAL -> point.y();
            case AXIAL -> point.z();
        };
    }

    Point point(double across, double up, double through) {
        return switch (this) {
            case SAGITTAL -> new Point(through, across, up);
            case CORONAL -> new Point(across, through, up);
            case AXIAL -> new Point(across, up, through);
        };
    }
}
