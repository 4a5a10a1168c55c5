/**
 * Result folder and page of a contrast.
 *
 * <p>Owns: which maps, tables and figures a contrast leaves, and what its report and methods text say. Must never compute a
 * difference.
 */
@NullMarked
package org.nocimap.report.contrast;

import org.jspecify.annotations.NullMarked;
