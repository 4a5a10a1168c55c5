/**
 * Lists of whole-brain statistical maps, one study a row.
 *
 * <p>Owns: which map file of which study holds what, and how such lists are read. Must never read a voxel or compute anything from
 * one.
 */
@NullMarked
package org.nocimap.evidence.images;

import org.jspecify.annotations.NullMarked;
