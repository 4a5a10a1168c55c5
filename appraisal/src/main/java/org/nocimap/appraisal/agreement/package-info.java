/**
 * Agreement between raters.
 *
 * <p>Owns: tables of what two or more raters said of the same items, and the statistics of their agreement. Must never know what
 * was rated.
 */
@NullMarked
package org.nocimap.appraisal.agreement;

import org.jspecify.annotations.NullMarked;
