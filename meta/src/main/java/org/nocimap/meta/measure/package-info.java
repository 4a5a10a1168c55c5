/**
 * Effect measures: from what a study reports to an effect and its sampling variance.
 *
 * <p>Owns: every measure's formula, the ways with empty cells, and the standard deviations that can be recovered from other statistics. Must never pool.
 */
@NullMarked
package org.nocimap.meta.measure;

import org.jspecify.annotations.NullMarked;
