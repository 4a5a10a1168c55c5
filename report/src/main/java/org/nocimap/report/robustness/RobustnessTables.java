package org.nocimap.report.robustness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.nocimap.cbma.robustness.ClusterFailSafe;
import org.nocimap.cbma.robustness.ClusterFate;
import org.nocimap.cbma.robustness.FailSafeResult;
import org.nocimap.cbma.robustness.LeaveOneOutResult;
import org.nocimap.cbma.robustness.LeftOut;
import org.nocimap.cbma.robustness.SensitivityResult;
import org.nocimap.cbma.robustness.SubsamplingResult;
import org.nocimap.inference.Cluster;
import org.nocimap.report.analysis.ResultFolder;
import org.nocimap.report.tables.JsonText;
import org.nocimap.report.words.Numbers;

/** The tables of a robustness analysis, for machines. */
final class RobustnessTables {
    private final RobustnessRun run;

    RobustnessTables(RobustnessRun run) {
        this.run = run;
    }

    void write(ResultFolder folder) {
        List<Map<String, Object>> clusters =
                run.clusters().stream().map(this::cluster).toList();
        if (!clusters.isEmpty()) {
            List<List<String>> rows = new ArrayList<>();
            for (Map<String, Object> cluster : clusters) {
                rows.add(cluster.values().stream().map(RobustnessTables::cell).toList());
            }
            folder.table(
                    "robustness.tsv",
                    List.copyOf(clusters.get(0).keySet()),
                    rows,
                    "How firmly each cluster stands, one row for each");
        }
        folder.json(
                "robustness.json",
                JsonText.object(
                        "clusters",
                        clusters.stream().map(RobustnessTables::camelCase).toList(),
                        "exclusions",
                        exclusionTrees()),
                "The same as JSON, with the exclusions");
        run.leaveOneOut().ifPresent(result -> leaveOneOut(folder, result));
        run.failSafe().filter(result -> !result.clusters().isEmpty()).ifPresent(result -> failSafe(folder, result));
        if (!run.exclusions().isEmpty()) {
            exclusions(folder);
        }
    }

    /** Columns are called {@code fail_safe_n}, members of an object {@code failSafeN}. */
    private static Map<String, Object> camelCase(Map<String, Object> columns) {
        Map<String, Object> members = new LinkedHashMap<>();
        columns.forEach((column, value) -> {
            StringBuilder name = new StringBuilder();
            for (String word : column.split("_", -1)) {
                name.append(
                        name.length() == 0 ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
            }
            members.put(name.toString(), value);
        });
        return members;
    }

    private static String cell(Object value) {
        if (value instanceof JsonText.Digits digits) {
            return digits.text();
        }
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining("; "))
                : value.toString();
    }

    /** All that is known of a cluster, in the order of the columns. */
    Map<String, Object> cluster(Cluster cluster) {
        Map<String, Object> tree = JsonText.object(
                "cluster",
                cluster.number(),
                "region",
                run.region(cluster),
                "x",
                JsonText.plain(cluster.highestPeak().point().x()),
                "y",
                JsonText.plain(cluster.highestPeak().point().y()),
                "z",
                JsonText.plain(cluster.highestPeak().point().z()),
                "volume_mm3",
                JsonText.plain(cluster.volumeMm3()));
        run.leaveOneOut().ifPresent(result -> {
            LeftOut worst = result.worst(cluster.number());
            tree.put("left_out_runs", result.runs().size());
            tree.put("left_out_survived", result.survivals(cluster.number()));
            tree.put("depends_on", result.dependsOn(cluster.number()));
            tree.put("hardest_without", worst.study());
            tree.put(
                    "least_share_kept",
                    JsonText.fixed(worst.fates().get(cluster.number() - 1).shareKept(), 4));
        });
        run.subsampling().ifPresent(result -> {
            SubsamplingResult.ClusterShare share =
                    result.shares(List.of(cluster)).get(0);
            tree.put("subsample_share_at_peak", JsonText.fixed(share.atPeak(), 4));
            tree.put("subsample_share_low", JsonText.fixed(share.interval().low(), 4));
            tree.put("subsample_share_high", JsonText.fixed(share.interval().high(), 4));
            tree.put("subsample_share_mean", JsonText.fixed(share.mean(), 4));
        });
        run.failSafe().ifPresent(result -> {
            ClusterFailSafe found = result.clusters().get(cluster.number() - 1);
            tree.put("fail_safe_n", found.median());
            tree.put("fail_safe_low", found.low());
            tree.put("fail_safe_high", found.high());
            tree.put("fail_safe_smallest", found.smallest());
            tree.put("fail_safe_largest", found.largest());
            tree.put("fail_safe_tried", found.most());
            tree.put("verdict", found.fragility().word());
        });
        return tree;
    }

    private void leaveOneOut(ResultFolder folder, LeaveOneOutResult result) {
        List<String> header =
                new ArrayList<>(List.of("study", "experiments", "foci", "voxels", "dice", "share_kept", "lost"));
        run.clusters().forEach(c -> header.add("kept_" + c.number()));
        List<List<String>> rows = new ArrayList<>();
        for (LeftOut left : result.runs()) {
            List<String> row = new ArrayList<>(List.of(
                    left.study(),
                    Integer.toString(left.experiments()),
                    Integer.toString(left.foci()),
                    Integer.toString(left.overlap().second()),
                    Numbers.fixed(left.overlap().dice(), 4),
                    Numbers.fixed(left.overlap().shareKept(), 4),
                    left.fates().stream()
                            .filter(f -> !f.survives())
                            .map(f -> Integer.toString(f.cluster()))
                            .collect(Collectors.joining("; "))));
            left.fates().forEach(f -> row.add(Numbers.fixed(f.shareKept(), 4)));
            rows.add(row);
        }
        folder.table(
                "jackknife.tsv",
                header,
                rows,
                "The analysis without each study: overlap with that of all, clusters lost, share of each cluster kept");
    }

    private static void failSafe(ResultFolder folder, FailSafeResult result) {
        List<List<String>> rows = new ArrayList<>();
        for (ClusterFailSafe cluster : result.clusters()) {
            for (int number : cluster.numbers()) {
                rows.add(List.of(Integer.toString(cluster.cluster()), Integer.toString(number)));
            }
        }
        folder.table(
                "fail_safe_draws.tsv",
                List.of("cluster", "noise_experiments"),
                rows,
                "The largest number of noise experiments survived, for each draw of noise");
        List<List<String>> thresholds = new ArrayList<>();
        for (int n = 0; n < result.tried().size(); n++) {
            thresholds.add(List.of(
                    Integer.toString(result.tried().get(n)),
                    Numbers.significant(result.critical().get(n), 6)));
        }
        folder.table(
                "fail_safe_thresholds.tsv",
                List.of("noise_experiments", "to_exceed"),
                thresholds,
                "What had to be exceeded at each number of noise experiments whose null was computed");
    }

    private void exclusions(ResultFolder folder) {
        List<List<String>> rows = new ArrayList<>();
        for (SensitivityResult result : run.exclusions()) {
            for (ClusterFate fate : result.fates()) {
                rows.add(row(
                        result,
                        Integer.toString(fate.cluster()),
                        fate.survives() ? "kept" : "lost",
                        Numbers.fixed(fate.shareKept(), 4),
                        run.clusters().get(fate.cluster() - 1)));
            }
            for (Cluster fresh : result.fresh()) {
                rows.add(row(result, "", "new", "", fresh));
            }
            if (result.fates().isEmpty() && result.fresh().isEmpty()) {
                rows.add(start(result));
                rows.get(rows.size() - 1).addAll(List.of("", "none", "", "", "", "", ""));
            }
        }
        folder.table(
                "exclusions.tsv",
                List.of(
                        "excluded",
                        "experiments_left_out",
                        "experiments",
                        "foci",
                        "dice",
                        "cluster",
                        "fate",
                        "share_kept",
                        "x",
                        "y",
                        "z",
                        "region"),
                rows,
                "What leaving out some experiments changes: clusters kept, lost and new");
    }

    private List<String> row(SensitivityResult result, String number, String fate, String kept, Cluster cluster) {
        List<String> row = start(result);
        row.addAll(List.of(
                number,
                fate,
                kept,
                Numbers.mm(cluster.highestPeak().point().x()),
                Numbers.mm(cluster.highestPeak().point().y()),
                Numbers.mm(cluster.highestPeak().point().z()),
                run.region(cluster)));
        return row;
    }

    private static List<String> start(SensitivityResult result) {
        return new ArrayList<>(List.of(
                result.exclusion().rule(),
                Integer.toString(result.exclusion().left()),
                Integer.toString(result.experiments()),
                Integer.toString(result.foci()),
                Numbers.fixed(result.overlap().dice(), 4)));
    }

    private List<Object> exclusionTrees() {
        List<Object> trees = new ArrayList<>();
        for (SensitivityResult result : run.exclusions()) {
            trees.add(JsonText.object(
                    "excluded",
                    result.exclusion().rule(),
                    "experimentsLeftOut",
                    result.exclusion().left(),
                    "experiments",
                    result.experiments(),
                    "dice",
                    JsonText.fixed(result.overlap().dice(), 4),
                    "kept",
                    numbers(result, true),
                    "lost",
                    numbers(result, false),
                    "new",
                    result.fresh().stream()
                            .map(c -> JsonText.point(c.highestPeak().point()))
                            .toList()));
        }
        return trees;
    }

    private static List<Integer> numbers(SensitivityResult result, boolean survived) {
        return result.fates().stream()
                .filter(f -> f.survives() == survived)
                .map(ClusterFate::cluster)
                .toList();
    }
}
