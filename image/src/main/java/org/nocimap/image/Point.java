package org.nocimap.image;

/**
 * A place in millimetres: x grows to the right, y to the front, z to the top (RAS+). Which space (MNI, Talairach) it is in
 * is said by whoever holds it.
 */
public record Point(double x, double y, double z) {
    /** Euclidean distance in millimetres. */
    public double distanceTo(Point other) {
        double dx = x - other.x;
        double dy = y - other.y;
        double dz = z - other.z;
        return Math.sqrt(dx * dx + dy * dy + dz * dz);
    }
}
