package org.nocimap.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.nocimap.atlas.RegionLabel;
import org.nocimap.cbma.AleResult;
import org.nocimap.cbma.AleSpec;
import org.nocimap.cbma.CorrectedMap;
import org.nocimap.inference.Cluster;
import org.nocimap.inference.Correction;
import org.nocimap.inference.Peak;
import org.nocimap.report.AleOutputs;
import org.nocimap.report.overview.OneAgainstRest;
import org.nocimap.report.overview.SpecificCluster;
import org.nocimap.report.run.AleRun;
import org.nocimap.report.tables.OutputFile;
import org.nocimap.stats.MonteCarloP;

/** Tells the terminal of every finished analysis, and a machine of all of them. */
final class AleSummary implements AleJob.Listener {
    private final Console console;
    private final List<Map<String, Object>> trees = new ArrayList<>();
    private final List<Map<String, Object>> contrasts = new ArrayList<>();

    AleSummary(Console console) {
        this.console = console;
    }

    @Override
    public void written(AleRun run, AleOutputs.Written written) {
        AleResult result = run.result();
        CorrectedMap map = result.primary();
        console.line(run.title());
        console.line(counted(result.experiments().size(), "experiment", "experiments") + ", "
                + counted(result.focusCount(), "focus", "foci") + "; " + claim(result));
        map.clusters().forEach(cluster -> console.line(line(run, map, cluster)));
        console.line("report: " + written.folder().resolve(OutputFile.REPORT.fileName()));
        trees.add(tree(run, written));
    }

    /** For {@code --json}. */
    Map<String, Object> tree() {
        return contrasts.isEmpty()
                ? Map.of("analyses", List.copyOf(trees))
                : Map.of("analyses", List.copyOf(trees), "oneVsRest", List.copyOf(contrasts));
    }

    @Override
    public void compared(OneAgainstRest contrast) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("value", contrast.condition());
        tree.put("experiments", contrast.experiments());
        tree.put("rest", contrast.rest());
        tree.put("problem", contrast.problem());
        tree.put("remarks", contrast.remarks());
        List<Map<String, Object>> clusters = new ArrayList<>();
        for (SpecificCluster cluster : contrast.clusters()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("number", cluster.number());
            row.put("volumeMm3", cluster.volumeMm3());
            row.put("peak", Words.list(cluster.peak()));
            row.put("z", cluster.z());
            row.put("correctedP", cluster.p());
            row.put("label", cluster.label());
            row.put("regions", cluster.regions());
            clusters.add(row);
        }
        tree.put("clusters", clusters);
        contrasts.add(tree);
    }

    private static String counted(int n, String one, String many) {
        return n + " " + (n == 1 ? one : many);
    }

    private static String claim(AleResult result) {
        AleSpec spec = result.spec();
        CorrectedMap map = result.primary();
        int n = map.clusters().size();
        String how = map.correction().usesPermutations()
                ? ", " + spec.permutations() + " permutations, seed " + spec.seed()
                : "";
        return (n == 0 ? "no cluster" : n == 1 ? "1 cluster" : n + " clusters") + " at "
                + map.correction().title()
                + (map.correction() == Correction.NONE ? " p < " + spec.voxelP() + " (" : " p ≤ " + spec.alpha() + " (")
                + "voxel p < " + spec.voxelP() + how + ")";
    }

    private static String line(AleRun run, CorrectedMap map, Cluster cluster) {
        Peak peak = cluster.highestPeak();
        return String.format(
                Locale.ROOT,
                "%3d %7.0f mm3  peak (%.0f, %.0f, %.0f)  ALE %.4f  z %.2f  %s  %s",
                cluster.number(),
                cluster.volumeMm3(),
                peak.point().x(),
                peak.point().y(),
                peak.point().z(),
                peak.statistic(),
                peak.z(),
                correctedP(map, cluster),
                label(run, peak));
    }

    private static String correctedP(CorrectedMap map, Cluster cluster) {
        MonteCarloP p = cluster.corrected().get(map.correction());
        return p == null
                ? String.format(
                        Locale.ROOT,
                        "p %.4f",
                        map.correctedP()[cluster.highestPeak().position()])
                : String.format(Locale.ROOT, "p %.4f [%.4f, %.4f]", p.p(), p.low(), p.high());
    }

    private static String label(AleRun run, Peak peak) {
        return run.labeller().best(peak.point()).map(RegionLabel::text).orElse("");
    }

    private static Map<String, Object> tree(AleRun run, AleOutputs.Written written) {
        AleResult result = run.result();
        CorrectedMap map = result.primary();
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("title", run.title());
        tree.put("folder", written.folder().toString());
        tree.put("files", written.files().stream().map(Path::toString).toList());
        tree.put("experiments", result.experiments().size());
        tree.put("foci", result.focusCount());
        tree.put("correction", map.correction().flag());
        tree.put("seed", result.spec().seed());
        List<Map<String, Object>> clusters = new ArrayList<>();
        for (Cluster cluster : map.clusters()) {
            Peak peak = cluster.highestPeak();
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("number", cluster.number());
            row.put("volumeMm3", cluster.volumeMm3());
            row.put("peak", Words.list(peak.point()));
            row.put("ale", peak.statistic());
            row.put("z", peak.z());
            row.put("correctedP", map.correctedP()[peak.position()]);
            row.put("label", label(run, peak));
            clusters.add(row);
        }
        tree.put("clusters", clusters);
        return tree;
    }
}
