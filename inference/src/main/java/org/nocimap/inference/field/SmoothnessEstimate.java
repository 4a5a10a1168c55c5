package org.nocimap.inference.field;

import org.nocimap.image.Grid;
import org.nocimap.image.Mask;
import org.nocimap.stats.field.ResidualRoughness;

/**
 * Estimates smoothness from the correlation of neighbours: along an axis ρ = Σ u(x) u(x − e) / √(Σ u(x)² Σ u(x − e)²) over voxels
 * whose three neighbours behind are all in the mask, and σ² = −1 / (4 ln ρ), which is exact for a sampled Gaussian
 * autocorrelation (Flitney and Jenkinson 2000, FMRIB TR00DF1, equation 21). Volumes are added one after the other; memory is that
 * of one volume.
 */
public final class SmoothnessEstimate {
    /** A correlation at or below this says that there is no smoothness to speak of. */
    private static final double LEAST_CORRELATION = 1e-4;

    private final Mask mask;

    /** Mask positions of voxels with three neighbours behind them, and of those neighbours: 4 a voxel. */
    private final int[] corners;

    private final double[] products = new double[3];
    private final double[] behind = new double[3];
    private double here;
    private int volumes;

    public SmoothnessEstimate(Mask mask) {
        this.mask = mask;
        Grid grid = mask.grid();
        int[] positions = mask.positions();
        int[] found = new int[4 * mask.size()];
        int count = 0;
        for (int v = 0; v < mask.size(); v++) {
            int index = mask.index(v);
            int i = index % grid.nx();
            int j = index / grid.nx() % grid.ny();
            int k = index / (grid.nx() * grid.ny());
            if (i > 0 && j > 0 && k > 0) {
                int x = positions[index - 1];
                int y = positions[index - grid.nx()];
                int z = positions[index - grid.nx() * grid.ny()];
                if (x >= 0 && y >= 0 && z >= 0) {
                    found[count++] = v;
                    found[count++] = x;
                    found[count++] = y;
                    found[count++] = z;
                }
            }
        }
        corners = java.util.Arrays.copyOf(found, count);
    }

    /**
     * Adds the residuals of one subject, or a z map.
     *
     * @param map per mask voxel, residuals divided by the length of the voxel's residual vector; not modified
     */
    public void add(double[] map) {
        volumes++;
        for (int c = 0; c < corners.length; c += 4) {
            double u = map[corners[c]];
            here += u * u;
            for (int axis = 0; axis < 3; axis++) {
                double v = map[corners[c + 1 + axis]];
                products[axis] += u * v;
                behind[axis] += v * v;
            }
        }
    }

    /** Whether there is noise enough to tell: voxels with neighbours along all axes, correlated. */
    public boolean isKnown() {
        for (int axis = 0; axis < 3; axis++) {
            double rho = correlation(axis);
            if (!(rho > LEAST_CORRELATION && rho < 1)) {
                return false;
            }
        }
        return volumes > 0;
    }

    /** Of a z map that was added. A true signal makes it look smoother than its noise is. */
    public Smoothness ofMap() {
        return estimate(1);
    }

    /**
     * Of a z map made from the residuals that were added.
     *
     * @param df their degrees of freedom, above 4
     */
    public Smoothness ofResiduals(double df) {
        return estimate(ResidualRoughness.gamma(df));
    }

    private double correlation(int axis) {
        return products[axis] / Math.sqrt(here * behind[axis]);
    }

    private Smoothness estimate(double gamma) {
        if (!isKnown()) {
            throw new IllegalStateException("neighbouring voxels are not correlated, or there are too few of them");
        }
        double[] sigma = new double[3];
        double volume = 1;
        for (int axis = 0; axis < 3; axis++) {
            sigma[axis] = Math.sqrt(-1 / (4 * Math.log(correlation(axis))));
            volume *= sigma[axis];
        }
        return new Smoothness(sigma, Math.pow(gamma, 1.5) / (volume * Math.sqrt(8)), mask);
    }
}
