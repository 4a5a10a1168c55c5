/**
 * The results of a meta-analysis of effect sizes, as tables, figures, sentences and pages.
 *
 * <p>Owns: how pooled effects, heterogeneity and small-study effects are worded and laid out. Every sentence is made from
 * results. Must never compute a statistic.
 */
@NullMarked
package org.nocimap.report.effects;

import org.jspecify.annotations.NullMarked;
