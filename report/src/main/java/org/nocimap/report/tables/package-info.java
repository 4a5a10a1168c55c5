/**
 * What a run leaves for other programs.
 *
 * <p>Owns: the names of all files of a result folder with what they are called elsewhere, the maps as NIfTI, the tables as
 * tab-separated text and JSON, the provenance file. Must never draw or word a sentence.
 */
@NullMarked
package org.nocimap.report.tables;

import org.jspecify.annotations.NullMarked;
