/**
 * What a robustness analysis writes.
 *
 * <p>Owns: its tables, figures, words and page. Must never compute a statistic of its own.
 */
@NullMarked
package org.nocimap.report.robustness;

import org.jspecify.annotations.NullMarked;
