/**
 * The spine: what studies reported, in one shape that scans, papers and analyses share.
 *
 * <p>Owns: {@link org.nocimap.evidence.StudySet}, {@link org.nocimap.evidence.Study},
 * {@link org.nocimap.evidence.Experiment} and {@link org.nocimap.evidence.Focus}; their order, selection, grouping, pooling and
 * the way into one space. The files they come from and go to are {@code org.nocimap.evidence.formats}, which this package
 * never imports. Must never compute a statistic.
 */
@NullMarked
package org.nocimap.evidence;

import org.jspecify.annotations.NullMarked;
