/**
 * How firmly a meta-analysis stands.
 *
 * <p>Owns: leaving studies out one by one, random subsets (probabilistic ALE), the fail-safe N with noise studies, and the
 * comparison with analyses that leave out some studies. Works on what {@code cbma} offers; must never read files or draw.
 */
@NullMarked
package org.nocimap.cbma.robustness;

import org.jspecify.annotations.NullMarked;
