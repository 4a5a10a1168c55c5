package org.nocimap.inference;

import org.nocimap.image.Point;

/**
 * A local maximum of a map.
 *
 * @param position position in the mask
 * @param point millimetres of the voxel's centre, in the map's space
 * @param statistic the map's value there (ALE, t, …)
 * @param z the standard normal deviate of the uncorrected p
 * @param p uncorrected p
 */
public record Peak(int position, Point point, double statistic, double z, double p) {}
