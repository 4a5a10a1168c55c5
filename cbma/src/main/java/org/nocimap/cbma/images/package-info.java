/**
 * Image-based meta-analysis: group maps of several studies combined voxel by voxel.
 *
 * <p>Owns: which estimators there are and what they need, maps brought onto one grid and mask, voxelwise combination with
 * heterogeneity, inference by sign flips. Must never draw a picture or know how the maps were made.
 */
@NullMarked
package org.nocimap.cbma.images;

import org.jspecify.annotations.NullMarked;
