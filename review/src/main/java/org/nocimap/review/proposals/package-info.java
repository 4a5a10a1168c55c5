/**
 * Proposals of coordinates on their way to a person and back.
 *
 * <p>Owns: the table, the page and the JSON in which proposed peaks are shown beside their source, and the reading of what a person
 * accepted into a study set. Must never turn anything into a study set that no person accepted.
 */
@NullMarked
package org.nocimap.review.proposals;

import org.jspecify.annotations.NullMarked;
