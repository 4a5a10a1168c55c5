/**
 * Which figures a run gets.
 *
 * <p>Owns: the choice, titles and file names of the figures of a report, and writing them. Must never lay out a figure itself:
 * that is the room {@code figures}.
 */
@NullMarked
package org.nocimap.report.pictures;

import org.jspecify.annotations.NullMarked;
