/**
 * What a report says in words and numbers.
 *
 * <p>Owns: how numbers are written, the methods text with the numbers of a run, the references it cites and their BibTeX, a
 * command line that can be pasted into a shell. Must never know HTML.
 */
@NullMarked
package org.nocimap.report.words;

import org.jspecify.annotations.NullMarked;
