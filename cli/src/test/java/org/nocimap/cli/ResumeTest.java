package org.nocimap.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run that is killed at random times goes on to the same bits. {@code -Dnocimap.kills=20} kills more often than the usual
 * build does.
 */
class ResumeTest {
    private static final int KILLS = Integer.getInteger("nocimap.kills", 3);

    /** So many that a run never ends before its last kill. */
    private static final String PERMUTATIONS = Integer.toString(3_000 * KILLS);

    private static final String PROVENANCE = "provenance.json";

    @TempDir
    Path folder;

    @Test
    void aKilledRunEndsWithTheSameBits() throws Exception {
        Path foci = folder.resolve("foci.txt");
        Path mask = SmallMask.write(folder.resolve("mask.nii.gz"));
        Run.of("simulate", "foci", "--out", foci.toString(), "--peak", "-38,-16,12", "--experiments", "20");
        List<String> words = List.of(
                "ale",
                foci.toString(),
                "--mask",
                mask.toString(),
                "--permutations",
                PERMUTATIONS,
                "--correction",
                "cluster-size-fwe,voxel-fwe",
                "--no-figures",
                "--out");
        Path whole = folder.resolve("whole");
        Path killed = folder.resolve("killed");
        assertThat(finish(start(words, whole))).isZero();

        Random random = new Random();
        Path checkpoint = killed.resolve("checkpoints").resolve("permutations.checkpoint");
        List<String> resume = new ArrayList<>(words);
        resume.add(resume.size() - 1, "--resume");
        for (int kill = 0; kill < KILLS; kill++) {
            long enough = size(checkpoint) + 1_000 + random.nextInt(30_000);
            assertThat(killWhen(start(resume, killed), () -> size(checkpoint) >= enough))
                    .as(said())
                    .isTrue();
        }
        // Once more while the results are being written; it may be too late for that.
        Path first = killed.resolve("ale.nii.gz");
        killWhen(start(resume, killed), () -> Files.exists(first));
        if (Files.exists(checkpoint) || !Files.exists(killed.resolve(PROVENANCE))) {
            assertThat(finish(start(resume, killed))).as(said()).isZero();
        }

        Map<String, byte[]> expected = AleCommandTest.results(whole, ".nii.gz", ".tsv", "clusters.json", "methods.txt");
        Map<String, byte[]> found = AleCommandTest.results(killed, ".nii.gz", ".tsv", "clusters.json", "methods.txt");
        assertThat(found.keySet()).isEqualTo(expected.keySet()).contains("null_maxima.tsv", "ale.nii.gz");
        expected.forEach((name, bytes) ->
                assertThat(Arrays.equals(bytes, found.get(name))).as(name).isTrue());
        assertThat(killed.resolve("checkpoints")).doesNotExist();
        try (Stream<Path> files = Files.list(killed)) {
            assertThat(files).noneMatch(file -> file.toString().endsWith(".part"));
        }
    }

    @Test
    void aStoppedRunSaysHowToGoOnAndIsNotMistakenForAFinishedOne() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/kill")), "needs the kill command");
        assumeTrue(
                heedsInterrupts(),
                "skipped: this process ignores SIGINT, as jobs in the background do, and so do the runs it starts");
        Path foci = folder.resolve("foci.txt");
        Path mask = SmallMask.write(folder.resolve("mask.nii.gz"));
        Run.of("simulate", "foci", "--out", foci.toString(), "--experiments", "20");
        List<String> words = List.of(
                "ale",
                foci.toString(),
                "--mask",
                mask.toString(),
                "--permutations",
                "10000000",
                "--no-figures",
                "--out");
        Path out = folder.resolve("out");
        Process process = start(words, out);
        Path checkpoint = out.resolve("checkpoints").resolve("permutations.checkpoint");
        for (int n = 0;
                n < 600 && process.isAlive() && !(Files.exists(checkpoint) && Files.size(checkpoint) > 1000);
                n++) {
            Thread.sleep(100);
        }
        new ProcessBuilder("/bin/kill", "-INT", Long.toString(process.pid()))
                .start()
                .waitFor();

        assertThat(finish(process)).as(said()).isEqualTo(130);
        assertThat(said()).contains("--resume");
        String[] again = {
            "ale",
            foci.toString(),
            "--mask",
            mask.toString(),
            "--permutations",
            "100",
            "--no-figures",
            "--out",
            out.toString()
        };
        assertThat(Run.of(again).err())
                .contains("did not end")
                .contains("--resume")
                .contains("--overwrite");
        Run other =
                Run.of(Stream.concat(Stream.of(again), Stream.of("--resume")).toArray(String[]::new));
        assertThat(other.code()).as("other permutations are another run").isEqualTo(2);
        assertThat(other.err()).contains("permutations.checkpoint");
        assertThat(Run.of(Stream.concat(Stream.of(again), Stream.of("--overwrite"))
                                .toArray(String[]::new))
                        .code())
                .isZero();
        assertThat(out.resolve("checkpoints")).doesNotExist();
        assertThat(out.resolve("provenance.json")).exists();
    }

    private static boolean heedsInterrupts() throws Exception {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return true;
        }
        String ignored = Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("0");
        // Bit n - 1 stands for signal n; SIGINT is 2.
        return (Long.parseUnsignedLong(ignored, 16) & 2) == 0;
    }

    /** @return whether it was killed before it ended */
    private static boolean killWhen(Process process, BooleanSupplier moment) throws Exception {
        while (process.isAlive() && !moment.getAsBoolean()) {
            Thread.sleep(2);
        }
        boolean running = process.isAlive();
        return process.destroyForcibly().waitFor() != 0 && running;
    }

    /** 0 where there is no such file. */
    private static long size(Path file) {
        return file.toFile().length();
    }

    private Process start(List<String> words, Path out) throws Exception {
        List<String> args = new ArrayList<>(words);
        args.add(out.toString());
        return ChildProcess.of(List.of(), args, folder, folder.resolve("said").toFile())
                .start();
    }

    private int finish(Process process) throws Exception {
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    private String said() throws Exception {
        return Files.readString(folder.resolve("said"));
    }
}
