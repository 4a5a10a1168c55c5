package org.nocimap.report.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nocimap.cbma.AleResult;
import org.nocimap.cbma.CorrectedMap;
import org.nocimap.inference.Cluster;
import org.nocimap.inference.Correction;
import org.nocimap.report.run.AleRun;
import org.nocimap.report.tables.DescribedCluster;
import org.nocimap.report.words.Numbers;
import org.nocimap.report.words.SpecWords;
import org.nocimap.stats.MonteCarloP;

/** The result in a sentence, in a paragraph and in numbers. */
final class Summary {
    private static final int MOST_NAMED = 12;

    private final AleRun run;
    private final AleResult result;
    private final CorrectedMap primary;

    Summary(AleRun run) {
        this.run = run;
        this.result = run.result();
        this.primary = result.primary();
    }

    String subtitle() {
        return "Activation likelihood estimation with Nocimap " + run.software().version();
    }

    List<Fact> tiles() {
        List<Fact> tiles = new ArrayList<>();
        tiles.add(tile(result.experiments().size(), "experiment", "experiments"));
        tiles.add(tile(run.studies(), "study", "studies"));
        run.subjects().ifPresent(n -> tiles.add(tile(n, "subject", "subjects")));
        tiles.add(tile(result.focusCount(), "focus", "foci"));
        tiles.add(tile(primary.clusters().size(), word() + " cluster", word() + " clusters"));
        return tiles;
    }

    private static Fact tile(int count, String one, String many) {
        return new Fact(count == 1 ? one : many, Numbers.readCount(count));
    }

    String headline() {
        int clusters = primary.clusters().size();
        return clusters == 0
                ? "No " + word() + " cluster"
                : Numbers.counted(clusters, word() + " cluster", word() + " clusters");
    }

    /** Without correction nothing is significant, whatever its p. */
    private String word() {
        return primary.correction() == Correction.NONE ? "uncorrected" : "significant";
    }

    String paragraph(List<DescribedCluster> clusters) {
        return clusters.isEmpty() ? nothing() : found(clusters);
    }

    private String found(List<DescribedCluster> clusters) {
        String named = clusters.stream().limit(MOST_NAMED).map(this::inBrief).collect(Collectors.joining("; "));
        int more = clusters.size() - MOST_NAMED;
        return "The reported coordinates converge in "
                + (clusters.size() == 1 ? "one place" : Numbers.readCount(clusters.size()) + " places")
                + " (" + SpecWords.threshold(primary.correction(), result.spec()) + "): " + named
                + (more > 0 ? "; and " + more + " more" : "") + "."
                + (primary.correction() == Correction.NONE
                        ? " Without correction for multiple comparisons these are no findings."
                        : "");
    }

    private String inBrief(DescribedCluster described) {
        Cluster cluster = described.cluster();
        String name = described.name().isEmpty() ? "cluster " + cluster.number() : described.name();
        return name + " " + Numbers.readPoint(cluster.highestPeak().point()) + ", "
                + Numbers.readCount(Math.round(cluster.volumeMm3())) + " mm³";
    }

    private String nothing() {
        List<String> text = new ArrayList<>();
        text.add("No cluster is reported (" + SpecWords.threshold(primary.correction(), result.spec()) + ").");
        text.add(closest());
        text.add("This is no evidence that the studies disagree: it says that, at this threshold and with this many"
                + " experiments, their coordinates cannot be told from coordinates that chance put anywhere in the"
                + " brain.");
        return text.stream().filter(s -> !s.isEmpty()).collect(Collectors.joining(" "));
    }

    private String closest() {
        List<Cluster> missed = DescribedCluster.missed(primary);
        Optional<MonteCarloP> p = missed.stream()
                .findFirst()
                .flatMap(c -> Optional.ofNullable(c.corrected().get(primary.correction())));
        if (p.isPresent()) {
            Cluster best = missed.get(0);
            return "The largest candidate has " + Numbers.counted(best.voxels(), "voxel", "voxels") + " ("
                    + Numbers.readCount(Math.round(best.volumeMm3())) + " mm³) with its peak at "
                    + Numbers.readPoint(best.highestPeak().point()) + "; its corrected p is "
                    + Numbers.interval(p.get()) + ", "
                    + (p.get().p() <= result.spec().alpha()
                            ? "but it is smaller than the "
                                    + Numbers.plain(result.spec().minVolumeMm3()) + " mm³ that were asked for."
                            : "where " + Numbers.plain(result.spec().alpha()) + " or less was asked for.");
        }
        if (primary.correction().level() == Correction.Level.CLUSTER) {
            return "No voxel has an uncorrected p below "
                    + Numbers.plain(result.spec().voxelP()) + ".";
        }
        int best = 0;
        for (int n = 1; n < result.ale().length; n++) {
            best = result.ale()[n] > result.ale()[best] ? n : best;
        }
        return "The highest ALE, " + Numbers.significant(result.ale()[best], 3) + " at "
                + Numbers.readPoint(result.mask().grid().pointOf(result.mask().index(best)))
                + ", has a corrected p of " + Numbers.readP(primary.correctedP()[best], 0) + ".";
    }
}
