package org.nocimap.report.words;

import org.nocimap.cbma.AleSpec;
import org.nocimap.cbma.FociRounding;
import org.nocimap.cbma.KernelWidth;
import org.nocimap.cbma.NullMethod;
import org.nocimap.evidence.Pooling;
import org.nocimap.evidence.TalairachToMni;
import org.nocimap.image.Connectivity;
import org.nocimap.inference.Correction;

/** The choices of an analysis as people say them, each a phrase without a full stop. */
public final class SpecWords {
    private SpecWords() {}

    public static String kernel(KernelWidth kernel) {
        if (kernel instanceof KernelWidth.FixedSampleSize fixed) {
            return "Gaussian, the width that follows from a sample of " + fixed.n() + " for all experiments";
        }
        if (kernel instanceof KernelWidth.FixedFwhm fixed) {
            return "Gaussian, full width at half maximum of " + Numbers.plain(fixed.mm()) + " mm for all experiments";
        }
        return "Gaussian, its width from each experiment's sample size";
    }

    public static String rounding(FociRounding rounding) {
        return switch (rounding) {
            case NONE -> "at their exact coordinates";
            case NEAREST -> "at the centre of the nearest voxel";
            case TRUNCATE -> "at the voxel whose indices are cut toward zero";
        };
    }

    public static String nullMethod(AleSpec spec) {
        return spec.nullMethod() == NullMethod.CONVOLUTION
                ? "convolution of the experiments' histograms of modelled activation"
                : "all voxels of " + Numbers.counted(spec.permutations(), "permutation", "permutations");
    }

    public static String connectivity(Connectivity connectivity) {
        String shared =
                switch (connectivity) {
                    case FACES -> "voxels that share a face";
                    case EDGES -> "voxels that share a face or an edge";
                    case CORNERS -> "voxels that share a face, an edge or a corner";
                };
        return shared + " (" + connectivity.neighbours() + " neighbours)";
    }

    public static String transform(TalairachToMni transform) {
        return switch (transform) {
            case LANCASTER_FSL -> "Lancaster, for FSL";
            case LANCASTER_SPM -> "Lancaster, for SPM";
            case LANCASTER_POOLED -> "Lancaster, pooled over FSL and SPM";
            case BRETT -> "Brett";
            case NONE -> "none, taken as MNI";
        };
    }

    public static String pooling(Pooling pooling) {
        return switch (pooling) {
            case STUDY -> "experiments of one study count as one";
            case GROUP -> "experiments of one study and the same subjects count as one";
            case NONE -> "none: every experiment counts by itself";
        };
    }

    /** What a correction asks of a voxel or cluster: {@code cluster-level FWE (size), p ≤ 0.05}. */
    public static String threshold(Correction correction, AleSpec spec) {
        return correction == Correction.NONE
                ? "uncorrected, p < " + Numbers.plain(spec.voxelP())
                : correction.title() + ", p ≤ " + Numbers.plain(spec.alpha());
    }

    /** What the critical value of a correction is measured in, with the value: {@code more than 110 voxels}. */
    public static String critical(Correction correction, double critical, double voxelVolumeMm3) {
        if (!Double.isFinite(critical)) {
            return correction.usesPermutations() ? "out of reach with so few permutations" : "no voxel reaches it";
        }
        return switch (correction) {
            case CLUSTER_SIZE_FWE ->
                "more than " + Numbers.counted((long) critical, "voxel", "voxels") + ", "
                        + Numbers.readCount(Math.round(critical * voxelVolumeMm3)) + " mm³";
            case CLUSTER_MASS_FWE -> "mass above " + Numbers.significant(critical, 4);
            case TFCE_FWE -> "TFCE score above " + Numbers.significant(critical, 4);
            case VOXEL_FWE -> "ALE above " + Numbers.significant(critical, 4);
            case NONE, FDR_BH, FDR_BY, BONFERRONI -> "ALE of " + Numbers.significant(critical, 4) + " or more";
        };
    }
}
