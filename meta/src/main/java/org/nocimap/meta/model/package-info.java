/**
 * Pooling with inverse-variance weights: common-effect, random-effects and mixed-effects models.
 *
 * <p>Owns: estimators of the between-study variance, tests of coefficients, meta-regression, subgroups, prediction intervals. Must never know which measure the effects are of.
 */
@NullMarked
package org.nocimap.meta.model;

import org.jspecify.annotations.NullMarked;
