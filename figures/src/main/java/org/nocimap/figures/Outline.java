package org.nocimap.figures;

import org.nocimap.figures.drawing.Colour;
import org.nocimap.image.Grid;
import org.nocimap.image.Volume;

/**
 * The edge of a region, drawn over a map.
 *
 * @param region 1 inside, 0 outside
 * @param name what captions call it
 */
record Outline(Volume region, String name) {
    /** Apart from the colours of maps and anatomy, for all kinds of colour vision. */
    static final Colour COLOUR = Colour.rgb(0x00A8C6);

    /** A caption's sentence, with a blank at its end. */
    String inWords() {
        return "Blue-green outline: " + name + ". ";
    }

    /**
     * Paints the edge where a plane cuts the region: what lies inside and within a pixel of the outside.
     *
     * @param argb pixels of the plane; modified
     */
    void paint(int[] argb, Grid plane) {
        paintEdge(argb, plane, Sampler.sample(region, plane));
    }

    /**
     * Paints the edge of what is not zero.
     *
     * @param argb pixels of the plane; modified
     * @param values of the same pixels
     */
    static void paintEdge(int[] argb, Grid plane, float[] values) {
        int nx = plane.nx();
        int ny = plane.ny();
        for (int y = 0; y < ny; y++) {
            for (int x = 0; x < nx; x++) {
                if (values[y * nx + x] != 0 && touchesOutside(values, nx, ny, x, y)) {
                    argb[y * nx + x] = COLOUR.argb();
                }
            }
        }
    }

    private static boolean touchesOutside(float[] values, int nx, int ny, int x, int y) {
        for (int dy = -1; dy <= 1; dy++) {
            for (int dx = -1; dx <= 1; dx++) {
                boolean there = x + dx >= 0 && y + dy >= 0 && x + dx < nx && y + dy < ny;
                if (!there || values[(y + dy) * nx + x + dx] == 0) {
                    return true;
                }
            }
        }
        return false;
    }
}
