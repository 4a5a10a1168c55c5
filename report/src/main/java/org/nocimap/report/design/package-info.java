/**
 * What a power analysis writes.
 *
 * <p>Owns: its tables, figure, words and page. Must never compute a statistic of its own.
 */
@NullMarked
package org.nocimap.report.design;

import org.jspecify.annotations.NullMarked;
