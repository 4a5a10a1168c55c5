/**
 * What leaves a review.
 *
 * <p>Owns: exports for people and programs, and the state of the data that a result was made from. Must never give away a hidden vote.
 */
@NullMarked
package org.nocimap.review.exchange;

import org.jspecify.annotations.NullMarked;
