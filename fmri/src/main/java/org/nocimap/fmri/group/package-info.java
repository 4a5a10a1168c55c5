/**
 * Group models of a cohort.
 *
 * <p>Owns: the table of participants with their maps, the design that model terms make of it, contrasts in words, fitting all
 * voxels, and both ways of correcting the result: random fields and permutation. Must never write a file or print.
 */
@NullMarked
package org.nocimap.fmri.group;

import org.jspecify.annotations.NullMarked;
