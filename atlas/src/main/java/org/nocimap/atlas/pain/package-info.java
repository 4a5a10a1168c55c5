/**
 * The regions that pain papers speak of, as rules over the atlases that are there.
 *
 * <p>Owns: the rule language, the rule file that ships ({@code pain-regions.txt}), and the answer to "which of these regions
 * holds this point, by which source, how far off". Must never invent a border that no source gives without saying
 * "approximate".
 */
@NullMarked
package org.nocimap.atlas.pain;

import org.jspecify.annotations.NullMarked;
