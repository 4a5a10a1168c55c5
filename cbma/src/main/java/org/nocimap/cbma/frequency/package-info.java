/**
 * How many studies, not foci, reported each region, and whether conditions differ in that.
 *
 * <p>Owns: counting samples per region, condition, direction and modality, their intervals, exact tests between conditions, and
 * which regions all conditions share. Must never count the same subjects twice, and never take a count for a test against
 * chance: large regions catch more foci.
 */
@NullMarked
package org.nocimap.cbma.frequency;

import org.jspecify.annotations.NullMarked;
