/**
 * One report from several results.
 *
 * <p>Owns: taking finished reports apart and putting them together on one page, with a table of what each found. Must never
 * compute or reword a result.
 */
@NullMarked
package org.nocimap.report.combined;

import org.jspecify.annotations.NullMarked;
