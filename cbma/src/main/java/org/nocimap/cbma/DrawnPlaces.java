package org.nocimap.cbma;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.nocimap.files.Checksum;
import org.nocimap.image.Grid;
import org.nocimap.image.Point;

/**
 * Places that permuted foci are drawn from, with what the kernel of every focus of an analysis is at each of them. Sub-voxel
 * offsets are kept to 1/{@value #STEPS} of a voxel, so that kernels can be made beforehand. Immutable; shared by all threads.
 */
final class DrawnPlaces implements Serializable {
    private static final long serialVersionUID = 1;

    /** Offsets in a voxel; one half is one of them, since whole millimetres on a 2 mm grid have it. */
    static final int STEPS = 32;

    private static final int OFFSETS = STEPS + 1;
    private static final int BITS = 6;
    private static final int OFFSET_MASK = (1 << BITS) - 1;

    /** Grid index and, in six bits each, the offsets along x, y, z in steps from −½ voxel; ascending. */
    private final long[] places;

    /** For every focus, which of the kernel widths it has. */
    private final int[] widthOfFocus;

    /** {@code kernels[axis][width · OFFSETS + offset]}. */
    private final CellFactor[][] kernels;

    private DrawnPlaces(long[] places, int[] widthOfFocus, CellFactor[][] kernels) {
        this.places = places;
        this.widthOfFocus = widthOfFocus;
        this.kernels = kernels;
    }

    /**
     * @param points millimetres, in any order; those whose nearest voxel is not on the grid are left out
     * @param fwhmMm the kernel width of every focus of the analysis
     */
    static DrawnPlaces of(Grid grid, List<Point> points, FociRounding rounding, double[] fwhmMm) {
        long[] places = new long[points.size()];
        int count = 0;
        for (Point point : points) {
            double[] index = grid.continuousIndexOf(point);
            int[] voxel = new int[3];
            long offsets = 0;
            for (int axis = 0; axis < 3; axis++) {
                double exact = Math.rint(index[axis] / KernelFactor.OFFSET_STEP) * KernelFactor.OFFSET_STEP;
                voxel[axis] = rounding == FociRounding.TRUNCATE ? (int) exact : (int) Math.floor(exact + 0.5);
                double offset = rounding == FociRounding.NONE ? exact - voxel[axis] : 0;
                offsets = offsets << BITS | Math.round((offset + 0.5) * STEPS);
            }
            if (grid.contains(voxel[0], voxel[1], voxel[2])) {
                places[count++] = (long) grid.index(voxel[0], voxel[1], voxel[2]) << (3 * BITS) | offsets;
            }
        }
        places = Arrays.copyOf(places, count);
        Arrays.sort(places);
        double[] widths = Arrays.stream(fwhmMm).distinct().sorted().toArray();
        int[] widthOfFocus = Arrays.stream(fwhmMm)
                .mapToInt(width -> Arrays.binarySearch(widths, width))
                .toArray();
        return new DrawnPlaces(places, widthOfFocus, kernels(grid, widths));
    }

    private static CellFactor[][] kernels(Grid grid, double[] widths) {
        CellFactor[][] kernels = new CellFactor[3][widths.length * OFFSETS];
        for (int axis = 0; axis < 3; axis++) {
            for (int w = 0; w < widths.length; w++) {
                double sigma = widths[w]
                        / ActivationModel.FWHM_PER_SIGMA
                        / grid.affine().columnNorm(axis);
                for (int o = 0; o < OFFSETS; o++) {
                    KernelFactor factor = KernelFactor.of(sigma, (double) o / STEPS - 0.5);
                    kernels[axis][w * OFFSETS + o] = new CellFactor(factor);
                }
            }
        }
        return kernels;
    }

    int size() {
        return places.length;
    }

    /** Grid index of a place's voxel. */
    int index(int place) {
        return (int) (places[place] >> (3 * BITS));
    }

    /** The kernel of a focus at a place, along x. */
    CellFactor kernelX(int focus, int place) {
        return kernel(0, focus, (int) (places[place] >> (2 * BITS)));
    }

    /** The kernel of a focus at a place, along y. */
    CellFactor kernelY(int focus, int place) {
        return kernel(1, focus, (int) (places[place] >> BITS));
    }

    /** The kernel of a focus at a place, along z. */
    CellFactor kernelZ(int focus, int place) {
        return kernel(2, focus, (int) places[place]);
    }

    private CellFactor kernel(int axis, int focus, int offset) {
        return kernels[axis][widthOfFocus[focus] * OFFSETS + (offset & OFFSET_MASK)];
    }

    /** The largest value of any kernel. */
    double peak() {
        double most = 1;
        for (CellFactor[] axis : kernels) {
            double largest = 0;
            for (CellFactor factor : axis) {
                largest = Math.max(largest, factor.peak);
            }
            most *= largest;
        }
        return most;
    }

    /** Cells that a kernel may reach to either side of the cell of a focus. */
    int reach() {
        return Arrays.stream(kernels)
                .flatMap(Arrays::stream)
                .mapToInt(CellFactor::reach)
                .max()
                .orElse(0);
    }

    /** Differs whenever the places do. */
    String digest() {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * places.length);
        bytes.asLongBuffer().put(places);
        return Checksum.sha256(bytes.array());
    }
}
