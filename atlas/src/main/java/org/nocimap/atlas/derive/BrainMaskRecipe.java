package org.nocimap.atlas.derive;

import org.nocimap.image.Affine;
import org.nocimap.image.Connectivity;
import org.nocimap.image.GaussianSmoothing;
import org.nocimap.image.Grid;
import org.nocimap.image.Interpolation;
import org.nocimap.image.Mask;
import org.nocimap.image.Morphology;
import org.nocimap.image.Point;
import org.nocimap.image.Resample;
import org.nocimap.image.Volume;

/**
 * The brain mask from the skull-stripped Colin27 alone: sampled at the 2 mm grid points by nearest neighbour, intensities
 * above 0 kept; closed twice over faces; holes filled; smoothed with σ = 3 mm; above 0.40 kept; the largest piece.
 *
 * <p>The two free numbers are chosen so that the volume comes close to that of the field's usual mask; the overlap with it
 * is flat around them (σ 2 to 4 mm, threshold 0.36 to 0.42: Dice 0.966 to 0.969). All steps run on a grid with
 * {@value #MARGIN} empty voxels more on every side, so that the border of the grid plays no part.
 */
final class BrainMaskRecipe {
    private static final int MARGIN = 8;
    private static final int CLOSINGS = 2;
    private static final double SIGMA_MM = 3;
    private static final double THRESHOLD = 0.40;

    private BrainMaskRecipe() {}

    /**
     * @param colin27 skull-stripped T1 intensities, 0 outside the brain; not modified
     * @param target the grid of the mask, without rotation
     */
    static Mask brain(Volume colin27, Grid target) {
        Grid wide = widened(target);
        Mask mask = Mask.of(Resample.toGrid(colin27, wide, Interpolation.NEAREST, 0));
        for (int n = 0; n < CLOSINGS; n++) {
            mask = Morphology.dilate(mask, Connectivity.FACES);
        }
        for (int n = 0; n < CLOSINGS; n++) {
            mask = Morphology.erode(mask, Connectivity.FACES);
        }
        Volume smooth =
                new GaussianSmoothing(SIGMA_MM).apply(Morphology.fillHoles(mask).toVolume());
        Volume narrow = Resample.toGrid(smooth, target, Interpolation.NEAREST, 0);
        return Morphology.largestPiece(Mask.above(narrow, THRESHOLD), Connectivity.FACES);
    }

    private static Grid widened(Grid grid) {
        Point origin = grid.affine().apply(-MARGIN, -MARGIN, -MARGIN);
        double[] rows = grid.affine().toArray();
        rows[3] = origin.x();
        rows[7] = origin.y();
        rows[11] = origin.z();
        return new Grid(grid.nx() + 2 * MARGIN, grid.ny() + 2 * MARGIN, grid.nz() + 2 * MARGIN, Affine.of(rows));
    }
}
