/**
 * Extraction forms: what is asked of every included study.
 *
 * <p>Owns: forms as versioned data, what was filled in by whom, and how two extractions become one, cell by cell. Must never store
 * anything, and never choose between two answers that differ.
 */
@NullMarked
package org.nocimap.review.forms;

import org.jspecify.annotations.NullMarked;
