package org.nocimap.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nocimap.cbma.AleSpec;
import org.nocimap.cbma.FociRounding;
import org.nocimap.cbma.KernelWidth;
import org.nocimap.cbma.NullMethod;
import org.nocimap.image.Connectivity;
import org.nocimap.inference.Correction;
import picocli.CommandLine.Option;

/** The options that say what an ALE computes. */
final class AleOptions {
    @Option(
            names = "--permutations",
            paramLabel = "N",
            description = "Monte Carlo permutations. Default: 1000; for a publication 5000 or more.")
    private String permutations = "1000";

    @Option(
            names = "--voxel-p",
            paramLabel = "P",
            description = "Uncorrected voxel p that forms clusters. Default: 0.001")
    private String voxelP = "0.001";

    @Option(
            names = "--cluster-p",
            paramLabel = "P",
            description = "Corrected p that counts as significant, whatever the correction. Default: 0.05")
    private String alpha = "0.05";

    @Option(
            names = "--min-volume",
            paramLabel = "MM3",
            description = "Smaller clusters are not reported. Default: 200 mm³")
    private String minVolume = "200";

    @Option(
            names = "--correction",
            paramLabel = "NAME",
            split = ",",
            description =
                    "How the map is corrected: cluster-size-fwe (or cluster-fwe), cluster-mass-fwe, voxel-fwe, tfce-fwe (or tfce), fdr-bh"
                            + " (or fdr), fdr-by, bonferroni, none. Several with commas, the leading one first. Default: cluster-size-fwe")
    private List<String> corrections = List.of("cluster-size-fwe");

    @Option(
            names = "--null",
            paramLabel = "METHOD",
            description = "Where uncorrected p comes from: convolution or monte-carlo. Default: convolution")
    private String nullMethod = "convolution";

    @Option(names = "--fixed-n", paramLabel = "N", description = "One sample size for the kernels of all experiments.")
    private String fixedN = "";

    @Option(names = "--fwhm", paramLabel = "MM", description = "One kernel width for all experiments.")
    private String fwhm = "";

    @Option(
            names = "--foci-rounding",
            paramLabel = "RULE",
            description =
                    "Where a focus lies: none (at its millimetre), nearest (voxel) or truncate; the last two to check against"
                            + " other tools. Default: none")
    private String rounding = "none";

    @Option(
            names = "--connectivity",
            paramLabel = "N",
            description = "Voxels that touch: 6 by faces, 18 also by edges, 26 also by corners. Default: 18")
    private String connectivity = "18";

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Of all random numbers; the same seed gives the same bits. Default: 1")
    private String seed = "1";

    /** What these options ask for, every problem of theirs told to {@code options}. */
    AleSpec spec(OptionReader options) {
        return AleSpec.builder()
                .permutations((int) options.wholeNumber("--permutations", permutations, 1, AleSpec.MAX_PERMUTATIONS))
                .voxelP(options.number("--voxel-p", voxelP, OptionReader.Range.PROBABILITY))
                .alpha(options.number("--cluster-p", alpha, OptionReader.Range.PROBABILITY))
                .minVolumeMm3(options.number("--min-volume", minVolume, OptionReader.Range.NOT_NEGATIVE))
                .corrections(options.choices("--correction", corrections, correctionWords()))
                .nullMethod(options.choice("--null", nullMethod, nullWords()))
                .kernel(kernel(options))
                .rounding(options.choice("--foci-rounding", rounding, roundingWords()))
                .connectivity(options.choice("--connectivity", connectivity, connectivityWords()))
                .seed(options.wholeNumber("--seed", seed, Long.MIN_VALUE, Long.MAX_VALUE))
                .build();
    }

    /** True when the kernels do not depend on each experiment's number of subjects. */
    boolean oneKernelForAll() {
        return !fixedN.isEmpty() || !fwhm.isEmpty();
    }

    private KernelWidth kernel(OptionReader options) {
        if (!fixedN.isEmpty() && !fwhm.isEmpty()) {
            options.problem("--fixed-n", "cannot go together with --fwhm", "one of the two", "Leave one out.");
        }
        if (!fixedN.isEmpty()) {
            return new KernelWidth.FixedSampleSize((int) options.wholeNumber("--fixed-n", fixedN, 1, 1_000_000));
        }
        return fwhm.isEmpty()
                ? new KernelWidth.FromSampleSize()
                : new KernelWidth.FixedFwhm(options.number("--fwhm", fwhm, OptionReader.Range.WIDTH));
    }

    private static Map<String, Correction> correctionWords() {
        Map<String, Correction> words = new LinkedHashMap<>();
        words.put(Correction.CLUSTER_SIZE_FWE.flag(), Correction.CLUSTER_SIZE_FWE);
        for (Correction correction : Correction.values()) {
            words.put(correction.flag(), correction);
        }
        words.put("cluster-fwe", Correction.CLUSTER_SIZE_FWE);
        words.put("tfce", Correction.TFCE_FWE);
        words.put("fdr", Correction.FDR_BH);
        return words;
    }

    private static Map<String, NullMethod> nullWords() {
        Map<String, NullMethod> words = new LinkedHashMap<>();
        words.put("convolution", NullMethod.CONVOLUTION);
        words.put("monte-carlo", NullMethod.MONTE_CARLO);
        return words;
    }

    private static Map<String, FociRounding> roundingWords() {
        Map<String, FociRounding> words = new LinkedHashMap<>();
        words.put("none", FociRounding.NONE);
        words.put("nearest", FociRounding.NEAREST);
        words.put("truncate", FociRounding.TRUNCATE);
        return words;
    }

    private static Map<String, Connectivity> connectivityWords() {
        Map<String, Connectivity> words = new LinkedHashMap<>();
        for (Connectivity c : Connectivity.values()) {
            words.put(Integer.toString(c.neighbours()), c);
        }
        return words;
    }
}
