/**
 * Every picture, as one drawing that becomes SVG and PNG.
 *
 * <p>Owns: slices, mosaics, glass brains, contribution bars, null distributions and overviews; colour maps, layouts and the
 * captions that say what is left and what lies underneath. Each figure is a class with a {@code Spec} that becomes a
 * {@link org.nocimap.figures.drawing.Picture}. Left is always left. Must never compute a result or read a file.
 */
@NullMarked
package org.nocimap.figures;

import org.jspecify.annotations.NullMarked;
