package org.nocimap.figures.drawing;

/** Guards the drawing against numbers that no renderer can draw. */
final class Finite {
    private Finite() {}

    /**
     * @throws IllegalArgumentException when a number is NaN or infinite
     */
    static void check(double... numbers) {
        for (double number : numbers) {
            if (!Double.isFinite(number)) {
                throw new IllegalArgumentException("a shape has finite coordinates, not " + number);
            }
        }
    }

    /**
     * @throws IllegalArgumentException when a length is NaN, infinite or negative
     */
    static void checkLengths(double... lengths) {
        check(lengths);
        for (double length : lengths) {
            if (length < 0) {
                throw new IllegalArgumentException("a length is not negative, as " + length + " is");
            }
        }
    }
}
