package org.nocimap.image;

/**
 * A volume that can be asked for its value anywhere.
 *
 * <p>A place is inside when its nearest voxel is in the grid, that is up to half a voxel beyond the outermost centres; there
 * {@link Interpolation#LINEAR} holds the value of the border. A voxel of weight zero does not count, so that NaN spreads no
 * farther than it must. Immutable.
 */
public final class SampledVolume {
    private final Volume volume;
    private final Interpolation interpolation;
    private final double outside;
    private final Affine toIndex;

    /**
     * @param outside the value beyond the grid
     */
    public SampledVolume(Volume volume, Interpolation interpolation, double outside) {
        this.volume = volume;
        this.interpolation = interpolation;
        this.outside = outside;
        this.toIndex = volume.grid().affine().inverse();
    }

    /** The value at a place in millimetres. */
    public double at(Point mm) {
        Point index = toIndex.apply(mm);
        return atIndex(index.x(), index.y(), index.z());
    }

    /** The value at continuous voxel coordinates. */
    public double atIndex(double i, double j, double k) {
        Grid grid = volume.grid();
        double ri = Math.floor(i + 0.5);
        double rj = Math.floor(j + 0.5);
        double rk = Math.floor(k + 0.5);
        boolean inside = ri >= 0 && ri < grid.nx() && rj >= 0 && rj < grid.ny() && rk >= 0 && rk < grid.nz();
        if (!inside) {
            return outside;
        }
        if (interpolation == Interpolation.NEAREST) {
            return volume.at((int) ri, (int) rj, (int) rk);
        }
        return linear(clamp(i, grid.nx()), clamp(j, grid.ny()), clamp(k, grid.nz()));
    }

    private static double clamp(double at, int n) {
        return Math.max(0, Math.min(n - 1, at));
    }

    private double linear(double i, double j, double k) {
        int i0 = (int) i;
        int j0 = (int) j;
        int k0 = (int) k;
        double fi = i - i0;
        double fj = j - j0;
        double fk = k - k0;
        double sum = 0;
        for (int corner = 0; corner < 8; corner++) {
            int di = corner & 1;
            int dj = corner >> 1 & 1;
            int dk = corner >> 2;
            double weight = (di == 0 ? 1 - fi : fi) * (dj == 0 ? 1 - fj : fj) * (dk == 0 ? 1 - fk : fk);
            if (weight > 0) {
                sum += weight * volume.at(i0 + di, j0 + dj, k0 + dk);
            }
        }
        return sum;
    }
}
