package org.nocimap.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples for schedulers give the bits of one go: the commands in them are run, and the scheduler itself where it is installed. */
class ClusterExamplesTest {
    private static final Path ROOT =
            Path.of(System.getProperty("nocimap.root", "..")).toAbsolutePath().normalize();
    private static final int SHARDS = 2;
    private static final Pattern SCRIPT = Pattern.compile("\"\"\"\\s*\\n(.*?)\\n\\s*\"\"\"", Pattern.DOTALL);

    @TempDir
    Path folder;

    private Path nocimap;

    @BeforeEach
    void aFolderWithTheCommandAndTheExamples() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "needs bash");
        for (String file : List.of(
                "cluster/shards.sbatch",
                "cluster/reduce.sbatch",
                "cluster/main.nf",
                "cluster/Snakefile",
                "simulated/simulated_foci.txt")) {
            Path copy = folder.resolve("examples").resolve(file);
            Files.createDirectories(copy.getParent());
            Files.copy(ROOT.resolve("examples").resolve(file), copy);
        }
        nocimap = Files.writeString(
                folder.resolve("nocimap"),
                "#!/bin/sh\nexec '" + Path.of(System.getProperty("java.home"), "bin", "java")
                        + "' -XX:+UseSerialGC -Xmx1g"
                        + " -XX:TieredStopAtLevel=1 -Djava.awt.headless=true -cp '"
                        + classPath() + "' org.nocimap.cli.Main \"$@\"\n");
        Files.setPosixFilePermissions(nocimap, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void slurmArrayTasks() throws Exception {
        Map<String, String> job = Map.of(
                "PERMUTATIONS", "60", "SLURM_ARRAY_TASK_COUNT", Integer.toString(SHARDS), "SLURM_CPUS_PER_TASK", "1");
        for (int task = SHARDS; task >= 1; task--) {
            Map<String, String> environment = new HashMap<>(job);
            environment.put("SLURM_ARRAY_TASK_ID", Integer.toString(task));
            bash(environment, "bash examples/cluster/shards.sbatch");
        }
        bash(Map.of(), "bash examples/cluster/reduce.sbatch");
        isTheResultOfOneGo(folder.resolve("cluster-result"));
    }

    @Test
    void nextflowProcesses() throws Exception {
        Matcher scripts = SCRIPT.matcher(Files.readString(folder.resolve("examples/cluster/main.nf")));
        assertThat(scripts.find()).isTrue();
        String shard = scripts.group(1);
        assertThat(scripts.find()).isTrue();
        String reduce = scripts.group(1);
        StringBuilder shards = new StringBuilder();
        for (int n = 1; n <= SHARDS; n++) {
            Path work = Files.createDirectories(folder.resolve("work-" + n));
            stage(work);
            bash(Map.of(), "cd " + work.getFileName() + " && " + filled(shard, n, ""));
            shards.append(" shard-").append(n);
        }
        Path work = Files.createDirectories(folder.resolve("work-reduce"));
        stage(work);
        for (int n = 1; n <= SHARDS; n++) {
            Files.createSymbolicLink(work.resolve("shard-" + n), folder.resolve("work-" + n + "/shard-" + n));
        }
        bash(
                Map.of(),
                "cd work-reduce && " + filled(reduce, 0, shards.toString().strip()));
        isTheResultOfOneGo(work.resolve("result"));
    }

    @Test
    void snakemakeWhereItIsInstalled() throws Exception {
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/snakemake")),
                "snakemake is not installed (Debian: apt install snakemake)");
        bash(
                Map.of("HOME", folder.toString()),
                "snakemake --snakefile examples/cluster/Snakefile --cores 1 --config permutations=60 shards=" + SHARDS);
        isTheResultOfOneGo(folder.resolve("snakemake-result"));
    }

    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().normalize().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** As Nextflow does it: a link with the file's own name. */
    private void stage(Path work) throws IOException {
        Files.createSymbolicLink(
                work.resolve("simulated_foci.txt"), folder.resolve("examples/simulated/simulated_foci.txt"));
    }

    private String filled(String script, int shard, String shards) {
        String text = script.strip()
                .replace("${params.nocimap}", nocimap.toString())
                .replace("${params.permutations}", "60")
                .replace("${params.shards}", Integer.toString(SHARDS))
                .replace("${task.cpus}", "1")
                .replace("${foci}", "simulated_foci.txt")
                .replace("${shards}", shards)
                .replace("${shard}", Integer.toString(shard));
        assertThat(text).doesNotContain("${");
        return text;
    }

    private void isTheResultOfOneGo(Path found) throws Exception {
        Path whole = folder.resolve("whole");
        bash(
                Map.of(),
                "./nocimap ale examples/simulated/simulated_foci.txt --permutations 60 --no-figures --quiet --out"
                        + " whole");
        Map<String, byte[]> expected = AleCommandTest.results(whole, ".nii.gz", "clusters.tsv", "null_maxima.tsv");
        Map<String, byte[]> results = AleCommandTest.results(found, ".nii.gz", "clusters.tsv", "null_maxima.tsv");
        assertThat(results.keySet()).isEqualTo(expected.keySet()).contains("null_maxima.tsv");
        expected.forEach((name, bytes) ->
                assertThat(Arrays.equals(bytes, results.get(name))).as(name).isTrue());
    }

    private void bash(Map<String, String> environment, String command) throws Exception {
        Path said = folder.resolve("said");
        ProcessBuilder builder = new ProcessBuilder("/bin/bash", "-c", command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue())
                .as(command + "\n" + Files.readString(said))
                .isZero();
    }
}
