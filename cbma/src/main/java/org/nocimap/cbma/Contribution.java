package org.nocimap.cbma;

/**
 * What one experiment gives to one cluster.
 *
 * @param experiment index into {@link AleResult#experiments()}
 * @param fociInside foci whose nearest voxel belongs to the cluster
 * @param share its share of the cluster's ALE in percent: its jackknife ratio over the sum of those of all experiments
 * @param jackknife mean over the cluster's voxels of 1 − ALE without the experiment / ALE, 0 to 1
 */
public record Contribution(int experiment, int fociInside, double share, double jackknife) {}
