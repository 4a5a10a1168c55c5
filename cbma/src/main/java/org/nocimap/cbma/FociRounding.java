package org.nocimap.cbma;

/** Where the kernel of a focus is centred. */
public enum FociRounding {
    /** At the exact millimetre: the kernel is sampled at the sub-voxel offset. The default. */
    NONE,
    /** At the centre of the nearest voxel, as the Jülich group's MATLAB code does; for checks. */
    NEAREST,
    /** At the voxel whose indices are cut toward zero, as NiMARE does; for checks. Depends on the grid's orientation. */
    TRUNCATE
}
