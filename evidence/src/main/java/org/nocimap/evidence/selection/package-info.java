/**
 * The little language of {@code --where}: which experiments and foci are to be analysed.
 *
 * <p>Owns: its words, its grammar, its errors with a caret below the place, and what it keeps and drops of a study set. Must
 * never read a file.
 */
@NullMarked
package org.nocimap.evidence.selection;

import org.jspecify.annotations.NullMarked;
