/**
 * Planning a coordinate-based meta-analysis.
 *
 * <p>Owns: the power of an analysis by simulation, and how many experiments it needs. Works on what {@code cbma} offers; must
 * never read files or draw.
 */
@NullMarked
package org.nocimap.cbma.design;

import org.jspecify.annotations.NullMarked;
