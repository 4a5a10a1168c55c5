/**
 * The spine: what studies reported, in one shape that scans, papers and analyses share.
 *
 * <p>Owns: {@link org.nocimap.evidence.StudySet}, {@link org.nocimap.evidence.Study},
 * {@link org.nocimap.evidence.Experiment} and {@link org.nocimap.evidence.Focus}; reading and writing Sleuth, NIMADS, tables
 * and sheets; selection, grouping, pooling and the way into one space. Must never compute a statistic.
 */
@NullMarked
package org.nocimap.evidence;

import org.jspecify.annotations.NullMarked;
