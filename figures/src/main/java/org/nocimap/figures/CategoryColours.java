package org.nocimap.figures;

import java.util.List;
import org.nocimap.figures.drawing.Colour;

/**
 * Colours for things that have no order. The first seven are those of Okabe and Ito for all kinds of colour vision, without
 * their yellow, which is hard to see on white; five of Paul Tol's follow. A figure with more than a few of them needs a second
 * code besides, such as place or text.
 */
final class CategoryColours {
    private static final List<Colour> COLOURS = List.of(
            Colour.rgb(0x0072B2),
            Colour.rgb(0xD55E00),
            Colour.rgb(0x009E73),
            Colour.rgb(0xCC79A7),
            Colour.rgb(0x56B4E9),
            Colour.rgb(0xE69F00),
            Colour.rgb(0x2B2B2B),
            Colour.rgb(0x882255),
            Colour.rgb(0x999933),
            Colour.rgb(0x332288),
            Colour.rgb(0x44AA99),
            Colour.rgb(0xA8996B));

    private CategoryColours() {}

    /** How many there are. */
    static int count() {
        return COLOURS.size();
    }

    /**
     * @param n 0 or more; they begin again after the last
     */
    static Colour of(int n) {
        return COLOURS.get(n % COLOURS.size());
    }

    /** Mixed with white; 0 is white, 1 the colour itself. */
    static Colour tint(Colour colour, double share) {
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int c = colour.argb() >> shift & 0xFF;
            mixed = mixed << 8 | (int) Math.round(255 + share * (c - 255));
        }
        return Colour.rgb(mixed);
    }
}
