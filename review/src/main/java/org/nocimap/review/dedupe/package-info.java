/**
 * Finds records that stand for the same publication.
 *
 * <p>Owns: which pairs are worth comparing, what speaks for and against a pair, which pairs are merged without a person, which
 * wait for one, and the groups that follow. Must never throw a record away: it only says what belongs together.
 */
@NullMarked
package org.nocimap.review.dedupe;

import org.jspecify.annotations.NullMarked;
