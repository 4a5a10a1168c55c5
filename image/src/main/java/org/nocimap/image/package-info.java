/**
 * Where things lie in the brain and the files that say so.
 *
 * <p>Owns: grids, affines, volumes, masks, NIfTI files, the MNI and Talairach spaces with the transforms between them,
 * resampling, smoothing, morphology and connected components. Voxel indices are {@link org.nocimap.image.Voxel},
 * millimetres are {@link org.nocimap.image.Point}, right-anterior-superior; the two never share a type. Must never know
 * about studies, statistics or atlases.
 */
@NullMarked
package org.nocimap.image;

import org.jspecify.annotations.NullMarked;
