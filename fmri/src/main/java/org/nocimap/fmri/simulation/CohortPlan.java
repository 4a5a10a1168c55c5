package org.nocimap.fmri.simulation;

/**
 * What cohort is made.
 *
 * @param patients scanned before and after pain is provoked (sessions pre and post), 0 to 9999
 * @param controls scanned once (session pre), 0 to 9999
 * @param voxelMm edge of a voxel, 2 to 8
 * @param volumes of a run, at least 40
 * @param trSeconds from one volume to the next
 * @param seed of all random numbers
 */
public record CohortPlan(int patients, int controls, double voxelMm, int volumes, double trSeconds, long seed) {
    public CohortPlan {
        boolean sizes = patients >= 0 && controls >= 0 && patients < 10_000 && controls < 10_000;
        if (!sizes || patients + controls == 0 || !(voxelMm >= 2 && voxelMm <= 8) || volumes < 40) {
            throw new IllegalArgumentException(
                    "a cohort has participants, voxels of 2 to 8 mm and runs of 40 volumes or more");
        }
        if (!(trSeconds >= 0.3 && trSeconds <= 10)) {
            throw new IllegalArgumentException("the repetition time is 0.3 to 10 s");
        }
    }

    /** 8 patients and 8 controls, voxels of 4 mm, runs of 120 volumes of 3 s. */
    public static CohortPlan toy(long seed) {
        return new CohortPlan(8, 8, 4, 120, 3, seed);
    }
}
