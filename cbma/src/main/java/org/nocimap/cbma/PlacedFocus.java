package org.nocimap.cbma;

/**
 * A focus on the analysis grid: the voxel it lies in (which may be outside the grid) and the three factors of its kernel.
 */
record PlacedFocus(int i, int j, int k, KernelFactor x, KernelFactor y, KernelFactor z) {}
