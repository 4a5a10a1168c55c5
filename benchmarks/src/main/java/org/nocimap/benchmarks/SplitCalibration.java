package org.nocimap.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.nocimap.engine.Jobs;
import org.nocimap.fmri.group.GroupAnalysis;
import org.nocimap.fmri.group.GroupResult;
import org.nocimap.fmri.group.GroupSpec;
import org.nocimap.fmri.simulation.NullGroups;
import org.nocimap.image.Connectivity;
import org.nocimap.inference.CorrectedStatistic;
import org.nocimap.inference.Correction;
import org.nocimap.inference.InferenceSpec;
import org.nocimap.inference.Sides;
import org.nocimap.stats.BinomialInterval;
import org.nocimap.stats.glm.Contrast;
import org.nocimap.stats.glm.GroupEstimator;

/**
 * How often a difference of two random halves of participants without any effect is found somewhere: permutation corrections beside random-field
 * clusters at z &gt; 2.3 and 3.1 of FLAME1 and least squares, one-sided, corrected p ≤ 0.05. Every split has participants of its own, so that the
 * binomial intervals hold. Arguments: splits, permutations, voxels an axis, participants, FWHM in mm.
 */
public final class SplitCalibration {
    private static final List<Correction> CORRECTIONS = List.of(
            Correction.VOXEL_FWE, Correction.CLUSTER_SIZE_FWE, Correction.CLUSTER_MASS_FWE, Correction.TFCE_FWE);

    private SplitCalibration() {}

    public static void main(String[] args) {
        int splits = argument(args, 0, 1000);
        int permutations = argument(args, 1, 199);
        NullGroups groups = new NullGroups(argument(args, 2, 10), argument(args, 3, 24), argument(args, 4, 10), 0.5);
        Map<String, Integer> found = new LinkedHashMap<>();
        for (int split = 0; split < splits; split++) {
            NullGroups.Drawn drawn = groups.draw(1, split);
            GroupResult.OfContrast permuted = run(drawn, GroupEstimator.OLS, 3.1, permutations, CORRECTIONS);
            for (CorrectedStatistic one : permuted.permuted().upper()) {
                count(
                        found,
                        "permutation, " + one.correction().flag(),
                        one.clusters().size());
            }
            field(found, "least squares, random fields, z > 3.1", permuted);
            field(found, "least squares, random fields, z > 2.3", fields(drawn, GroupEstimator.OLS, 2.3));
            field(found, "FLAME1, random fields, z > 3.1", fields(drawn, GroupEstimator.FLAME1, 3.1));
            field(found, "FLAME1, random fields, z > 2.3", fields(drawn, GroupEstimator.FLAME1, 2.3));
        }
        System.out.println("method\tsplits\tfound\tshare\tlow95\thigh95");
        found.forEach((method, many) -> {
            BinomialInterval interval = BinomialInterval.clopperPearson(many, splits, 0.95);
            System.out.println(String.format(
                    Locale.ROOT,
                    "%s\t%d\t%d\t%.3f\t%.3f\t%.3f",
                    method,
                    splits,
                    many,
                    many / (double) splits,
                    interval.low(),
                    interval.high()));
        });
    }

    private static GroupResult.OfContrast fields(NullGroups.Drawn drawn, GroupEstimator estimator, double z) {
        return run(drawn, estimator, z, 1, List.of(Correction.NONE));
    }

    private static GroupResult.OfContrast run(
            NullGroups.Drawn drawn,
            GroupEstimator estimator,
            double z,
            int permutations,
            List<Correction> corrections) {
        InferenceSpec inference = new InferenceSpec(0.001, 0.05, permutations, 0, Connectivity.CORNERS, corrections, 1);
        GroupSpec spec = new GroupSpec(
                estimator, GroupSpec.Variances.COMMON, Sides.UPPER, z, Optional.empty(), Optional.empty(), inference);
        return new GroupAnalysis(spec, drawn.design(), drawn.maps(), List.of(Contrast.t("a - b", 1, -1)))
                .run(Jobs.plain())
                .contrasts()
                .get(0);
    }

    private static void field(Map<String, Integer> found, String method, GroupResult.OfContrast one) {
        count(found, method, one.field().orElseThrow().significant().size());
    }

    private static void count(Map<String, Integer> found, String method, int clusters) {
        found.merge(method, clusters > 0 ? 1 : 0, Integer::sum);
    }

    private static int argument(String[] args, int at, int usual) {
        return args.length > at ? Integer.parseInt(args[at]) : usual;
    }
}
