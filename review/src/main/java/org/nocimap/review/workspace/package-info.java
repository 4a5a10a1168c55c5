/**
 * A review's folder and its people.
 *
 * <p>Owns: the folder with the database and the full texts, who takes part in a review, in which role, and how they prove it. Must
 * never know what people do in the review.
 */
@NullMarked
package org.nocimap.review.workspace;

import org.jspecify.annotations.NullMarked;
