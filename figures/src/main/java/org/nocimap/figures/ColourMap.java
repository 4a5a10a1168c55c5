package org.nocimap.figures;

import org.nocimap.figures.drawing.Colour;

/**
 * Colours for numbers. Lightness always moves one way, so that the order survives colour blindness and grey print. The
 * points between which a map runs are chosen for this project; between them red, green and blue change evenly.
 */
public final class ColourMap {
    /** From dark red over orange to pale yellow: strong is light. For values above zero on a grey brain. */
    public static final ColourMap HEAT = new ColourMap(0x7A0403, 0xC42503, 0xF06A0F, 0xFDB52B, 0xFEF3A8);

    /** From dark blue to pale cyan: strong is light. For values below zero on a grey brain. */
    public static final ColourMap COOL = new ColourMap(0x0B1F6B, 0x1450B4, 0x1E8FD6, 0x35C4E0, 0x8CF2EA);

    /** From pale orange to dark red: strong is dark. For white ground. */
    public static final ColourMap EMBER = new ColourMap(0xFDDCA9, 0xFBB05E, 0xF0752B, 0xC93A14, 0x7A0A14);

    /** From pale to dark blue: strong is dark. For white ground. */
    public static final ColourMap FROST = new ColourMap(0xC9E1F2, 0x8FC0E2, 0x4A93CC, 0x1E62A6, 0x0B2F6B);

    /** Grey, for anatomy on white ground. */
    public static final ColourMap GREY = new ColourMap(0x2B2B2B, 0xF4F4F4);

    /** Number of colours in a map. */
    public static final int LEVELS = 72;

    private final int[] argb;

    private ColourMap(int... points) {
        argb = new int[LEVELS];
        for (int level = 0; level < LEVELS; level++) {
            double place = (double) level / (LEVELS - 1) * (points.length - 1);
            int left = Math.min((int) place, points.length - 2);
            argb[level] = mix(points[left], points[left + 1], place - left);
        }
    }

    private static int mix(int from, int to, double share) {
        int mixed = 0xFF;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int a = from >> shift & 0xFF;
            int b = to >> shift & 0xFF;
            mixed = mixed << 8 | (int) Math.round(a + share * (b - a));
        }
        return mixed;
    }

    /** The colour for a fraction from 0 (weakest) to 1 (strongest); what lies outside gets the end's colour. */
    public Colour colour(double fraction) {
        return new Colour(argb(fraction));
    }

    int argb(double fraction) {
        int level = (int) (fraction * LEVELS);
        return argb[Math.max(0, Math.min(LEVELS - 1, level))];
    }
}
