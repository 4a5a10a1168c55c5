package org.nocimap.image;

import java.util.Arrays;

/**
 * Gaussian smoothing, one axis after the other.
 *
 * <p>Along an axis of voxel size s the kernel is exp(−(n·s)² / 2σ²) for |n| ≤ ⌊4σ/s + ½⌋ voxels, scaled to sum 1. At the
 * border of the grid, weights that fall outside are left out and the rest is scaled to sum 1 again, so that a constant volume
 * stays as it is. NaN and infinities spread over the kernel's width.
 *
 * @param sigmaMm standard deviation in millimetres, at least 0 (0 changes nothing)
 */
public record GaussianSmoothing(double sigmaMm) {
    private static final double TRUNCATE_SIGMAS = 4;
    private static final double FWHM_PER_SIGMA = Math.sqrt(8 * Math.log(2));

    public GaussianSmoothing {
        if (!(sigmaMm >= 0 && sigmaMm < 1e6)) {
            throw new IllegalArgumentException("sigma is a number of millimetres, not " + sigmaMm);
        }
    }

    /** FWHM = σ √(8 ln 2). */
    public static GaussianSmoothing ofFwhm(double fwhmMm) {
        return new GaussianSmoothing(fwhmMm / FWHM_PER_SIGMA);
    }

    /**
     * @param volume not modified
     * @throws IllegalArgumentException when the grid is sheared ({@link Affine#isOrthogonal()})
     */
    public Volume apply(Volume volume) {
        Grid grid = volume.grid();
        if (!grid.affine().isOrthogonal()) {
            throw new IllegalArgumentException("smoothing along the axes needs axes at right angles");
        }
        float[] data = volume.data().clone();
        int[] n = {grid.nx(), grid.ny(), grid.nz()};
        int[] strides = {1, grid.nx(), grid.nx() * grid.ny()};
        for (int axis = 0; axis < 3; axis++) {
            double[] kernel = kernel(sigmaMm / grid.affine().columnNorm(axis), n[axis]);
            if (kernel.length > 1) {
                int a = axis == 0 ? 1 : 0;
                int b = axis == 2 ? 1 : 2;
                for (int p = 0; p < n[a]; p++) {
                    for (int q = 0; q < n[b]; q++) {
                        smoothLine(data, p * strides[a] + q * strides[b], strides[axis], n[axis], kernel);
                    }
                }
            }
        }
        return new Volume(grid, data);
    }

    /** Weights at 0, 1, 2 … voxels from the centre, not scaled; never longer than the axis. */
    private static double[] kernel(double sigma, int length) {
        int reach = (int) Math.min(length - 1, Math.floor(TRUNCATE_SIGMAS * sigma + 0.5));
        double[] kernel = new double[reach + 1];
        Arrays.setAll(kernel, d -> d == 0 ? 1 : Math.exp(-0.5 * d * d / (sigma * sigma)));
        return kernel;
    }

    private static void smoothLine(float[] data, int start, int stride, int length, double[] kernel) {
        double[] line = new double[length];
        for (int n = 0; n < length; n++) {
            line[n] = data[start + n * stride];
        }
        for (int n = 0; n < length; n++) {
            double sum = 0;
            double weights = 0;
            int from = Math.max(0, n - kernel.length + 1);
            int to = Math.min(length - 1, n + kernel.length - 1);
            for (int m = from; m <= to; m++) {
                double weight = kernel[Math.abs(m - n)];
                sum += weight * line[m];
                weights += weight;
            }
            data[start + n * stride] = (float) (sum / weights);
        }
    }
}
