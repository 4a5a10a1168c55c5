/**
 * Records on their way into a review.
 *
 * <p>Owns: import of files into the store, where records came from, which of them stand for the same publication and who said so.
 * Must never screen.
 */
@NullMarked
package org.nocimap.review.intake;

import org.jspecify.annotations.NullMarked;
