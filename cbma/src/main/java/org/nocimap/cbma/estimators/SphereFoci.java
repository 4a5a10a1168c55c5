package org.nocimap.cbma.estimators;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;

/** Where the foci of all experiments lie on the analysis grid, each with its sphere. Immutable; shared by all threads. */
final class SphereFoci implements Serializable {
    private static final long serialVersionUID = 1;

    private final Mask mask;
    private final SphereShape[] shapes;

    /** Foci of experiment e are {@code first[e]} to {@code first[e + 1] − 1}. */
    private final int[] first;

    /** Nearest voxel of every focus, i, j, k one after the other; perhaps outside the grid. */
    private final int[] voxels;

    private final int[] shapeOf;

    private SphereFoci(Mask mask, SphereShape[] shapes, int[] first, int[] voxels, int[] shapeOf) {
        this.mask = mask;
        this.shapes = shapes;
        this.first = first;
        this.voxels = voxels;
        this.shapeOf = shapeOf;
    }

    private record Offset(long x, long y, long z) {}

    /**
     * @param mask on a grid without shear
     * @param foci for every experiment its foci, mm
     */
    static SphereFoci place(Mask mask, List<List<Point>> foci, double radiusMm) {
        Grid grid = mask.grid();
        int total = foci.stream().mapToInt(List::size).sum();
        int[] first = new int[foci.size() + 1];
        int[] voxels = new int[3 * total];
        int[] shapeOf = new int[total];
        Map<Offset, Integer> known = new HashMap<>();
        List<SphereShape> shapes = new ArrayList<>();
        int f = 0;
        for (int e = 0; e < foci.size(); e++) {
            for (Point focus : foci.get(e)) {
                double[] index = grid.continuousIndexOf(focus);
                double[] offset = new double[3];
                long[] steps = new long[3];
                for (int axis = 0; axis < 3; axis++) {
                    double exact = Math.rint(index[axis] / SphereShape.OFFSET_STEP) * SphereShape.OFFSET_STEP;
                    int voxel = (int) Math.floor(exact + 0.5);
                    voxels[3 * f + axis] = voxel;
                    steps[axis] = Math.round((exact - voxel) / SphereShape.OFFSET_STEP);
                    offset[axis] = steps[axis] * SphereShape.OFFSET_STEP;
                }
                shapeOf[f++] = known.computeIfAbsent(new Offset(steps[0], steps[1], steps[2]), key -> {
                    shapes.add(SphereShape.of(grid, radiusMm, offset));
                    return shapes.size() - 1;
                });
            }
            first[e + 1] = f;
        }
        return new SphereFoci(mask, shapes.toArray(new SphereShape[0]), first, voxels, shapeOf);
    }

    Mask mask() {
        return mask;
    }

    int experimentCount() {
        return first.length - 1;
    }

    int focusCount() {
        return shapeOf.length;
    }

    /** Number of the experiment's first focus. */
    int firstFocus(int experiment) {
        return first[experiment];
    }

    /** One more than the number of its last. */
    int endFocus(int experiment) {
        return first[experiment + 1];
    }

    SphereShape shape(int focus) {
        return shapes[shapeOf[focus]];
    }

    /** Nearest voxel along an axis (0–2). */
    int voxel(int focus, int axis) {
        return voxels[3 * focus + axis];
    }

    /** The farthest that any sphere reaches, in voxels. */
    int reach() {
        int most = 0;
        for (SphereShape shape : shapes) {
            most = Math.max(most, shape.reach());
        }
        return most;
    }

    /** A text that differs whenever the foci or spheres do. */
    String digest() {
        StringBuilder text = new StringBuilder();
        for (int e = 0; e < experimentCount(); e++) {
            text.append('e');
            for (int f = first[e]; f < first[e + 1]; f++) {
                text.append(voxels[3 * f])
                        .append(',')
                        .append(voxels[3 * f + 1])
                        .append(',')
                        .append(voxels[3 * f + 2]);
                SphereShape shape = shape(f);
                text.append(',').append(shape.voxels()).append(',').append(java.util.Arrays.deepHashCode(shape.rows()));
                text.append(';');
            }
        }
        return org.nocimap.files.Checksum.sha256(text.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
