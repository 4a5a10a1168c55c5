/**
 * Independent component analysis of a cohort's runs.
 *
 * <p>Owns: normalising runs, the incremental principal components whose memory does not grow with the number of runs, the choice of
 * the dimension, FastICA with repeats and stability, z maps and their mixture model. Must never read a file, know templates or compare
 * groups.
 */
@NullMarked
package org.nocimap.fmri.ica;

import org.jspecify.annotations.NullMarked;
