/**
 * Coordinate-based meta-analysis.
 *
 * <p>Owns: kernels, modelled activation, activation likelihood estimation with its nulls and corrections, contributions,
 * and the simulation of foci. Takes study sets that are already in MNI space, selected and pooled. Must never read the
 * user's study files or draw a picture.
 */
@NullMarked
package org.nocimap.cbma;

import org.jspecify.annotations.NullMarked;
