/**
 * Tests of a few samples of numbers and counts: means, correlations, tables.
 *
 * <p>Owns: t-tests with their effect sizes, one-way analysis of variance, correlations, chi-square tests of tables. Plain functions over
 * numbers and arrays. Must never know what a number was measured on.
 */
@NullMarked
package org.nocimap.stats.samples;

import org.jspecify.annotations.NullMarked;
