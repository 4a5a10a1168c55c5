/**
 * Head motion of a run.
 *
 * <p>Owns: rigid motion parameters, what they amount to in millimetres (RMS deviation, framewise displacement), how much the
 * image changes from volume to volume (DVARS), which volumes are outliers, and when a run moved too much to be used. Must never
 * estimate motion from images or change a run.
 */
@NullMarked
package org.nocimap.fmri.motion;

import org.jspecify.annotations.NullMarked;
