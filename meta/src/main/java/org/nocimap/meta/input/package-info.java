/**
 * Tables of effects as people keep them.
 *
 * <p>Owns: the columns' names, the rows, every conversion with the assumption that it makes. Must never guess silently.
 */
@NullMarked
package org.nocimap.meta.input;

import org.jspecify.annotations.NullMarked;
