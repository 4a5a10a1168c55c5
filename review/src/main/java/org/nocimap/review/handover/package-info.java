/**
 * What a review hands over to analyses.
 *
 * <p>Owns: the study set, the table of effects and the assessments that stand, each row with its way back; frozen states of the data; and
 * whether a result still says what the review says. Must never hand over what is not settled.
 */
@NullMarked
package org.nocimap.review.handover;

import org.jspecify.annotations.NullMarked;
