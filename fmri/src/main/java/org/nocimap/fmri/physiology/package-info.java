/**
 * Heartbeat and breathing in a run.
 *
 * <p>Owns: beats in a recording, the phases of heart and breath at any time, regressors that follow from them (RETROICOR), and the slow
 * responses to heart rate and breathing. Must never read a file or change a run.
 */
@NullMarked
package org.nocimap.fmri.physiology;

import org.jspecify.annotations.NullMarked;
