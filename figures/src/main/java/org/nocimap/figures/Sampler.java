package org.nocimap.figures;

import org.nocimap.image.Affine;
import org.nocimap.image.Grid;
import org.nocimap.image.Point;
import org.nocimap.image.Volume;

/**
 * Reads a volume in which zero means "nothing here" at the voxel centres of another grid.
 *
 * <p>A place holds something when the voxels around it that do weigh at least half in trilinear interpolation; its value is
 * the weighted mean of these voxels alone. Edges so run midway between voxels, and no value is diluted by nothing, as it
 * would be in {@link org.nocimap.image.Resample}.
 */
final class Sampler {
    private static final double HALF = 0.5 - 1e-9;

    private final float[] data;
    private final int nx;
    private final int ny;
    private final int nz;

    private Sampler(Volume volume) {
        this.data = volume.data();
        this.nx = volume.grid().nx();
        this.ny = volume.grid().ny();
        this.nz = volume.grid().nz();
    }

    /** Values, {@code float[nz·ny·nx]} of {@code target}; zero where there is nothing. */
    static float[] sample(Volume volume, Grid target) {
        Sampler sampler = new Sampler(volume);
        Affine toIndex = volume.grid().affine().inverse().after(target.affine());
        float[] values = new float[target.size()];
        for (int k = 0; k < target.nz(); k++) {
            for (int j = 0; j < target.ny(); j++) {
                Point start = toIndex.apply(0, j, k);
                Point next = toIndex.apply(1, j, k);
                sampler.row(start, next, values, target.index(0, j, k), target.nx());
            }
        }
        return values;
    }

    /** Samples {@code count} places, {@code next - start} apart, into {@code values}. */
    private void row(Point start, Point next, float[] values, int offset, int count) {
        double stepX = next.x() - start.x();
        double stepY = next.y() - start.y();
        double stepZ = next.z() - start.z();
        for (int n = 0; n < count; n++) {
            values[offset + n] = at(start.x() + n * stepX, start.y() + n * stepY, start.z() + n * stepZ);
        }
    }

    private float at(double x, double y, double z) {
        if (!(x > -1 && y > -1 && z > -1 && x < nx && y < ny && z < nz)) {
            return 0;
        }
        int i = (int) (x + 1) - 1;
        int j = (int) (y + 1) - 1;
        int k = (int) (z + 1) - 1;
        double a = x - i;
        double b = y - j;
        double c = z - k;
        boolean known = i >= 0 && j >= 0 && k >= 0;
        boolean inside = known && (a == 0 || i + 1 < nx) && (b == 0 || j + 1 < ny) && (c == 0 || k + 1 < nz);
        return inside ? within(i, j, k, a, b, c) : atBorder(i, j, k, a, b, c);
    }

    /** All voxels of weight above zero exist; where a neighbour does not, the voxel itself stands in with weight zero. */
    private float within(int i, int j, int k, double a, double b, double c) {
        int right = i + 1 < nx ? 1 : 0;
        int n = (k * ny + j) * nx + i;
        int front = n + (j + 1 < ny ? nx : 0);
        int up = k + 1 < nz ? nx * ny : 0;
        float v000 = data[n];
        float v100 = data[n + right];
        float v010 = data[front];
        float v110 = data[front + right];
        float v001 = data[n + up];
        float v101 = data[n + right + up];
        float v011 = data[front + up];
        float v111 = data[front + right + up];
        double w00 = (1 - b) * (1 - c);
        double w10 = b * (1 - c);
        double w01 = (1 - b) * c;
        double w11 = b * c;
        double sum = w00 * ((1 - a) * v000 + a * v100)
                + w10 * ((1 - a) * v010 + a * v110)
                + w01 * ((1 - a) * v001 + a * v101)
                + w11 * ((1 - a) * v011 + a * v111);
        if (sum == 0) {
            return 0;
        }
        double weights = w00 * ((v000 != 0 ? 1 - a : 0) + (v100 != 0 ? a : 0))
                + w10 * ((v010 != 0 ? 1 - a : 0) + (v110 != 0 ? a : 0))
                + w01 * ((v001 != 0 ? 1 - a : 0) + (v101 != 0 ? a : 0))
                + w11 * ((v011 != 0 ? 1 - a : 0) + (v111 != 0 ? a : 0));
        return weights >= HALF ? (float) (sum / weights) : 0;
    }

    private float atBorder(int i, int j, int k, double a, double b, double c) {
        double weights = 0;
        double sum = 0;
        for (int corner = 0; corner < 8; corner++) {
            int ii = i + (corner & 1);
            int jj = j + (corner >> 1 & 1);
            int kk = k + (corner >> 2);
            if (ii >= 0 && jj >= 0 && kk >= 0 && ii < nx && jj < ny && kk < nz) {
                float value = data[(kk * ny + jj) * nx + ii];
                double weight = ((corner & 1) == 0 ? 1 - a : a)
                        * ((corner & 2) == 0 ? 1 - b : b)
                        * ((corner & 4) == 0 ? 1 - c : c);
                weights += value != 0 ? weight : 0;
                sum += weight * value;
            }
        }
        return weights >= HALF ? (float) (sum / weights) : 0;
    }
}
