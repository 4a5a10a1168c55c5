/**
 * Models of one run.
 *
 * <p>Owns: the response to a stimulus, regressions with noise that remembers itself, contrasts with their variances, and putting runs of a
 * participant together. Must never compare participants.
 */
@NullMarked
package org.nocimap.fmri.firstlevel;

import org.jspecify.annotations.NullMarked;
