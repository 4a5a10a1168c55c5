/**
 * The greatest value of a smooth function of a few parameters.
 *
 * <p>Owns: the search and the curvature at its end. Must never know what is maximised.
 */
@NullMarked
package org.nocimap.meta.optimum;

import org.jspecify.annotations.NullMarked;
