package org.nocimap.figures;

import java.util.Optional;
import org.nocimap.figures.drawing.Colour;
import org.nocimap.figures.drawing.Pixels;
import org.nocimap.figures.drawing.Shape;
import org.nocimap.image.Grid;
import org.nocimap.image.Volume;

/** Turns one plane of an underlay and of an overlay into pixels: row by row from the grid's j = 0, which is the top. */
final class SlicePainter {
    private SlicePainter() {}

    /**
     * Anatomy with a map on it.
     *
     * @param panel where on the drawing
     * @param through where the slice lies, in mm along the axis that the panel's plane cuts
     * @param density pixels of the image for each pixel of the drawing
     */
    static Shape.Image slice(Panel panel, double through, double density, Anatomy underlay, Optional<Overlay> overlay) {
        Grid plane = panel.raster(through, density);
        int[] argb = new int[plane.size()];
        paint(argb, plane, underlay);
        overlay.ifPresent(map -> paint(argb, plane, map.shown(), map.range(), Ground.BRAIN));
        overlay.flatMap(Overlay::outline).ifPresent(outline -> outline.paint(argb, plane));
        return image(panel, plane, argb);
    }

    /** The strongest values in the direction of view, on clear ground. */
    static Shape.Image projection(Panel panel, double density, Projection projection, Range range) {
        Grid plane = panel.raster(0, density);
        int[] argb = new int[plane.size()];
        paint(argb, plane, projection.strongest(), range, Ground.PAPER);
        return image(panel, plane, argb);
    }

    /** The edge of a region's shadow, on clear ground. */
    static Shape.Image shadow(Panel panel, double density, Projection projection) {
        Grid plane = panel.raster(0, density);
        int[] argb = new int[plane.size()];
        Outline.paintEdge(argb, plane, Sampler.sample(projection.strongest(), plane));
        return image(panel, plane, argb);
    }

    /**
     * Paints anatomy where there is any, and white elsewhere.
     *
     * @param argb pixels of the plane; modified
     */
    private static void paint(int[] argb, Grid plane, Anatomy underlay) {
        float[] values = Sampler.sample(underlay.volume(), plane);
        int white = Colour.WHITE.argb();
        Range window = underlay.window();
        for (int n = 0; n < argb.length; n++) {
            argb[n] = values[n] > 0 ? ColourMap.GREY.argb(window.fraction(values[n])) : white;
        }
    }

    /**
     * Paints a map where it is shown.
     *
     * @param argb pixels of the plane; modified
     * @param shown the map, zero where nothing is shown
     * @param range absolute values of the first and the last colour
     */
    private static void paint(int[] argb, Grid plane, Volume shown, Range range, Ground ground) {
        float[] values = Sampler.sample(shown, plane);
        for (int n = 0; n < argb.length; n++) {
            if (values[n] != 0) {
                ColourMap colours = values[n] < 0 ? ground.below() : ground.above();
                argb[n] = colours.argb(range.fraction(Math.abs(values[n])));
            }
        }
    }

    private static Shape.Image image(Panel panel, Grid plane, int[] argb) {
        Pixels pixels = new Pixels(plane.nx(), plane.ny(), argb);
        return new Shape.Image(panel.x(), panel.y(), panel.width(), panel.height(), pixels);
    }
}
