/**
 * Pooling the results of several studies of one thing: combined z, fixed and random effects, and how far the studies disagree.
 *
 * <p>Owns the scalar formulas that whole maps are computed with. Plain functions over numbers and arrays. Must never know what a
 * number was measured on.
 */
@NullMarked
package org.nocimap.stats.pooling;

import org.jspecify.annotations.NullMarked;
