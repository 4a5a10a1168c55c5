/**
 * Which known maps a map resembles, beyond what its smoothness explains.
 *
 * <p>Owns: correlation of maps within a mask and its spatial null, surrogate maps with the same values and the same spatial
 * autocorrelation. Must never read files or know what a map means.
 */
@NullMarked
package org.nocimap.inference.decoding;

import org.jspecify.annotations.NullMarked;
