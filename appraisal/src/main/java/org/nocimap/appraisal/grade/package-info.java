/**
 * The certainty of bodies of evidence.
 *
 * <p>Owns: GRADE's levels and reasons, what numbers propose for each, what people decide with their reasons, absolute effects,
 * optimal information sizes, van Tulder's levels, and the wording that a level allows. A proposal never becomes a decision by
 * itself. Must never pool studies nor draw.
 */
@NullMarked
package org.nocimap.appraisal.grade;

import org.jspecify.annotations.NullMarked;
