package org.nocimap.report.contrast;

import java.util.ArrayList;
import java.util.List;
import org.nocimap.cbma.contrast.ContrastDirection;
import org.nocimap.cbma.contrast.ContrastResult;
import org.nocimap.cbma.contrast.ContrastSearch;
import org.nocimap.cbma.contrast.ContrastSpec;
import org.nocimap.cbma.contrast.GroupBalance;
import org.nocimap.cbma.contrast.LabelExchange;
import org.nocimap.inference.CorrectedStatistic;
import org.nocimap.inference.Correction;
import org.nocimap.report.pages.Fact;
import org.nocimap.report.words.Numbers;
import org.nocimap.report.words.SpecWords;

/** A contrast in words. */
final class ContrastWords {
    private final ContrastResult result;
    private final ContrastSpec spec;

    ContrastWords(ContrastResult result) {
        this.result = result;
        this.spec = result.spec();
    }

    String headline() {
        int up = clusters(result.aAboveB());
        int down = clusters(result.bAboveA());
        if (up + down == 0) {
            return "No difference between " + result.nameA() + " and " + result.nameB() + " was found";
        }
        return result.aAboveB().title() + " in " + counted(up) + ", "
                + result.bAboveA().title() + " in " + counted(down);
    }

    String summary() {
        List<String> sentences = new ArrayList<>();
        sentences.add(result.nameA() + " ("
                + experiments(result.a().experiments().size()) + ") and " + result.nameB()
                + " (" + experiments(result.b().experiments().size()) + ") were compared by exchanging their labels "
                + Numbers.readCount(result.exchange().permutations()) + " times.");
        for (ContrastDirection direction : result.directions()) {
            sentences.add(direction(direction));
        }
        if (clusters(result.aAboveB()) + clusters(result.bAboveA()) == 0) {
            sentences.add(
                    "This is a null result: it does not show that the groups are alike, only that these data tell no"
                            + " difference.");
        }
        int shared = result.conjunction().clusters().size();
        sentences.add(
                shared == 0
                        ? "No region is significant in both groups."
                        : "Both groups are significant in " + counted(shared) + ".");
        return String.join(" ", sentences);
    }

    private String direction(ContrastDirection direction) {
        int found = clusters(direction);
        if (direction.searchedVoxels() == 0) {
            return direction.title() + ": there was nowhere to look, since "
                    + (spec.search() == ContrastSearch.MAIN_EFFECTS
                            ? direction.greater() + " has no significant voxel of its own."
                            : "both groups together pass the threshold nowhere.");
        }
        return direction.title() + ": " + (found == 0 ? "nothing significant" : counted(found)) + " in "
                + Numbers.readCount(direction.searchedVoxels()) + " searched voxels ("
                + threshold(direction.primary().correction()) + ").";
    }

    List<Fact> tiles() {
        return List.of(
                new Fact(result.nameA(), experiments(result.a().experiments().size())),
                new Fact(result.nameB(), experiments(result.b().experiments().size())),
                new Fact(result.aAboveB().title(), counted(clusters(result.aAboveB()))),
                new Fact(result.bAboveA().title(), counted(clusters(result.bAboveA()))),
                new Fact("Both", counted(result.conjunction().clusters().size())));
    }

    List<Fact> asked() {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Difference", "ALE of " + result.nameA() + " − ALE of " + result.nameB()));
        facts.add(new Fact("Searched in", spec.search().words()));
        facts.add(new Fact("Labels exchanged", exchange()));
        facts.add(new Fact("Threshold of the difference", threshold(spec.primary())));
        facts.add(new Fact("Groups of unequal size", balance()));
        facts.add(new Fact(
                "Main effects",
                SpecWords.threshold(spec.main().corrections().get(0), spec.main()) + "; clusters formed at p < "
                        + Numbers.plain(spec.main().voxelP())));
        facts.add(new Fact("Kernel", SpecWords.kernel(spec.main().kernel())));
        facts.add(new Fact("Touching", SpecWords.connectivity(spec.main().connectivity())));
        facts.add(new Fact("Smallest cluster", Numbers.plain(spec.minVolumeMm3()) + " mm³"));
        facts.add(new Fact("Seed", Long.toString(spec.main().seed())));
        return facts;
    }

    String exchange() {
        LabelExchange exchange = result.exchange();
        return exchange.way() == LabelExchange.Way.COMPLETE
                ? "all " + Numbers.readCount(exchange.permutations() + 1L) + " labellings there are"
                : Numbers.readCount(exchange.permutations()) + " times at random, group sizes kept";
    }

    private String balance() {
        return spec.balance() == GroupBalance.NONE
                ? "left as they are; the exchange of labels keeps their sizes"
                : "the larger one's ALE is its mean over all subsamples of the smaller one's size";
    }

    /** {@code cluster-level FWE (size), p ≤ 0.05, clusters formed at p < 0.01}. */
    String threshold(Correction correction) {
        String formed = "p < " + Numbers.plain(spec.voxelP());
        return switch (correction) {
            case NONE -> "uncorrected, " + formed;
            case VOXEL_FWE -> correction.title() + ", p ≤ " + Numbers.plain(spec.alpha());
            default -> correction.title() + ", p ≤ " + Numbers.plain(spec.alpha()) + ", clusters formed at " + formed;
        };
    }

    /** What chance gives, for a direction's section. */
    String critical(CorrectedStatistic map) {
        double critical = map.critical();
        if (!Double.isFinite(critical)) {
            return "";
        }
        String alpha = Numbers.plain(spec.alpha());
        return switch (map.correction()) {
            case CLUSTER_SIZE_FWE ->
                "Under exchanged labels the largest cluster exceeds "
                        + Numbers.counted((long) critical, "voxel", "voxels") + " in no more than the share " + alpha
                        + " of the labellings.";
            case CLUSTER_MASS_FWE ->
                "Under exchanged labels the heaviest cluster exceeds a mass of " + Numbers.significant(critical, 3)
                        + " in no more than the share " + alpha + " of the labellings.";
            case VOXEL_FWE ->
                "Under exchanged labels the largest standardised difference exceeds " + Numbers.significant(critical, 3)
                        + " in no more than the share " + alpha + " of the labellings.";
            default -> "";
        };
    }

    static int clusters(ContrastDirection direction) {
        return direction.primary().clusters().size();
    }

    static String counted(int clusters) {
        return clusters == 0 ? "no cluster" : Numbers.counted(clusters, "cluster", "clusters");
    }

    static String experiments(int count) {
        return Numbers.counted(count, "experiment", "experiments");
    }
}
