/**
 * Data collected from included publications: extraction and risk of bias.
 *
 * <p>Owns: the forms of a review and their versions, who fills in which, the cells that were filled in, that nobody sees another's
 * before both are done, the settlement of what differs, and what stands in the end. Must never choose between two answers that differ.
 */
@NullMarked
package org.nocimap.review.collection;

import org.jspecify.annotations.NullMarked;
