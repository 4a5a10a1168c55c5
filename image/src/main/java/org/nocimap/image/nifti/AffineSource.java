package org.nocimap.image.nifti;

/** Where a file's voxel-to-millimetre map was taken from; the first that is set wins. */
public enum AffineSource {
    SFORM,
    QFORM,
    /** Neither form is set: voxel sizes only, voxel (0, 0, 0) at the origin; a guess that a warning tells of. */
    PIXDIM
}
