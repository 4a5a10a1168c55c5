package org.nocimap.cli;

import java.nio.file.Path;
import org.nocimap.image.Affine;
import org.nocimap.image.Grid;
import org.nocimap.image.Point;
import org.nocimap.image.Volume;
import org.nocimap.image.nifti.NiftiFile;
import org.nocimap.image.nifti.NiftiMeta;

/** A coarse mask that makes analyses quick: an ellipsoid of the size of a brain, on a 4 mm grid. */
final class SmallMask {
    private static final Grid GRID = new Grid(46, 55, 46, Affine.of(4, 0, 0, -90, 0, 4, 0, -126, 0, 0, 4, -72));

    private SmallMask() {}

    static Path write(Path file) {
        return write(file, new Point(0, -18, 8), 64);
    }

    /** An ellipsoid about a place. */
    static Path write(Path file, Point centre, double radiusMm) {
        float[] data = new float[GRID.size()];
        for (int n = 0; n < data.length; n++) {
            Point p = GRID.pointOf(n);
            double x = (p.x() - centre.x()) / radiusMm;
            double y = (p.y() - centre.y()) / (1.3 * radiusMm);
            double z = (p.z() - centre.z()) / radiusMm;
            data[n] = x * x + y * y + z * z <= 1 ? 1 : 0;
        }
        NiftiFile.write(file, new Volume(GRID, data), NiftiMeta.withDefaults());
        return file;
    }
}
