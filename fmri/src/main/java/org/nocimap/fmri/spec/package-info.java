/**
 * The analysis as one file.
 *
 * <p>Owns: what can be asked of a participant analysis, the presets, reading a specification with every problem named, and what it
 * changes against its preset. Must never look at data.
 */
@NullMarked
package org.nocimap.fmri.spec;

import org.jspecify.annotations.NullMarked;
