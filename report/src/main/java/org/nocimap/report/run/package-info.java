/**
 * What a report is made from.
 *
 * <p>Owns: the records that hold a finished run with everything that must be told of it: what was asked, what went in and what
 * became of it, with which software, from which files. Must never write a file or word a sentence.
 */
@NullMarked
package org.nocimap.report.run;

import org.jspecify.annotations.NullMarked;
