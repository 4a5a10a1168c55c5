/**
 * Coordinates out of articles, as proposals.
 *
 * <p>Owns: finding the tables that report peaks, reading their coordinates, statistics, sizes, regions and contrasts, guessing space and
 * sample size with the sentence that says so, and flagging what looks wrong. Must never accept anything: a person does that, and only
 * what a person accepted becomes a study set. Never flips a sign and never converts a space.
 */
@NullMarked
package org.nocimap.review.extraction;

import org.jspecify.annotations.NullMarked;
