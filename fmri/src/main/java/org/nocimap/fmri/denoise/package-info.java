/**
 * Taking out of a run what is not of interest.
 *
 * <p>Owns: nuisance regressors and where they come from, components of noise tissue (aCompCor), high-pass filters, regression and
 * filtering in one step or one after the other, censored volumes, and the account of the degrees of freedom all of it costs. Must
 * never read a file.
 */
@NullMarked
package org.nocimap.fmri.denoise;

import org.jspecify.annotations.NullMarked;
