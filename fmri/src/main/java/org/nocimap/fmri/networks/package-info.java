/**
 * Networks of a cohort and what they look like in one run.
 *
 * <p>Owns: dual regression with variances, and telling which network is which. Must never clean a run or compare groups.
 */
@NullMarked
package org.nocimap.fmri.networks;

import org.jspecify.annotations.NullMarked;
