package org.nocimap.cbma.contrast;

import java.util.Arrays;
import org.nocimap.image.Mask;
import org.nocimap.stats.Normal;

/**
 * A ranked difference over the whole mask: 0, with p 1, where nothing was tested.
 *
 * @param difference A − B
 * @param standardised (difference − mean) / deviation
 * @param z signed
 * @param up A above B
 * @param down B above A
 */
record DifferenceMaps(double[] difference, double[] standardised, double[] z, OneWay up, OneWay down) {
    /**
     * One direction.
     *
     * @param statistic the standardised difference, turned so that large values are evidence
     * @param z of the one-sided p, 0 where it is above one half
     * @param p one-sided
     * @param supra beyond the critical difference
     * @param critical standardised difference to exceed
     */
    record OneWay(double[] statistic, double[] z, double[] p, boolean[] supra, double[] critical) {
        private static OneWay empty(int voxels) {
            double[] p = new double[voxels];
            Arrays.fill(p, 1);
            double[] critical = new double[voxels];
            Arrays.fill(critical, Double.POSITIVE_INFINITY);
            return new OneWay(new double[voxels], new double[voxels], p, new boolean[voxels], critical);
        }

        private void put(int n, double value, double upperP, boolean beyond, double limit) {
            statistic[n] = value;
            p[n] = upperP;
            z[n] = upperP >= 0.5 ? 0 : Normal.isf(upperP);
            supra[n] = beyond;
            critical[n] = limit;
        }
    }

    static DifferenceMaps of(Mask mask, Candidates candidates, RankedDifference ranked) {
        int voxels = mask.size();
        DifferenceMaps maps = new DifferenceMaps(
                new double[voxels], new double[voxels], new double[voxels], OneWay.empty(voxels), OneWay.empty(voxels));
        for (int v = 0; v < ranked.voxels(); v++) {
            int n = candidates.positions()[v];
            float d = ranked.observed()[v];
            double s = ranked.standardised(v, d);
            double upper = (double) ranked.atLeast()[v] / ranked.labellings();
            double lower = (double) ranked.atMost()[v] / ranked.labellings();
            maps.difference[n] = d;
            maps.standardised[n] = s;
            maps.up.put(n, s, upper, d > ranked.above()[v], ranked.standardised(v, ranked.above()[v]));
            maps.down.put(n, -s, lower, d < ranked.below()[v], -ranked.standardised(v, ranked.below()[v]));
            // The two p add up to more than 1, so at most one of the two z is above 0.
            maps.z[n] = maps.up.z[n] - maps.down.z[n];
        }
        return maps;
    }
}
