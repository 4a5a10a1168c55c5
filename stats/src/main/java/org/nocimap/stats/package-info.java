/**
 * Pure numbers.
 *
 * <p>Owns: distributions, adjustment of p-values for many tests, intervals for proportions, p-values from permutations, quantiles, sums of counts.
 * Plain functions over numbers and arrays; nothing here is random. Must never know what a number was measured on.
 */
@NullMarked
package org.nocimap.stats;

import org.jspecify.annotations.NullMarked;
