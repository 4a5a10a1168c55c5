/**
 * Flow diagrams.
 *
 * <p>Owns: how the boxes of a PRISMA 2020 flow stand and are joined. Must never count or judge numbers.
 */
@NullMarked
package org.nocimap.figures.flow;

import org.jspecify.annotations.NullMarked;
