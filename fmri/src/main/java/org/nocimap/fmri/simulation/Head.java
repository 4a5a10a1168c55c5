package org.nocimap.fmri.simulation;

import org.nocimap.atlas.BuiltIn;
import org.nocimap.image.Affine;
import org.nocimap.image.Connectivity;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;
import org.nocimap.image.Morphology;
import org.nocimap.image.Point;
import org.nocimap.image.Resample;

/**
 * The head that all participants share: brain mask, tissues, the image without noise and what motion does to it.
 *
 * @param mask of the brain, on a grid of the plan's voxels
 * @param white probability of white matter, in mask order
 * @param csf probability of CSF: two lateral ventricles
 * @param image signal at rest
 * @param motion change of the image for a unit of each motion parameter (mm and radians; shifts first), linear: minus the image's
 *     gradient along the displacement
 * @param networks weights of every {@link Network}
 */
record Head(Mask mask, float[] white, float[] csf, float[] image, float[][] motion, float[][] networks) {
    private static final double WHITE_DEPTH_MM = 12;

    static Head of(double voxelMm) {
        double shift = voxelMm / 2 - 1;
        Grid grid = new Grid(
                (int) Math.ceil(182 / voxelMm),
                (int) Math.ceil(218 / voxelMm),
                (int) Math.ceil(182 / voxelMm),
                Affine.diagonal(voxelMm, voxelMm, voxelMm, -90 + shift, -126 + shift, -72 + shift));
        Mask mask = Resample.toGrid(BuiltIn.brainMask().mask(), grid);
        float[][] networks =
                Network.ALL.stream().map(network -> network.weights(mask)).toArray(float[][]::new);
        Mask deep = mask;
        for (int n = 0; n * voxelMm < WHITE_DEPTH_MM; n++) {
            deep = Morphology.erode(deep, Connectivity.FACES);
        }
        float[] csf = new float[mask.size()];
        float[] white = new float[mask.size()];
        float[] image = new float[mask.size()];
        for (int v = 0; v < image.length; v++) {
            Point at = grid.pointOf(mask.index(v));
            csf[v] = inVentricle(at) ? 1 : 0;
            boolean quiet = true;
            for (float[] weights : networks) {
                quiet &= weights[v] < 0.02;
            }
            white[v] = deep.contains(mask.index(v)) && csf[v] == 0 && quiet ? 1 : 0;
            image[v] = csf[v] > 0 ? 1300 : white[v] > 0 ? 900 : 1000;
        }
        return new Head(mask, white, csf, image, motionMaps(mask, image), networks);
    }

    /** Ellipsoids of 6 × 22 × 10 mm around (±12, −12, 16). */
    private static boolean inVentricle(Point at) {
        double x = (Math.abs(at.x()) - 12) / 6;
        double y = (at.y() + 12) / 22;
        double z = (at.z() - 16) / 10;
        return x * x + y * y + z * z <= 1;
    }

    private static float[][] motionMaps(Mask mask, float[] image) {
        Grid grid = mask.grid();
        float[] volume = new float[grid.size()];
        for (int v = 0; v < image.length; v++) {
            volume[mask.index(v)] = image[v];
        }
        int[] strides = {1, grid.nx(), grid.nx() * grid.ny()};
        float[][] maps = new float[6][image.length];
        for (int v = 0; v < image.length; v++) {
            int at = mask.index(v);
            Point p = grid.pointOf(at);
            double[] gradient = new double[3];
            for (int axis = 0; axis < 3; axis++) {
                int before = Math.max(0, at - strides[axis]);
                int after = Math.min(volume.length - 1, at + strides[axis]);
                gradient[axis] =
                        (volume[after] - volume[before]) / (2 * grid.affine().columnNorm(axis));
                maps[axis][v] = (float) -gradient[axis];
            }
            // A turn by ω moves p by ω × p.
            maps[3][v] = (float) -(gradient[2] * p.y() - gradient[1] * p.z());
            maps[4][v] = (float) -(gradient[0] * p.z() - gradient[2] * p.x());
            maps[5][v] = (float) -(gradient[1] * p.x() - gradient[0] * p.y());
        }
        return maps;
    }

    /** What is neither white matter nor CSF. */
    float[] grey() {
        float[] grey = new float[white.length];
        for (int v = 0; v < grey.length; v++) {
            grey[v] = 1 - white[v] - csf[v];
        }
        return grey;
    }
}
