/**
 * Frequency analyses for people: tables, figures and the page.
 *
 * <p>Owns: what a frequency analysis writes into its result folder. Must never count.
 */
@NullMarked
package org.nocimap.report.frequency;

import org.jspecify.annotations.NullMarked;
