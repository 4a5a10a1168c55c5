/**
 * The certainty of evidence as tables, sentences and pages.
 *
 * <p>Owns: the summary of findings, the page for three readers, and the form in which a meta-analysis hands its evidence over.
 * Every sentence is made from results and bound to the level of certainty. Must never rate anything.
 */
@NullMarked
package org.nocimap.report.grade;

import org.jspecify.annotations.NullMarked;
