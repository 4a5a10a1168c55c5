/**
 * Meta-analyses that answer while somebody switches studies on and off.
 *
 * <p>Owns: the state that makes a change cheap. Gives the numbers that the full computation gives for the same subset, and the same
 * bits whatever came before. Must never estimate: what is too slow to be exact (family-wise error) is not answered here.
 */
@NullMarked
package org.nocimap.cbma.live;

import org.jspecify.annotations.NullMarked;
