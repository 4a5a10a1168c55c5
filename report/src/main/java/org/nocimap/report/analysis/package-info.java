/**
 * The result folder and report page that every analysis shares.
 *
 * <p>Owns: writing maps, tables, JSON and figures into a result folder with a note of what each file holds, and the report page
 * made of sections, with warnings, methods text, references and provenance. Must never know what a particular analysis
 * computes: it gets finished numbers, words and pictures.
 */
@NullMarked
package org.nocimap.report.analysis;

import org.jspecify.annotations.NullMarked;
