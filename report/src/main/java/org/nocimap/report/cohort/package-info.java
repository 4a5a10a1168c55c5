/**
 * The report of a cohort.
 *
 * <p>Owns: one page of all models of a cohort, the table of participants, changes between sessions, conjunctions, and the peaks of all
 * contrasts as experiments. Must never compute a statistic of its own.
 */
@NullMarked
package org.nocimap.report.cohort;

import org.jspecify.annotations.NullMarked;
