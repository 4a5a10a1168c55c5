package org.nocimap.image;

/** Integer voxel indices in a {@link Grid}, 0-based; i is the fastest axis in memory. */
public record Voxel(int i, int j, int k) {}
