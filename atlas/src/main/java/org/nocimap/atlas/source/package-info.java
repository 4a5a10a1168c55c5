/**
 * Where label atlases and masks come from, other than from Nocimap itself.
 *
 * <p>Owns: the catalogue of what can be installed, the installation into the user's data folder, what {@code FSLDIR} and
 * {@code TEMPLATEFLOW_HOME} hold, and the reading of label volumes with the many kinds of label tables. Must never write
 * outside the data folder, never need root, and never unpack more than it asked for.
 */
@NullMarked
package org.nocimap.atlas.source;

import org.jspecify.annotations.NullMarked;
