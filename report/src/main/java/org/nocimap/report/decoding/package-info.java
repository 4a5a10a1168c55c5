/**
 * The result folder and page of decoding: which templates a map resembles.
 *
 * <p>Owns: what decoding writes and says. Must never compute what it reports.
 */
@NullMarked
package org.nocimap.report.decoding;

import org.jspecify.annotations.NullMarked;
