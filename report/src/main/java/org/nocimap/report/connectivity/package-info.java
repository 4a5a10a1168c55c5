/**
 * The result folders and pages of analyses of which places are reported together.
 *
 * <p>Owns: what meta-analytic connectivity and co-activation write and say. Must never compute what it reports.
 */
@NullMarked
package org.nocimap.report.connectivity;

import org.jspecify.annotations.NullMarked;
