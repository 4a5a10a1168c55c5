package org.nocimap.figures;

import org.nocimap.figures.drawing.Colour;

/**
 * A level of risk of bias as figures show it: a colour, a sign and, in the legend, its words.
 *
 * @param words as the instrument says it
 * @param sign one character
 * @param colour that tells levels apart without red and green: {@link #LOW}, {@link #MIDDLE}, {@link #HIGH}, {@link #CRITICAL} or
 *     {@link #UNKNOWN}
 */
public record BiasLevel(String words, String sign, Colour colour) {
    public static final Colour LOW = Colour.rgb(0x2B6CA3);
    public static final Colour MIDDLE = Colour.rgb(0xF0D264);
    public static final Colour HIGH = Colour.rgb(0xC8540A);
    public static final Colour CRITICAL = Colour.rgb(0x5E1A08);
    public static final Colour UNKNOWN = Colour.rgb(0xC4C4C4);

    public BiasLevel {
        if (words.isBlank() || sign.isBlank()) {
            throw new IllegalArgumentException("a level has words and a sign");
        }
    }

    /** The colour of letters on this level's colour. */
    Colour ink() {
        return colour.equals(MIDDLE) || colour.equals(UNKNOWN) ? Theme.INK : Colour.rgb(0xFFFFFF);
    }
}
