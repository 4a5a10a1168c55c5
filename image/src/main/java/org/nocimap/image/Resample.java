package org.nocimap.image;

/** Brings volumes onto other grids. */
public final class Resample {
    private Resample() {}

    /**
     * The volume's values at the voxel centres of another grid. Nothing is smoothed beforehand: going to much larger voxels,
     * smooth first.
     *
     * @param volume not modified
     * @param target where the result lies
     * @param outside the value of target voxels beyond the volume's grid
     */
    public static Volume toGrid(Volume volume, Grid target, Interpolation interpolation, float outside) {
        SampledVolume source = new SampledVolume(volume, interpolation, outside);
        Affine toIndex = volume.grid().affine().inverse().after(target.affine());
        float[] data = new float[target.size()];
        double di = toIndex.get(0, 0);
        double dj = toIndex.get(1, 0);
        double dk = toIndex.get(2, 0);
        int at = 0;
        for (int k = 0; k < target.nz(); k++) {
            for (int j = 0; j < target.ny(); j++) {
                Point row = toIndex.apply(0, j, k);
                for (int i = 0; i < target.nx(); i++) {
                    data[at++] = (float) source.atIndex(row.x() + i * di, row.y() + i * dj, row.z() + i * dk);
                }
            }
        }
        return new Volume(target, data);
    }

    /** The mask's voxels on another grid: those whose centre lies in a voxel of the mask. */
    public static Mask toGrid(Mask mask, Grid target) {
        return mask.grid().equals(target) ? mask : Mask.of(toGrid(mask.toVolume(), target, Interpolation.NEAREST, 0));
    }
}
