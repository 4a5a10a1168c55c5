/**
 * What the estimators besides ALE write and say: kernel density analysis, multilevel kernel density analysis and its chi-squared
 * tests, image-based meta-analysis.
 *
 * <p>Owns: their maps, tables, figures and words. Must never compute a statistic.
 */
@NullMarked
package org.nocimap.report.estimators;

import org.jspecify.annotations.NullMarked;
