package org.nocimap.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nocimap.cbma.AleSpec;
import org.nocimap.cbma.contrast.ContrastSearch;
import org.nocimap.cbma.contrast.ContrastSpec;
import org.nocimap.cbma.contrast.GroupBalance;
import org.nocimap.inference.Correction;
import picocli.CommandLine.Option;

/** The options that say how a difference is tested; those of {@link AleOptions} say how the main effects are. */
final class ContrastOptions {
    @Option(
            names = "--label-permutations",
            paramLabel = "N",
            description = "How often labels are exchanged. Default: 10000")
    private String permutations = "10000";

    @Option(
            names = "--difference-p",
            paramLabel = "P",
            description = "Uncorrected voxel p of the difference that forms clusters. Default: 0.01")
    private String voxelP = "0.01";

    @Option(
            names = "--difference-correction",
            paramLabel = "NAME",
            split = ",",
            description =
                    "How the difference is corrected: cluster-size-fwe (or cluster-fwe), cluster-mass-fwe, voxel-fwe,"
                            + " none. Several with commas, the leading one first. Default: cluster-size-fwe")
    private List<String> corrections = List.of("cluster-size-fwe");

    @Option(
            names = "--search",
            paramLabel = "WHERE",
            description = "main-effects: A above B where A is significant, B above A where B is; pooled: wherever both"
                    + " groups together pass the voxel threshold. Default: main-effects")
    private String search = "main-effects";

    @Option(
            names = "--balance",
            description = "Groups of unequal size: take the larger one's mean over all subsamples of the smaller one's"
                    + " size.")
    private boolean balance;

    /** What these options ask for, every problem of theirs told to {@code options}. */
    ContrastSpec spec(AleSpec main, OptionReader options) {
        ContrastSearch where = options.choice("--search", search, searchWords());
        boolean selects = ContrastSpec.CORRECTIONS.contains(main.corrections().get(0));
        if (where == ContrastSearch.MAIN_EFFECTS && !selects) {
            options.problem(
                    "--correction",
                    main.corrections().get(0).flag() + " cannot choose where differences are searched",
                    "one of cluster-size-fwe, cluster-mass-fwe, voxel-fwe, none",
                    "Choose another correction of the main effects, or --search pooled.");
        }
        return ContrastSpec.builder()
                .main(
                        selects || where == ContrastSearch.POOLED
                                ? main
                                : AleSpec.builder().build())
                .permutations((int)
                        options.wholeNumber("--label-permutations", permutations, 1, ContrastSpec.MAX_PERMUTATIONS))
                .voxelP(options.number("--difference-p", voxelP, OptionReader.Range.PROBABILITY))
                .alpha(main.alpha())
                .minVolumeMm3(main.minVolumeMm3())
                .corrections(options.choices("--difference-correction", corrections, correctionWords()))
                .search(where)
                .balance(balance ? GroupBalance.SMALLER_GROUP : GroupBalance.NONE)
                .build();
    }

    private static Map<String, ContrastSearch> searchWords() {
        Map<String, ContrastSearch> words = new LinkedHashMap<>();
        for (ContrastSearch search : ContrastSearch.values()) {
            words.put(search.flag(), search);
        }
        return words;
    }

    private static Map<String, Correction> correctionWords() {
        Map<String, Correction> words = new LinkedHashMap<>();
        ContrastSpec.CORRECTIONS.forEach(c -> words.put(c.flag(), c));
        words.put("cluster-fwe", Correction.CLUSTER_SIZE_FWE);
        return words;
    }
}
