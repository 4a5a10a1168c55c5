/**
 * Permutation tests of linear models.
 *
 * <p>Owns: what may be exchanged under the null, which rearrangement belongs to which number, and the kernel that tests whole maps under
 * many rearrangements. Must never read a file or know what an observation is.
 */
@NullMarked
package org.nocimap.inference.permutation;

import org.jspecify.annotations.NullMarked;
