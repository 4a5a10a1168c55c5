package org.nocimap.inference.decoding;

import java.util.stream.IntStream;
import org.nocimap.image.Affine;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;
import org.nocimap.image.Voxel;

/**
 * A mask in larger voxels: blocks of so many voxels along each axis, those that lie in the mask by half or more. Maps are averaged
 * over the mask's voxels of a block. Immutable.
 */
public final class Coarsening {
    private final Mask mask;
    private final int[] blockOf;
    private final int[] counts;

    private Coarsening(Mask mask, int[] blockOf, int[] counts) {
        this.mask = mask;
        this.blockOf = blockOf;
        this.counts = counts;
    }

    /**
     * @param atLeastMm blocks are at least so long along every axis, where the voxels are shorter
     */
    public static Coarsening of(Mask fine, double atLeastMm) {
        Grid grid = fine.grid();
        int[] factor = new int[3];
        for (int axis = 0; axis < 3; axis++) {
            factor[axis] = (int) Math.max(1, Math.ceil(atLeastMm / grid.affine().columnNorm(axis) - 1e-6));
        }
        Affine a = grid.affine();
        double[] rows = a.toArray();
        double[] coarse = rows.clone();
        for (int row = 0; row < 3; row++) {
            for (int axis = 0; axis < 3; axis++) {
                coarse[4 * row + axis] = rows[4 * row + axis] * factor[axis];
                coarse[4 * row + 3] += rows[4 * row + axis] * (factor[axis] - 1) / 2;
            }
        }
        Grid blocks = new Grid(
                (grid.nx() + factor[0] - 1) / factor[0],
                (grid.ny() + factor[1] - 1) / factor[1],
                (grid.nz() + factor[2] - 1) / factor[2],
                Affine.of(coarse));
        int[] voxels = new int[blocks.size()];
        int[] block = new int[fine.size()];
        for (int n = 0; n < block.length; n++) {
            Voxel v = grid.voxel(fine.index(n));
            block[n] = blocks.index(v.i() / factor[0], v.j() / factor[1], v.k() / factor[2]);
            voxels[block[n]]++;
        }
        int whole = factor[0] * factor[1] * factor[2];
        int[] kept = IntStream.range(0, voxels.length)
                .filter(b -> voxels[b] > 0 && 2 * voxels[b] >= whole)
                .toArray();
        Mask mask = Mask.of(blocks, kept);
        int[] positions = mask.positions();
        int[] counts = new int[kept.length];
        for (int n = 0; n < block.length; n++) {
            block[n] = positions[block[n]];
            if (block[n] >= 0) {
                counts[block[n]]++;
            }
        }
        return new Coarsening(mask, block, counts);
    }

    /** The blocks. */
    public Mask mask() {
        return mask;
    }

    /**
     * @param map per voxel of the fine mask
     * @return per block
     */
    public double[] average(double[] map) {
        double[] average = new double[counts.length];
        for (int n = 0; n < map.length; n++) {
            if (blockOf[n] >= 0) {
                average[blockOf[n]] += map[n] / counts[blockOf[n]];
            }
        }
        return average;
    }
}
