/**
 * Effect-size meta-analysis.
 *
 * <p>Owns: what one study's effect and its sampling variance are, and the small results that all analyses share (intervals,
 * coefficients, tests). The sub-packages own the measures, the models, heterogeneity, small-study effects, dependent effects and
 * the tables that people bring. Must never judge a study or draw a picture.
 */
@NullMarked
package org.nocimap.meta;

import org.jspecify.annotations.NullMarked;
