/**
 * The report of a cohort's networks.
 *
 * <p>Owns: what is written and said of components, of their match with templates and of dual regression. Must never compute a component.
 */
@NullMarked
package org.nocimap.report.networks;

import org.jspecify.annotations.NullMarked;
