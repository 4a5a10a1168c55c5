/**
 * Several conditions side by side: which regions each has, which they share.
 *
 * <p>Owns: the region × condition table, the overlap of significant maps and the circuit figure of an overview. Must never decide
 * what is significant, and never say that conditions differ because one is significant and another is not.
 */
@NullMarked
package org.nocimap.report.overview;

import org.jspecify.annotations.NullMarked;
