package org.nocimap.report.tables;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nocimap.cbma.AleSpec;
import org.nocimap.files.AtomicFile;
import org.nocimap.files.Checksum;
import org.nocimap.inference.Correction;
import org.nocimap.report.run.AleRun;
import org.nocimap.report.run.Execution;
import org.nocimap.report.run.InputFile;
import org.nocimap.report.run.Software;
import org.nocimap.report.words.CommandText;
import org.nocimap.report.words.SpecWords;

/** Where a result folder comes from: the only file of it that knows the machine and the clock. */
public final class Provenance {
    private Provenance() {}

    /**
     * @param folder the result folder
     * @param files what was written, relative to it, in order
     * @param written the time now
     * @throws org.nocimap.files.InputException when a file can no longer be read
     */
    public static String text(AleRun run, Path folder, List<Path> files, Instant written) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("title", run.title());
        addRun(tree, run.software(), run.command());
        tree.put("seed", run.result().spec().seed());
        tree.put("settings", settings(run));
        addCircumstances(tree, run.inputs(), run.execution(), folder, files, written);
        return JsonText.of(tree);
    }

    /** Adds which Nocimap ran, and the command that repeats the run. */
    public static void addRun(Map<String, Object> tree, Software software, List<String> command) {
        tree.put(
                "software",
                JsonText.object("name", "Nocimap", "version", software.version(), "commit", software.commit()));
        tree.put("command", command);
        tree.put("commandLine", CommandText.of(command));
    }

    /**
     * Adds what went in, on which machine, when, and what came out.
     *
     * @throws org.nocimap.files.InputException when a file can no longer be read
     */
    public static void addCircumstances(
            Map<String, Object> tree,
            List<InputFile> inputs,
            Execution execution,
            Path folder,
            List<Path> files,
            Instant written) {
        tree.put("inputs", inputs.stream().map(Provenance::input).toList());
        tree.put("machine", machine(execution));
        tree.put("times", times(execution, written));
        tree.put("outputs", outputs(folder, files));
    }

    private static Map<String, Object> input(InputFile input) {
        Map<String, Object> tree = new LinkedHashMap<>(
                JsonText.object("file", input.path(), "role", input.role(), "sha256", input.sha256()));
        input.snapshot().ifPresent(snapshot -> tree.put("snapshot", snapshot.tree()));
        return tree;
    }

    /** What was asked of a run, for machines. */
    public static Map<String, Object> settings(AleRun run) {
        AleSpec spec = run.result().spec();
        return JsonText.object(
                "kernel",
                SpecWords.kernel(spec.kernel()),
                "fociPlacement",
                SpecWords.rounding(spec.rounding()),
                "uncorrectedP",
                SpecWords.nullMethod(spec),
                "voxelP",
                JsonText.plain(spec.voxelP()),
                "correctedP",
                JsonText.plain(spec.alpha()),
                "permutations",
                spec.permutations(),
                "minVolumeMm3",
                JsonText.plain(spec.minVolumeMm3()),
                "connectivity",
                spec.connectivity().neighbours(),
                "corrections",
                spec.corrections().stream().map(Correction::flag).toList(),
                "mask",
                JsonText.object(
                        "name",
                        run.mask().name(),
                        "title",
                        run.mask().title(),
                        "voxels",
                        run.result().mask().size()),
                "filter",
                run.preparation().filter().orElse(""),
                "pooling",
                SpecWords.pooling(run.preparation().pooling()),
                "transforms",
                run.preparation().transforms().stream()
                        .map(SpecWords::transform)
                        .toList(),
                "atlases",
                run.labeller().atlases().stream().map(a -> a.info().name()).toList());
    }

    private static Map<String, Object> machine(Execution execution) {
        return JsonText.object(
                "java",
                System.getProperty("java.version", ""),
                "jvm",
                System.getProperty("java.vm.name", "") + " " + System.getProperty("java.vm.version", ""),
                "os",
                System.getProperty("os.name", "") + " " + System.getProperty("os.version", ""),
                "architecture",
                System.getProperty("os.arch", ""),
                "processors",
                Runtime.getRuntime().availableProcessors(),
                "threads",
                execution.threads(),
                "engine",
                execution.engine());
    }

    private static Map<String, Object> times(Execution execution, Instant written) {
        return JsonText.object(
                "started",
                execution.started().toString(),
                "computed",
                execution.finished().toString(),
                "written",
                written.toString(),
                "wallSeconds",
                JsonText.fixed(seconds(Duration.between(execution.started(), execution.finished())), 3),
                "cpuSeconds",
                JsonText.fixed(seconds(execution.cpu()), 3));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static List<Map<String, Object>> outputs(Path folder, List<Path> files) {
        List<Map<String, Object>> outputs = new ArrayList<>();
        for (Path file : files) {
            Path written = folder.resolve(file);
            try {
                outputs.add(JsonText.object(
                        "file",
                        file.toString().replace('\\', '/'),
                        "bytes",
                        Files.size(written),
                        "sha256",
                        Checksum.sha256(written)));
            } catch (IOException e) {
                throw AtomicFile.unwritable(written, e);
            }
        }
        return outputs;
    }
}
