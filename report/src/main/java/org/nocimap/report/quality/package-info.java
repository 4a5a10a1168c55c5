/**
 * Pages by which the runs of a cohort are judged.
 *
 * <p>Owns: a page for every run (motion, carpet, signal to noise, degrees of freedom, heart and breath, seed maps) and the index of all.
 * Must never compute anything that goes into a result.
 */
@NullMarked
package org.nocimap.report.quality;

import org.jspecify.annotations.NullMarked;
