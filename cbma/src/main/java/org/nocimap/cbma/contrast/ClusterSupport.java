package org.nocimap.cbma.contrast;

/**
 * How many experiments report a focus in a cluster.
 *
 * @param ofA experiments of group A with at least one focus whose nearest voxel lies in the cluster
 * @param ofB the same of group B
 */
public record ClusterSupport(int ofA, int ofB) {}
