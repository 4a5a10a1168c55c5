package org.nocimap.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nocimap.image.Connectivity;
import org.nocimap.inference.Correction;
import org.nocimap.inference.InferenceSpec;
import picocli.CommandLine.Option;

/** The options that say how a map is tested, the same for every estimator. */
final class InferenceOptions {
    @Option(
            names = "--permutations",
            paramLabel = "N",
            description = "Monte Carlo permutations. Default: 1000; for a publication 5000 or more.")
    private String permutations = "1000";

    @Option(
            names = "--voxel-p",
            paramLabel = "P",
            description =
                    "Uncorrected voxel p that forms clusters; two-sided where a map has two sides. Default: 0.001")
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
            description = "How the map is corrected: cluster-size-fwe (or cluster-fwe), cluster-mass-fwe, voxel-fwe,"
                    + " tfce-fwe (or tfce), fdr-bh (or fdr), fdr-by, bonferroni, none. Several with commas, the leading"
                    + " one first. Default: cluster-size-fwe")
    private List<String> corrections = List.of("cluster-size-fwe");

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
    InferenceSpec understand(OptionReader options) {
        return new InferenceSpec(
                options.number("--voxel-p", voxelP, OptionReader.Range.PROBABILITY),
                options.number("--cluster-p", alpha, OptionReader.Range.PROBABILITY),
                (int) options.wholeNumber("--permutations", permutations, 1, InferenceSpec.MAX_PERMUTATIONS),
                options.number("--min-volume", minVolume, OptionReader.Range.NOT_NEGATIVE),
                options.choice("--connectivity", connectivity, connectivityWords()),
                options.choices("--correction", corrections, correctionWords()),
                options.wholeNumber("--seed", seed, Long.MIN_VALUE, Long.MAX_VALUE));
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

    private static Map<String, Connectivity> connectivityWords() {
        Map<String, Connectivity> words = new LinkedHashMap<>();
        for (Connectivity c : Connectivity.values()) {
            words.put(Integer.toString(c.neighbours()), c);
        }
        return words;
    }
}
