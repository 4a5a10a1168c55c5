package org.nocimap.report.connectivity;

import org.nocimap.cbma.connectivity.MacmAnalysis.Specificity;
import org.nocimap.cbma.connectivity.RegionSelection;
import org.nocimap.image.Mask;
import org.nocimap.report.run.AleRun;

/**
 * A finished meta-analytic connectivity model with everything that a reader must be told of it.
 *
 * @param ale the convergence of the selected experiments
 * @param specificity the same against the base rate of the database
 * @param selection how the experiments were chosen
 * @param region the region's voxels in the analysis mask; empty when it is smaller than a voxel
 */
public record MacmRun(AleRun ale, Specificity specificity, RegionSelection selection, Mask region) {}
