package org.nocimap.figures.drawing;

/**
 * A small raster image. The array is {@code int[height·width]}, row by row from the top, each entry opacity, red, green,
 * blue as in {@link Colour#argb()}; it belongs to the image from then on: whoever made it must not change it any more.
 */
public record Pixels(int width, int height, int[] argb) {
    /** Most pixels accepted in one image. */
    public static final int MAX_PIXELS = 1 << 26;

    public Pixels {
        if (width < 1 || height < 1 || (long) width * height > MAX_PIXELS) {
            throw new IllegalArgumentException("an image has 1 to " + MAX_PIXELS + " pixels");
        }
        if (argb.length != width * height) {
            throw new IllegalArgumentException("width times height is " + width * height + ", not " + argb.length);
        }
    }
}
