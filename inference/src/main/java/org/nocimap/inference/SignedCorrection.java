package org.nocimap.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One correction applied to both directions of a signed map. Uncorrected p are two-sided and null maxima are taken over both
 * signs, so that alpha is the error of the two directions together.
 *
 * @param positive the voxels above 0
 * @param negative the voxels below 0; its statistics are those of the map with the sign turned
 */
public record SignedCorrection(Correction correction, CorrectedStatistic positive, CorrectedStatistic negative) {
    /**
     * @param map signed statistic and z, with two-sided p
     * @param cut the absolute statistic at and above which a voxel belongs to a cluster; may be infinite
     * @param maxima null maxima over both signs
     * @param corrections what is asked for, in this order
     */
    public static List<SignedCorrection> apply(
            CorrectionRule rule,
            StatisticMap map,
            double cut,
            Map<Correction, MaxNull> maxima,
            List<Correction> corrections) {
        return apply(rule, map, cut, maxima, corrections, map.z());
    }

    /**
     * The same with other values for TFCE to enhance than z.
     *
     * @param enhanced signed, per mask voxel
     */
    public static List<SignedCorrection> apply(
            CorrectionRule rule,
            StatisticMap map,
            double cut,
            Map<Correction, MaxNull> maxima,
            List<Correction> corrections,
            double[] enhanced) {
        MapCorrector up = side(rule, map, 1, cut, maxima, corrections, enhanced);
        MapCorrector down = side(rule, map, -1, cut, maxima, corrections, enhanced);
        List<SignedCorrection> all = new ArrayList<>();
        for (Correction correction : corrections) {
            all.add(new SignedCorrection(correction, up.apply(correction), down.apply(correction)));
        }
        return all;
    }

    private static MapCorrector side(
            CorrectionRule rule,
            StatisticMap map,
            int sign,
            double cut,
            Map<Correction, MaxNull> maxima,
            List<Correction> corrections,
            double[] height) {
        int voxels = map.mask().size();
        double[] statistic = new double[voxels];
        double[] z = new double[voxels];
        double[] turned = new double[voxels];
        for (int n = 0; n < voxels; n++) {
            statistic[n] = Math.max(0, sign * map.statistic()[n]);
            z[n] = sign * map.z()[n];
            turned[n] = sign * height[n];
        }
        Optional<double[]> enhanced = corrections.contains(Correction.TFCE_FWE)
                ? Optional.of(new Tfce(map.mask(), rule.connectivity()).scores(turned))
                : Optional.empty();
        return new MapCorrector(rule, new StatisticMap(map.mask(), statistic, z, map.p()), cut, maxima, enhanced);
    }

    /** Corrected p per mask voxel: that of its own direction. */
    public double[] correctedP() {
        double[] p = positive.correctedP().clone();
        for (int n = 0; n < p.length; n++) {
            p[n] = Math.min(p[n], negative.correctedP()[n]);
        }
        return p;
    }

    /** Per mask voxel: part of a reported cluster of either direction. */
    public boolean[] significant() {
        boolean[] either = positive.significant().clone();
        for (int n = 0; n < either.length; n++) {
            either[n] |= negative.significant()[n];
        }
        return either;
    }
}
