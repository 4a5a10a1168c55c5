/**
 * Which record to screen next.
 *
 * <p>Owns: texts as weighted words, the classifier that learns from votes, the order it gives, and simulations on finished
 * reviews that show what the order is worth. Must never decide a vote.
 */
@NullMarked
package org.nocimap.review.priority;

import org.jspecify.annotations.NullMarked;
