package org.nocimap.inference.field;

import org.nocimap.image.Mask;
import org.nocimap.stats.field.ClusterField;
import org.nocimap.stats.field.PeakField;

/**
 * How smooth noise over a mask is.
 *
 * @param sigmaVoxels standard deviations of the Gaussian kernel that makes white noise this smooth, voxels, along i, j and k
 * @param roughness det(Λ)^½ = 1/(σ_i σ_j σ_k √8), in voxels⁻³, of the tested field: {@code DLH}
 * @param mask where
 */
public record Smoothness(double[] sigmaVoxels, double roughness, Mask mask) {
    private static final double FWHM_OF_SIGMA = 2 * Math.sqrt(2 * Math.log(2));

    /** Full widths at half maximum along i, j and k, mm. */
    public double[] fwhmMm() {
        double[] fwhm = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            fwhm[axis] =
                    FWHM_OF_SIGMA * sigmaVoxels[axis] * mask.grid().affine().columnNorm(axis);
        }
        return fwhm;
    }

    /** Full width at half maximum, voxels: the geometric mean along the three axes. */
    public double fwhmVoxels() {
        return FWHM_OF_SIGMA * Math.cbrt(sigmaVoxels[0] * sigmaVoxels[1] * sigmaVoxels[2]);
    }

    /** Voxels in one resel. */
    public double voxelsPerResel() {
        return Math.pow(4 * Math.log(2), 1.5) / roughness;
    }

    /** For the p of clusters. */
    public ClusterField clusters() {
        return new ClusterField(roughness, mask.size());
    }

    /**
     * For the p of peaks: resels from the points, edges, faces and cubes of the mask's lattice (Worsley et al. 1996).
     *
     * <p>Widths are those of the tested field: the estimated ones less what makes its roughness.
     */
    public PeakField peaks() {
        double width = FWHM_OF_SIGMA
                * Math.cbrt(1 / (roughness * Math.sqrt(8)) / (sigmaVoxels[0] * sigmaVoxels[1] * sigmaVoxels[2]));
        double dx = 1 / (width * sigmaVoxels[0]);
        double dy = 1 / (width * sigmaVoxels[1]);
        double dz = 1 / (width * sigmaVoxels[2]);
        Lattice l = Lattice.of(mask);
        double[] resels = {
            l.points() - (l.x() + l.y() + l.z()) + l.xy() + l.xz() + l.yz() - l.cubes(),
            dx * (l.x() - l.xy() - l.xz() + l.cubes())
                    + dy * (l.y() - l.xy() - l.yz() + l.cubes())
                    + dz * (l.z() - l.xz() - l.yz() + l.cubes()),
            dx * dy * (l.xy() - l.cubes()) + dx * dz * (l.xz() - l.cubes()) + dy * dz * (l.yz() - l.cubes()),
            dx * dy * dz * l.cubes()
        };
        return new PeakField(resels, mask.size());
    }

    /** How many points of a mask there are, how many edges along each axis, faces in each plane, and cubes. */
    private record Lattice(double points, double x, double y, double z, double xy, double xz, double yz, double cubes) {
        static Lattice of(Mask mask) {
            Neighbours ahead = Neighbours.of(mask);
            double[] n = new double[8];
            for (int v = 0; v < mask.size(); v++) {
                n[0]++;
                for (int shape = 1; shape < 8; shape++) {
                    n[shape] += ahead.complete(v, shape) ? 1 : 0;
                }
            }
            return new Lattice(n[0], n[1], n[2], n[4], n[3], n[5], n[6], n[7]);
        }
    }

    /** Which corners of the unit cube ahead of a voxel lie in the mask. */
    private record Neighbours(Mask mask, int[] positions) {
        static Neighbours of(Mask mask) {
            return new Neighbours(mask, mask.positions());
        }

        /** Whether all corners of an edge, face or cube are there; bits 1, 2 and 4 are the axes it extends along. */
        boolean complete(int voxel, int shape) {
            var grid = mask.grid();
            int index = mask.index(voxel);
            int i = index % grid.nx();
            int j = index / grid.nx() % grid.ny();
            int k = index / (grid.nx() * grid.ny());
            for (int corner = 1; corner < 8; corner++) {
                if ((corner & shape) == corner) {
                    int ni = i + (corner & 1);
                    int nj = j + (corner >> 1 & 1);
                    int nk = k + (corner >> 2);
                    if (!grid.contains(ni, nj, nk) || positions[grid.index(ni, nj, nk)] < 0) {
                        return false;
                    }
                }
            }
            return true;
        }
    }
}
