package org.nocimap.report.tables;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nocimap.atlas.Labeller;
import org.nocimap.atlas.RegionLabel;
import org.nocimap.cbma.AleExperiment;
import org.nocimap.cbma.Contribution;
import org.nocimap.cbma.CorrectedMap;
import org.nocimap.inference.Cluster;
import org.nocimap.inference.Correction;
import org.nocimap.inference.Peak;
import org.nocimap.report.run.AleRun;
import org.nocimap.report.tables.DescribedCluster.DescribedPeak;

/** The clusters of one correction as JSON, with everything that the cluster table has no room for. */
public final class ClusterJson {
    private final AleRun run;
    private final CorrectedMap map;

    public ClusterJson(AleRun run, CorrectedMap map) {
        this.run = run;
        this.map = map;
    }

    /**
     * @param clusters those of the correction, described
     */
    public String text(List<DescribedCluster> clusters) {
        return JsonText.of(tree(clusters));
    }

    private Map<String, Object> tree(List<DescribedCluster> clusters) {
        Correction correction = map.correction();
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put(
                "correction",
                JsonText.object(
                        "flag",
                        correction.flag(),
                        "title",
                        correction.title(),
                        "level",
                        correction.level() == Correction.Level.CLUSTER ? "cluster" : "voxel",
                        "critical",
                        JsonText.significant(map.critical(), 7),
                        "alpha",
                        JsonText.plain(run.result().spec().alpha()),
                        "voxelP",
                        JsonText.plain(run.result().spec().voxelP())));
        tree.put("space", "MNI152");
        tree.put("unit", "mm");
        tree.put("zScoreAndP", "uncorrected");
        tree.put("clusters", clusters.stream().map(this::cluster).toList());
        tree.put(
                "missedTheMark",
                DescribedCluster.missed(map).stream().map(this::missed).toList());
        return tree;
    }

    private Map<String, Object> cluster(DescribedCluster described) {
        Map<String, Object> tree = common(described.cluster());
        tree.put("peaks", described.peaks().stream().map(this::peak).toList());
        tree.put(
                "regions",
                described.regions().stream().map(ClusterJson::regions).toList());
        tree.put(
                "contributions",
                described.contributions().stream().map(this::contribution).toList());
        tree.put(
                "contributionsByTag",
                described.tags().stream().map(ClusterJson::tag).toList());
        return tree;
    }

    private Map<String, Object> missed(Cluster cluster) {
        Map<String, Object> tree = common(cluster);
        tree.remove("number");
        tree.put("peaks", List.of(peak(DescribedCluster.peak(cluster.highestPeak(), run.labeller()))));
        return tree;
    }

    private Map<String, Object> common(Cluster cluster) {
        Map<String, Object> corrected = new LinkedHashMap<>();
        for (Correction correction : Correction.values()) {
            if (cluster.corrected().containsKey(correction)) {
                var p = cluster.corrected().get(correction);
                corrected.put(
                        correction.flag(),
                        JsonText.object(
                                "p",
                                JsonText.significant(p.p(), 6),
                                "low",
                                JsonText.significant(p.low(), 6),
                                "high",
                                JsonText.significant(p.high(), 6),
                                "compared",
                                JsonText.significant(cluster.comparedBy(correction), 7),
                                "exceeding",
                                p.exceeding(),
                                "permutations",
                                p.permutations()));
            }
        }
        return JsonText.object(
                "number",
                cluster.number(),
                "voxels",
                cluster.voxels(),
                "volumeMm3",
                JsonText.fixed(cluster.volumeMm3(), 1),
                "centreOfMass",
                List.of(
                        JsonText.fixed(cluster.centreOfMass().x(), 2),
                        JsonText.fixed(cluster.centreOfMass().y(), 2),
                        JsonText.fixed(cluster.centreOfMass().z(), 2)),
                "mass",
                JsonText.significant(cluster.mass(), 6),
                "correctedP",
                corrected);
    }

    private Map<String, Object> peak(DescribedPeak named) {
        Peak peak = named.peak();
        List<Map<String, Object>> labels = new ArrayList<>();
        for (RegionLabel label : named.labels()) {
            labels.add(JsonText.object(
                    "atlas",
                    label.atlas(),
                    "label",
                    label.label(),
                    "detail",
                    label.region().detail(),
                    "distanceMm",
                    JsonText.fixed(label.distanceMm(), 1)));
        }
        return JsonText.object(
                "at",
                JsonText.point(peak.point()),
                "ale",
                JsonText.significant(peak.statistic(), 7),
                "zScore",
                JsonText.fixed(peak.z(), 4),
                "p",
                JsonText.significant(peak.p(), 4),
                "pIsUpperBound",
                peak.p() <= run.result().smallestP(),
                "region",
                named.name(),
                "labels",
                labels);
    }

    private static Map<String, Object> regions(Labeller.AtlasShares shares) {
        return JsonText.object(
                "atlas",
                shares.atlas(),
                "shares",
                shares.shares().stream()
                        .map(s -> JsonText.object(
                                "label", s.label(), "voxels", s.points(), "percent", JsonText.fixed(s.percent(), 2)))
                        .toList());
    }

    private Map<String, Object> contribution(Contribution c) {
        AleExperiment experiment = run.result().experiments().get(c.experiment());
        return JsonText.object(
                "study",
                experiment.studyId(),
                "experiment",
                experiment.experiment().name(),
                "fociInside",
                c.fociInside(),
                "sharePercent",
                JsonText.fixed(c.share(), 3),
                "jackknifeRatio",
                JsonText.fixed(c.jackknife(), 6));
    }

    private static Map<String, Object> tag(TagShare share) {
        return JsonText.object(
                "tag",
                share.tag(),
                "value",
                share.value(),
                "experiments",
                share.experiments(),
                "fociInside",
                share.fociInside(),
                "sharePercent",
                JsonText.fixed(share.share(), 3));
    }
}
