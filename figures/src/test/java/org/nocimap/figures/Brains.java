package org.nocimap.figures;

import java.util.ArrayList;
import java.util.List;
import org.nocimap.image.Affine;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;
import org.nocimap.image.Volume;

/** Volumes whose truth is known in millimetres, on whatever grid. */
final class Brains {
    /** 4 mm, x growing to the right. */
    static final Grid GRID = new Grid(46, 55, 46, Affine.diagonal(4, 4, 4, -90, -126, -72));

    /** The same places, x growing to the left in memory. */
    static final Grid MIRRORED = new Grid(46, 55, 46, Affine.diagonal(-4, 4, 4, 90, -126, -72));

    /** Axes in another order, y growing to the back. */
    static final Grid TURNED = new Grid(46, 46, 55, Affine.of(0, 4, 0, -90, 0, 0, -4, 90, 4, 0, 0, -72));

    private Brains() {}

    /** An egg of value 100, and 160 within. */
    static Volume egg(Grid grid) {
        return fill(grid, p -> {
            double r = Math.hypot(Math.hypot(p.x() / 70, (p.y() + 18) / 88), (p.z() - 8) / 62);
            return r > 1 ? 0 : r > 0.7 ? 100 : 160;
        });
    }

    static Mask mask(Grid grid) {
        return Mask.of(egg(grid));
    }

    /** A ball of a value around a place. */
    static Volume ball(Grid grid, Point centre, double radius, double value) {
        return fill(grid, p -> p.distanceTo(centre) <= radius ? value : 0);
    }

    interface Field {
        double at(Point point);
    }

    static Volume fill(Grid grid, Field field) {
        float[] data = new float[grid.size()];
        for (int v = 0; v < data.length; v++) {
            data[v] = (float) field.at(grid.pointOf(v));
        }
        return new Volume(grid, data);
    }

    static boolean isColoured(int argb) {
        int red = argb >> 16 & 0xFF;
        int green = argb >> 8 & 0xFF;
        int blue = argb & 0xFF;
        return argb >>> 24 > 0 && Math.max(red, Math.max(green, blue)) - Math.min(red, Math.min(green, blue)) > 40;
    }

    /** Where the coloured pixels of an image are on the picture: mean x, mean y, number; number 0 when there are none. */
    static double[] colouredCentre(Drawn.PlacedImage image) {
        double x = 0;
        double y = 0;
        int n = 0;
        for (int row = 0; row < image.pixels().height(); row++) {
            for (int column = 0; column < image.pixels().width(); column++) {
                if (isColoured(image.pixels().argb()[row * image.pixels().width() + column])) {
                    x += image.left()
                            + image.width() * (column + 0.5) / image.pixels().width();
                    y += image.top()
                            + image.height() * (row + 0.5) / image.pixels().height();
                    n++;
                }
            }
        }
        return new double[] {x / n, y / n, n};
    }

    /** The images of a picture that are brains and not colour bars. */
    static List<Drawn.PlacedImage> slices(Drawn drawn) {
        List<Drawn.PlacedImage> slices = new ArrayList<>(drawn.images);
        slices.removeIf(image -> image.pixels().width() == 1);
        return slices;
    }
}
