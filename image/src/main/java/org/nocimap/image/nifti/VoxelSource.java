package org.nocimap.image.nifti;

import java.io.IOException;
import java.io.InputStream;

/** Where the voxels of an image can be read from, again and again. */
@FunctionalInterface
interface VoxelSource {
    /** A fresh stream whose next byte is the first of the first voxel. */
    InputStream open() throws IOException;
}
