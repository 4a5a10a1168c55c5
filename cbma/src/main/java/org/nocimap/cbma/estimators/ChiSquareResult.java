package org.nocimap.cbma.estimators;

import java.util.List;
import org.nocimap.files.Problem;
import org.nocimap.image.Mask;

/**
 * What the chi-squared tests of MKDA found. An experiment is active at a voxel when it has a focus within the radius.
 *
 * @param spec what was asked
 * @param mask where; all maps are arrays in its order
 * @param set the experiments of interest, in canonical order
 * @param rest all others, in canonical order
 * @param activeInSet per mask voxel: active experiments of the set
 * @param activeInRest per mask voxel: active experiments of the rest
 * @param consistency is the set active here more often than in the average voxel? Null: the set's foci anywhere in the mask
 * @param specificity is the set active here more often than the rest? Null: labels of set and rest exchanged
 * @param warnings for the terminal and the report
 */
public record ChiSquareResult(
        ChiSquareSpec spec,
        Mask mask,
        List<DensityExperiment> set,
        List<DensityExperiment> rest,
        int[] activeInSet,
        int[] activeInRest,
        SignedTest consistency,
        SignedTest specificity,
        List<Problem> warnings) {
    public ChiSquareResult {
        set = List.copyOf(set);
        rest = List.copyOf(rest);
        warnings = List.copyOf(warnings);
    }

    /** P(active | set) per mask voxel. */
    public double[] shareOfSet() {
        return share(activeInSet, set.size());
    }

    /** P(active | rest) per mask voxel. */
    public double[] shareOfRest() {
        return share(activeInRest, rest.size());
    }

    /** P(set | active) by Bayes' rule with the spec's prior; NaN where no experiment is active. */
    public double[] posterior() {
        double[] a = shareOfSet();
        double[] b = shareOfRest();
        double[] posterior = new double[a.length];
        for (int n = 0; n < a.length; n++) {
            double joint = spec.prior() * a[n];
            posterior[n] = joint / (joint + (1 - spec.prior()) * b[n]);
        }
        return posterior;
    }

    private static double[] share(int[] active, int of) {
        double[] share = new double[active.length];
        for (int n = 0; n < share.length; n++) {
            share[n] = (double) active[n] / of;
        }
        return share;
    }
}
