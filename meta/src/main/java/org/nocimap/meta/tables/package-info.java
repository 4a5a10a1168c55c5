/**
 * Pooling 2×2 tables without a variance per study: Mantel-Haenszel and Peto.
 *
 * <p>Owns: the pooled odds ratio, risk ratio and risk difference of stratified tables with their tests. Must never add to a cell before pooling.
 */
@NullMarked
package org.nocimap.meta.tables;

import org.jspecify.annotations.NullMarked;
