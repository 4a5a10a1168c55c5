/**
 * The files that studies come from and go to: Sleuth text, NIMADS and older NiMARE JSON, CSV, TSV and XLSX tables.
 *
 * <p>Owns: recognising a format by content, reading it with every problem named at once, writing it whole or not at all, and
 * what each format can and cannot hold. Must never choose, pool or move a focus: that is {@code org.nocimap.evidence}.
 */
@NullMarked
package org.nocimap.evidence.formats;

import org.jspecify.annotations.NullMarked;
