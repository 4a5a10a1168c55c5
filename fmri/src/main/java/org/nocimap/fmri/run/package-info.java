/**
 * A functional run in memory.
 *
 * <p>Owns: the voxels of a run over a mask, reading them from a file with every problem named, and smoothing them. Must never know
 * where in a data set a run lies or what is done with it.
 */
@NullMarked
package org.nocimap.fmri.run;

import org.jspecify.annotations.NullMarked;
