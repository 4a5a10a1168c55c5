/**
 * How much the studies differ, and which of them matter.
 *
 * <p>Owns: intervals for the between-study variance, leaving studies out, adding them one by one, influence, Baujat's and GOSH coordinates. Must never estimate a variance by itself.
 */
@NullMarked
package org.nocimap.meta.heterogeneity;

import org.jspecify.annotations.NullMarked;
