/**
 * What a review set out to do.
 *
 * <p>Owns: the question, the criteria with their codes, databases and dates, planned outcomes, registration, and their amendments.
 * Must never judge a record.
 */
@NullMarked
package org.nocimap.review.protocol;

import org.jspecify.annotations.NullMarked;
