/**
 * Small-study effects and publication bias.
 *
 * <p>Owns: regression and rank tests of funnel asymmetry, trim and fill, selection models, fail-safe numbers, tests of excess significance. Must never say that bias is present, only what a test gives.
 */
@NullMarked
package org.nocimap.meta.bias;

import org.jspecify.annotations.NullMarked;
