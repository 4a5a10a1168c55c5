/**
 * What goes together in a cleaned run.
 *
 * <p>Owns: seeds, seed maps with their variances, matrices between regions, amplitudes and local agreement of fluctuations, windows
 * over time. Must never clean a run or know about groups.
 */
@NullMarked
package org.nocimap.fmri.connectivity;

import org.jspecify.annotations.NullMarked;
