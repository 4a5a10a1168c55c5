package org.nocimap.figures.drawing;

/**
 * A colour of the sRGB space.
 *
 * @param argb opacity (0 clear to 255 solid), red, green, blue, eight bits each, opacity highest
 */
public record Colour(int argb) {
    public static final Colour WHITE = rgb(0xFFFFFF);

    /** A solid colour, as in {@code 0xRRGGBB}. */
    public static Colour rgb(int rgb) {
        return new Colour(0xFF000000 | rgb);
    }

    /** The same colour, see-through.
     *
     * @param opacity 0 (clear) to 1 (solid)
     */
    public Colour withOpacity(double opacity) {
        if (!(opacity >= 0 && opacity <= 1)) {
            throw new IllegalArgumentException("opacity lies between 0 and 1, not " + opacity);
        }
        return new Colour((int) Math.round(opacity * 255) << 24 | (argb & 0xFFFFFF));
    }

    /** 0 (clear) to 1 (solid). */
    public double opacity() {
        return (argb >>> 24) / 255.0;
    }

    /** Red, green and blue as {@code #rrggbb}. */
    public String hex() {
        String digits = Integer.toHexString(argb & 0xFFFFFF);
        return "#" + "0".repeat(6 - digits.length()) + digits;
    }
}
