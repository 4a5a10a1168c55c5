/**
 * Smooth Gaussian random fields.
 *
 * <p>Owns: how many clusters and peaks a field of noise has above a height, and how likely large ones are. Plain functions over
 * numbers. Must never know what the field was measured on, nor how its smoothness was estimated.
 */
@NullMarked
package org.nocimap.stats.field;

import org.jspecify.annotations.NullMarked;
