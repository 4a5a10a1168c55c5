/**
 * Cohorts of which the truth is known.
 *
 * <p>Owns: planted networks and their coupling, head motion, heartbeat and breathing with known phases, scanner drift, clinical
 * scores, and writing all of it as a BIDS data set with derivatives. Must never be used to compute anything about real scans.
 */
@NullMarked
package org.nocimap.fmri.simulation;

import org.jspecify.annotations.NullMarked;
