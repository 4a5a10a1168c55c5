/**
 * Several effects of one sample.
 *
 * <p>Owns: three-level and multivariate models, cluster-robust variances, arms that share a control group. Must never treat dependent effects as independent.
 */
@NullMarked
package org.nocimap.meta.dependence;

import org.jspecify.annotations.NullMarked;
