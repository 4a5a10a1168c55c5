/**
 * Random-field correction of maps.
 *
 * <p>Owns: how smooth residuals or a z map over a mask are, the resels of a mask, and the p of a map's clusters and peaks by
 * Gaussian random fields. Must never read a file or know what a map means.
 */
@NullMarked
package org.nocimap.inference.field;

import org.jspecify.annotations.NullMarked;
