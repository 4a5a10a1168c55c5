/**
 * Contrast and conjunction of two groups of experiments.
 *
 * <p>Owns: the difference of two ALE maps, its null by exchange of labels, its corrections, and the conjunction of two main
 * effects. Takes groups that are already in MNI space, selected and pooled. Must never read the user's study files or draw a
 * picture.
 */
@NullMarked
package org.nocimap.cbma.contrast;

import org.jspecify.annotations.NullMarked;
