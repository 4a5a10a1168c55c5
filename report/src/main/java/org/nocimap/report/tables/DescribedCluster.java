package org.nocimap.report.tables;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nocimap.atlas.Labeller;
import org.nocimap.atlas.RegionLabel;
import org.nocimap.cbma.Contribution;
import org.nocimap.cbma.CorrectedMap;
import org.nocimap.image.Mask;
import org.nocimap.inference.Cluster;
import org.nocimap.inference.Peak;
import org.nocimap.report.run.AleRun;

/**
 * A reported cluster with names for its places and its contributions.
 *
 * @param cluster the cluster
 * @param peaks by descending ALE
 * @param regions for each atlas what share of the cluster each label covers
 * @param contributions by descending share
 * @param tags contributions added up by tag
 */
public record DescribedCluster(
        Cluster cluster,
        List<DescribedPeak> peaks,
        List<Labeller.AtlasShares> regions,
        List<Contribution> contributions,
        List<TagShare> tags) {
    public DescribedCluster {
        peaks = List.copyOf(peaks);
        regions = List.copyOf(regions);
        contributions = List.copyOf(contributions);
        tags = List.copyOf(tags);
    }

    /**
     * A peak with its names.
     *
     * @param peak the peak
     * @param best the one label for a table
     * @param labels what each atlas calls it, in order; an atlas that calls it nothing is left out
     */
    public record DescribedPeak(Peak peak, Optional<RegionLabel> best, List<RegionLabel> labels) {
        public DescribedPeak {
            labels = List.copyOf(labels);
        }

        /** The best label with its distance, or an empty text. */
        public String name() {
            return best.map(RegionLabel::text).orElse("");
        }
    }

    /** What the cluster's highest peak is called, or an empty text. */
    public String name() {
        return peaks.get(0).name();
    }

    /** The reported clusters of one correction. */
    public static List<DescribedCluster> of(AleRun run, CorrectedMap map) {
        Mask mask = run.result().mask();
        List<String> tags = TagShare.dividing(run.result().experiments());
        List<DescribedCluster> described = new ArrayList<>();
        for (Cluster cluster : map.clusters()) {
            List<Contribution> contributions = map.contributions().get(cluster.number() - 1);
            described.add(new DescribedCluster(
                    cluster,
                    cluster.peaks().stream().map(p -> peak(p, run.labeller())).toList(),
                    run.labeller().shares(mask.grid(), gridIndices(cluster, mask)),
                    contributions,
                    TagShare.of(contributions, run.result().experiments(), tags)));
        }
        return List.copyOf(described);
    }

    /** Clusters that formed and are not reported, all of them, by descending size; numbered among all that formed. */
    public static List<Cluster> missed(CorrectedMap map) {
        Set<Integer> reported = new HashSet<>();
        map.clusters().forEach(c -> reported.add(c.members()[0]));
        return map.candidates().stream()
                .filter(c -> !reported.contains(c.members()[0]))
                .toList();
    }

    /** A peak with its names. */
    public static DescribedPeak peak(Peak peak, Labeller labeller) {
        return new DescribedPeak(peak, labeller.best(peak.point()), labeller.all(peak.point()));
    }

    private static int[] gridIndices(Cluster cluster, Mask mask) {
        int[] indices = new int[cluster.voxels()];
        for (int n = 0; n < indices.length; n++) {
            indices[n] = mask.index(cluster.members()[n]);
        }
        return indices;
    }
}
