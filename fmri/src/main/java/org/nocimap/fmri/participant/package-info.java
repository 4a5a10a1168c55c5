/**
 * The participant level of an analysis: from a preprocessed run to its maps.
 *
 * <p>Owns: what is checked before anything is computed, the nuisance regressors of a run, the order of the steps, the files that come
 * out, and what makes a finished run be computed again. Must never compare participants.
 */
@NullMarked
package org.nocimap.fmri.participant;

import org.jspecify.annotations.NullMarked;
