package org.nocimap.image;

/** How a volume is read between its voxels. */
public enum Interpolation {
    /** The value of the nearest voxel, halves going up: for labels and masks. */
    NEAREST,
    /** Trilinear between the eight voxels around: for maps. */
    LINEAR
}
