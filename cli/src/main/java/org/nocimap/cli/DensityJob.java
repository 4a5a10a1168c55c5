package org.nocimap.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.nocimap.atlas.Labeller;
import org.nocimap.atlas.NamedMask;
import org.nocimap.atlas.RegionLabel;
import org.nocimap.cbma.estimators.DensityAnalysis;
import org.nocimap.cbma.estimators.DensityResult;
import org.nocimap.cbma.estimators.DensitySpec;
import org.nocimap.engine.TerminalProgress;
import org.nocimap.evidence.formats.ReadResult;
import org.nocimap.inference.Cluster;
import org.nocimap.inference.Peak;
import org.nocimap.report.analysis.AnalysisReport;
import org.nocimap.report.analysis.ResultFolder;
import org.nocimap.report.estimators.DensityOutputs;
import org.nocimap.report.estimators.DensityRun;
import org.nocimap.report.tables.OutputFile;

/** Everything between the options of a density analysis and its result folder. */
final class DensityJob {
    private DensityJob() {}

    static void run(
            Console console,
            InputOptions.Understood foci,
            SetOptions.Understood where,
            DensitySpec spec,
            RunOptions.Understood how) {
        try (AnalysisFrame frame = AnalysisFrame.open(how, console)) {
            ReadResult read = frame.read(foci);
            PreparedSet set = frame.prepare(read, foci, where.pooling(), Optional.empty(), how.title())
                    .get(0);
            NamedMask mask = frame.mask(where.mask());
            Labeller labeller = frame.labeller();
            DensityResult result;
            try (TerminalProgress progress = frame.progress()) {
                result = new DensityAnalysis(spec, mask.mask(), frame.engine(), frame.checkpoints(""), progress)
                        .run(set.studies());
            }
            frame.warn(result.warnings());
            ResultFolder folder = frame.results();
            DensityOutputs outputs =
                    new DensityOutputs(new DensityRun(set.title(), set.preparation(), mask, labeller), result, folder);
            AnalysisReport report = outputs.write(frame.warnings());
            ResultFolder.Written written = frame.finish(
                    folder, report, OptionalLong.of(spec.inference().seed()), outputs.settings());
            frame.complete();
            console.line(report.title());
            console.line(report.headline());
            result.primary()
                    .clusters()
                    .forEach(c -> console.line(line(c, spec.estimator().letters(), labeller)));
            console.line("report: " + written.folder().resolve(OutputFile.REPORT.fileName()));
            Map<String, Object> tree = tree(report, written, result.primary().clusters(), labeller);
            tree.put("experiments", result.experiments().size());
            tree.put("foci", result.focusCount());
            tree.put("seed", spec.inference().seed());
            console.result(tree);
        }
    }

    /** One cluster on the terminal. */
    static String line(Cluster cluster, String statistic, Labeller labeller) {
        Peak peak = cluster.highestPeak();
        return String.format(
                Locale.ROOT,
                "%3d %7.0f mm3  peak (%.0f, %.0f, %.0f)  %sz %.2f  %s",
                cluster.number(),
                cluster.volumeMm3(),
                peak.point().x(),
                peak.point().y(),
                peak.point().z(),
                statistic.equals("z") ? "" : String.format(Locale.ROOT, "%s %.4g  ", statistic, peak.statistic()),
                peak.z(),
                labeller.best(peak.point()).map(RegionLabel::text).orElse(""));
    }

    /** For {@code --json}: title, folder, files, headline and clusters. */
    static Map<String, Object> tree(
            AnalysisReport report, ResultFolder.Written written, List<Cluster> clusters, Labeller labeller) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("title", report.title());
        tree.put("folder", written.folder().toString());
        tree.put("files", written.files().stream().map(Object::toString).toList());
        tree.put("headline", report.headline());
        tree.put("clusters", clusters(clusters, labeller));
        return tree;
    }

    static List<Object> clusters(List<Cluster> clusters, Labeller labeller) {
        List<Object> rows = new ArrayList<>();
        for (Cluster cluster : clusters) {
            Peak peak = cluster.highestPeak();
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("number", cluster.number());
            row.put("volumeMm3", cluster.volumeMm3());
            row.put("peak", Words.list(peak.point()));
            row.put("value", peak.statistic());
            row.put("z", peak.z());
            row.put("label", labeller.best(peak.point()).map(RegionLabel::text).orElse(""));
            rows.add(row);
        }
        return rows;
    }

    /** {@code low_back_pain.csv} and {@code knee.txt} become "KDA of low back pain, knee". */
    static String title(String kind, InputOptions.Understood foci) {
        List<String> names = new ArrayList<>();
        foci.files().stream()
                .limit(3)
                .forEach(file -> names.add(String.valueOf(file.getFileName())
                        .replaceFirst("(\\.gz)?$", "")
                        .replaceFirst("\\.[^.]*$", "")
                        .replace('_', ' ')));
        String more = foci.files().size() > 3 ? " and " + (foci.files().size() - 3) + " more files" : "";
        return kind + " of " + String.join(", ", names) + more;
    }
}
