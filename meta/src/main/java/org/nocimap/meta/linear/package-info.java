/**
 * Small dense linear algebra for weighted regressions of some hundred effects on a handful of moderators.
 *
 * <p>Owns: design matrices, weighted least squares and its projections, symmetric decompositions. Must never know what an effect is.
 */
@NullMarked
package org.nocimap.meta.linear;

import org.jspecify.annotations.NullMarked;
