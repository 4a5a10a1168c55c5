/**
 * Full texts of a review.
 *
 * <p>Owns: files in the workspace by their checksum, the text inside them, and what could not be got. Must never run or show what a
 * file holds.
 */
@NullMarked
package org.nocimap.review.fulltexts;

import org.jspecify.annotations.NullMarked;
