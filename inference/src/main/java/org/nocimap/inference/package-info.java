/**
 * What every map analysis shares, once.
 *
 * <p>Owns: clusters and peaks of a statistical map, threshold-free cluster enhancement, maximum-statistic null distributions
 * with their corrected p and Monte Carlo intervals, cluster tables with anatomical labels and their way into
 * {@code evidence}. Must never know how a map was made.
 */
@NullMarked
package org.nocimap.inference;

import org.jspecify.annotations.NullMarked;
