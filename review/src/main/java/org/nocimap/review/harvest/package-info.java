/**
 * Records that services give to a review.
 *
 * <p>Owns: searches that are run and counted line by line, fields that are filled in, citations that are followed, and what is written
 * down of it. Must never screen, nor change what a person or an export said.
 */
@NullMarked
package org.nocimap.review.harvest;

import org.jspecify.annotations.NullMarked;
