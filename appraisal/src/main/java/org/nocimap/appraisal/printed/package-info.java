/**
 * Printed statistics, and whether they can be right.
 *
 * <p>Owns: reading tables of printed means, standard deviations, counts and p-values, recomputing them from numbers that were
 * rounded, and the tests of granularity (GRIM, GRIMMER). Says what cannot be right, never why.
 */
@NullMarked
package org.nocimap.appraisal.printed;

import org.jspecify.annotations.NullMarked;
