/**
 * A drawing, and the two ways it becomes a file.
 *
 * <p>Owns: {@link org.nocimap.figures.drawing.Picture} with its shapes, widths of text that do not depend on the machine's
 * fonts, the SVG renderer, the PNG renderer and the PNG encoder. Lengths are pixels, x to the right, y down. Must never know
 * what a picture shows.
 */
@NullMarked
package org.nocimap.figures.drawing;

import org.jspecify.annotations.NullMarked;
