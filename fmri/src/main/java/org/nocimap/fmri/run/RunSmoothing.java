package org.nocimap.fmri.run;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;
import org.nocimap.image.Voxel;

/**
 * Gaussian smoothing of a run inside its mask: smoothed values over smoothed mask, so that the edge of the brain is not darkened
 * and nothing from outside comes in. With a mask that is a full box this is {@link org.nocimap.image.GaussianSmoothing}, which
 * has the same kernel.
 *
 * <p>A hot loop: each volume is laid into the mask's bounding box with an empty border, and each axis is one pass of weighted sums of
 * shifted rows of floats, which the compiler turns into vector instructions.
 */
public final class RunSmoothing {
    private static final double FWHM_PER_SIGMA = Math.sqrt(8 * Math.log(2));

    private final Mask mask;
    private final int[] size = new int[3];
    private final int[] place;
    private final float[][] kernels = new float[3][];
    private final float[] weight;

    /**
     * @param fwhmMm full width at half maximum, mm; 0 changes nothing
     * @throws IllegalArgumentException when the grid of the mask is sheared, or the width is not a number from 0 to 100
     */
    public RunSmoothing(Mask mask, double fwhmMm) {
        Grid grid = mask.grid();
        if (!(fwhmMm >= 0 && fwhmMm <= 100) || !grid.affine().isOrthogonal()) {
            throw new IllegalArgumentException("smoothing takes a width from 0 to 100 mm and axes at right angles");
        }
        this.mask = mask;
        int[] least = {Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE};
        int[] most = {-1, -1, -1};
        for (int n = 0; n < mask.size(); n++) {
            int[] at = axes(grid.voxel(mask.index(n)));
            for (int axis = 0; axis < 3; axis++) {
                least[axis] = Math.min(least[axis], at[axis]);
                most[axis] = Math.max(most[axis], at[axis]);
            }
        }
        for (int axis = 0; axis < 3; axis++) {
            size[axis] = most[axis] - least[axis] + 1;
            kernels[axis] = kernel(fwhmMm / FWHM_PER_SIGMA / grid.affine().columnNorm(axis), size[axis]);
        }
        this.place = new int[mask.size()];
        for (int n = 0; n < place.length; n++) {
            int[] at = axes(grid.voxel(mask.index(n)));
            place[n] = ((at[2] - least[2]) * size[1] + at[1] - least[1]) * size[0] + at[0] - least[0];
        }
        float[] ones = new float[mask.size()];
        Arrays.fill(ones, 1);
        this.weight = new float[mask.size()];
        smooth(ones, weight);
    }

    private static int[] axes(Voxel v) {
        return new int[] {v.i(), v.j(), v.k()};
    }

    /**
     * @param run on the same mask; its volumes are modified
     */
    public void apply(Run run) {
        if (!run.mask().equals(mask) && run.voxels() != mask.size()) {
            throw new IllegalArgumentException("the run lies on another mask");
        }
        IntStream.range(0, run.length()).parallel().forEach(t -> {
            float[] volume = run.volumes()[t];
            smooth(volume, volume);
            for (int v = 0; v < volume.length; v++) {
                volume[v] /= weight[v];
            }
        });
    }

    private void smooth(float[] in, float[] out) {
        float[] box = new float[size[0] * size[1] * size[2]];
        for (int n = 0; n < place.length; n++) {
            box[place[n]] = in[n];
        }
        float[] other = new float[box.length];
        int plane = size[0] * size[1];
        for (int row = 0; row < size[1] * size[2]; row++) {
            pass(box, other, row * size[0], 1, size[0], 1, kernels[0]);
        }
        for (int k = 0; k < size[2]; k++) {
            pass(other, box, k * plane, size[0], size[1], size[0], kernels[1]);
        }
        pass(box, other, 0, plane, size[2], plane, kernels[2]);
        for (int n = 0; n < place.length; n++) {
            out[n] = other[place[n]];
        }
    }

    /** Sums of {@code steps} rows of {@code width} values, {@code stride} apart, that begin at {@code start}. */
    private static void pass(float[] from, float[] to, int start, int stride, int steps, int width, float[] kernel) {
        if (width == 1) {
            alongRow(from, to, start, steps, kernel);
            return;
        }
        for (int s = 0; s < steps; s++) {
            int target = start + s * stride;
            Arrays.fill(to, target, target + width, 0);
            int last = Math.min(steps - 1, s + kernel.length - 1);
            for (int m = Math.max(0, s - kernel.length + 1); m <= last; m++) {
                addRow(from, start + m * stride, to, target, width, kernel[Math.abs(m - s)]);
            }
        }
    }

    private static void alongRow(float[] from, float[] to, int start, int length, float[] kernel) {
        for (int n = 0; n < length; n++) {
            to[start + n] = kernel[0] * from[start + n];
        }
        for (int d = 1; d < kernel.length; d++) {
            addRow(from, start, to, start + d, length - d, kernel[d]);
            addRow(from, start + d, to, start, length - d, kernel[d]);
        }
    }

    private static void addRow(float[] from, int source, float[] to, int target, int width, float times) {
        for (int n = 0; n < width; n++) {
            to[target + n] += times * from[source + n];
        }
    }

    /** Weights at 0, 1, 2 … voxels, cut at four sigmas; not scaled, as the smoothed mask scales. */
    private static float[] kernel(double sigma, int length) {
        int reach = (int) Math.min(length - 1, Math.floor(4 * sigma + 0.5));
        float[] kernel = new float[reach + 1];
        for (int d = 0; d <= reach; d++) {
            kernel[d] = d == 0 ? 1 : (float) Math.exp(-0.5 * d * d / (sigma * sigma));
        }
        return kernel;
    }
}
