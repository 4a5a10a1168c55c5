/**
 * Studies, their reports and their samples.
 *
 * <p>Owns: which publications report the same study, which samples of it they report, and what a study is called. Must never change a
 * publication, and never forget a link that was undone: the log has it.
 */
@NullMarked
package org.nocimap.review.studies;

import org.jspecify.annotations.NullMarked;
