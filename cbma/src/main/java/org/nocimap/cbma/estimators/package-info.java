/**
 * Estimators of coordinate-based meta-analysis other than ALE: kernel density analysis (KDA), multilevel kernel density analysis
 * (MKDA) and the chi-squared tests of MKDA.
 *
 * <p>Owns: spheres around foci, how many experiments or foci reach a voxel, the nulls of these counts. Takes study sets that are
 * already in MNI space, selected and pooled. Must never read the user's study files or draw a picture.
 */
@NullMarked
package org.nocimap.cbma.estimators;

import org.jspecify.annotations.NullMarked;
