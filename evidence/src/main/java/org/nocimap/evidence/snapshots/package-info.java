/**
 * Which frozen state of a review a file of evidence was made from.
 *
 * <p>Owns: the note beside such files. Must never decide whether a result is stale: the review does.
 */
@NullMarked
package org.nocimap.evidence.snapshots;

import org.jspecify.annotations.NullMarked;
