/**
 * Figures of effects and their intervals.
 *
 * <p>Owns: forest plots, funnel plots and the other pictures of a meta-analysis of effect sizes, drawn from plain numbers and
 * words. Must never compute a statistic.
 */
@NullMarked
package org.nocimap.figures.effects;

import org.jspecify.annotations.NullMarked;
