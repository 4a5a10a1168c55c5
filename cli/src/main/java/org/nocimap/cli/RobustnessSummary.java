package org.nocimap.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nocimap.cbma.robustness.ClusterFailSafe;
import org.nocimap.cbma.robustness.SensitivityResult;
import org.nocimap.inference.Cluster;
import org.nocimap.report.robustness.RobustnessRun;

/** A robustness analysis for {@code --json}. */
final class RobustnessSummary {
    private RobustnessSummary() {}

    static List<Map<String, Object>> clusters(RobustnessRun run) {
        List<Map<String, Object>> trees = new ArrayList<>();
        for (Cluster cluster : run.clusters()) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("number", cluster.number());
            tree.put("peak", Words.list(cluster.highestPeak().point()));
            tree.put("label", run.region(cluster));
            run.leaveOneOut().ifPresent(r -> {
                tree.put("leftOutSurvived", r.survivals(cluster.number()));
                tree.put("dependsOn", r.dependsOn(cluster.number()));
            });
            run.subsampling()
                    .ifPresent(r -> tree.put(
                            "subsampleShare", r.shares(List.of(cluster)).get(0).atPeak()));
            run.failSafe().ifPresent(r -> {
                ClusterFailSafe found = r.clusters().get(cluster.number() - 1);
                tree.put("failSafeN", found.median());
                tree.put("failSafeInterval", List.of(found.low(), found.high()));
                tree.put("verdict", found.fragility().word());
            });
            trees.add(tree);
        }
        return trees;
    }

    static List<Map<String, Object>> exclusions(RobustnessRun run) {
        List<Map<String, Object>> trees = new ArrayList<>();
        for (SensitivityResult result : run.exclusions()) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("excluded", result.exclusion().rule());
            tree.put("experimentsLeftOut", result.exclusion().left());
            tree.put("dice", result.overlap().dice());
            tree.put("kept", result.kept());
            tree.put("lost", result.lost());
            tree.put("new", result.fresh().size());
            trees.add(tree);
        }
        return trees;
    }
}
