/**
 * Linear models of many small data sets that share a design: least squares, and mixed effects of values with known variances.
 *
 * <p>Owns: designs and what is wrong with them, contrasts, the estimators of a group level, and the kernel that fits one voxel
 * after the other without allocating. Plain functions over numbers and arrays. Must never know what a number was measured on.
 */
@NullMarked
package org.nocimap.stats.glm;

import org.jspecify.annotations.NullMarked;
