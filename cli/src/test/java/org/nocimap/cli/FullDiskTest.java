package org.nocimap.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A disk that is really full, or really read-only: a small file system in memory, where the tests may mount one. */
class FullDiskTest {
    @TempDir
    Path folder;

    private Path disk = Path.of("");
    private boolean mounted;

    @BeforeEach
    void makeRoom() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            assertThat(succeeds("umount", disk.toString())).isTrue();
        }
    }

    @Test
    void foundAWayToProvokeIt() throws Exception {
        mount("size=16k");
        assertThat(Files.getFileStore(disk).getTotalSpace()).isEqualTo(16 << 10);
    }

    /** The disk fills up at the checkpoint, among the maps, or among the tables. */
    @ParameterizedTest
    @ValueSource(strings = {"4k", "64k", "200k"})
    void aleLeavesWholeFilesOnlyAndGoesOnWhenThereIsRoom(String size) throws Exception {
        Path foci = folder.resolve("foci.txt");
        Path mask = SmallMask.write(folder.resolve("mask.nii.gz"));
        Run.of("simulate", "foci", "--out", foci.toString(), "--peak", "-38,-16,12", "--experiments", "20");
        String[] words = {
            "ale", foci.toString(), "--mask", mask.toString(), "--permutations", "600", "--no-figures", "--out"
        };
        Path whole = folder.resolve("whole");
        assertThat(Run.of(and(words, whole.toString())).code()).isZero();
        mount("size=" + size);
        Path out = disk.resolve("out");

        Run run = Run.of(and(words, out.toString()));

        saysThatTheDiskIsFull(run, out);
        assertThat(out.resolve("provenance.json")).doesNotExist();
        Map<String, byte[]> expected = files(whole);
        files(out).forEach((name, bytes) -> {
            if (!name.startsWith("checkpoints")) {
                assertThat(bytes).as(name).isEqualTo(expected.get(name));
            }
        });

        assertThat(succeeds("mount", "-o", "remount,size=8m", disk.toString())).isTrue();
        Run again = Run.of(and(words, out.toString(), "--resume"));
        assertThat(again.code()).as(again.err()).isZero();
        Map<String, byte[]> found = files(out);
        assertThat(found.keySet()).isEqualTo(expected.keySet());
        expected.forEach((name, bytes) -> {
            if (!name.equals("provenance.json") && !name.equals("report.html")) {
                assertThat(Arrays.equals(found.get(name), bytes)).as(name).isTrue();
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"foci.txt", "foci.csv", "foci.xlsx", "foci.json"})
    void convertAndSimulateWriteAllOrNothing(String name) throws Exception {
        Path foci = folder.resolve("many.csv");
        assertThat(Run.of("simulate", "foci", "--out", foci.toString(), "--experiments", "300")
                        .code())
                .isZero();
        mount("size=16k");
        Path out = disk.resolve(name);

        saysThatTheDiskIsFull(Run.of("convert", foci.toString(), "--out", out.toString()), disk);
        saysThatTheDiskIsFull(Run.of("simulate", "foci", "--out", out.toString(), "--experiments", "300"), disk);
        assertThat(files(disk)).isEmpty();
    }

    /** Foci in both spaces make two files; there is room for the first only. */
    @Test
    void filesThatBelongTogetherAppearTogether() throws Exception {
        Path foci = folder.resolve("both.csv");
        StringBuilder rows = new StringBuilder("study,n,x,y,z,space\n");
        for (int n = 0; n < 1200; n++) {
            rows.append("s").append(n % 2).append(",12,").append(n % 60).append(",-20,10,");
            rows.append(n % 2 == 0 ? "MNI\n" : "TAL\n");
        }
        Files.writeString(foci, rows);
        mount("size=8k");

        saysThatTheDiskIsFull(
                Run.of(
                        "convert",
                        foci.toString(),
                        "--out",
                        disk.resolve("both.txt").toString()),
                disk);
        assertThat(files(disk)).isEmpty();
    }

    @Test
    void demo() throws Exception {
        mount("size=4k");

        Path out = disk.resolve("demo");
        saysThatTheDiskIsFull(Run.of("demo", "--out", out.toString()), out);
        assertThat(files(out).keySet()).isSubsetOf("simulated_foci.txt", "checkpoints/permutations.checkpoint");
    }

    @Test
    void aReadOnlyDiskIsToldBeforeAnythingIsComputed() throws Exception {
        Path foci = folder.resolve("foci.txt");
        Run.of("simulate", "foci", "--out", foci.toString());
        mount("size=16k,ro");

        for (String[] words : List.of(
                new String[] {
                    "ale", foci.toString(), "--out", disk.resolve("out").toString()
                },
                new String[] {
                    "convert", foci.toString(), "--out", disk.resolve("a.csv").toString()
                },
                new String[] {"simulate", "foci", "--out", disk.resolve("a.csv").toString()},
                new String[] {"demo", "--out", disk.resolve("demo").toString()})) {
            Run run = Run.of(words);
            assertThat(run.code()).isEqualTo(2);
            assertThat(run.err()).contains("--out", "where you may write");
        }
    }

    @Test
    void resultsThatCannotBePrintedAreNoSuccess() throws Exception {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.isWritable(full), "needs /dev/full");
        Path said = folder.resolve("said");
        Process process = ChildProcess.of(List.of(), List.of("label", "-38", "-16", "12"), folder, full.toFile())
                .redirectErrorStream(false)
                .redirectError(said.toFile())
                .start();

        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isEqualTo(2);
        assertThat(said).content().contains("standard output cannot be written").contains("space");
    }

    /** The disk fills up among the maps of a run; with room the same command goes on. */
    @Test
    void fmriLeavesWholeFilesOnlyAndGoesOnWhenThereIsRoom() throws Exception {
        Path cohort = folder.resolve("cohort");
        assertThat(Run.of(
                                "simulate",
                                "cohort",
                                "--out",
                                cohort.toString(),
                                "--patients",
                                "0",
                                "--controls",
                                "1",
                                "--volumes",
                                "100",
                                "--voxel-size",
                                "8")
                        .code())
                .isZero();
        mount("size=300k");
        Path out = disk.resolve("out");
        String[] words = {"fmri", cohort.toString(), out.toString(), "participant"};
        saysThatTheDiskIsFull(Run.of(words), out);
        assertThat(succeeds("mount", "-o", "remount,size=32m", disk.toString())).isTrue();
        Run again = Run.of(words);
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(out.resolve("runs.tsv")).exists();
    }

    private static void saysThatTheDiskIsFull(Run run, Path written) throws IOException {
        assertThat(run.code()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains("cannot be written", "free space").doesNotContain("\tat ");
        assertThat(files(written).keySet()).noneMatch(name -> name.endsWith(".part"));
    }

    private void mount(String options) throws Exception {
        mounted = succeeds("mount", "-t", "tmpfs", "-o", options, "nocimap-test", disk.toString());
        assumeTrue(mounted, "needs the right to mount a small file system");
    }

    private static boolean succeeds(String... command) throws Exception {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static String[] and(String[] words, String... more) {
        return Stream.concat(Stream.of(words), Stream.of(more)).toArray(String[]::new);
    }

    /** Files below a folder by their names relative to it. */
    private static Map<String, byte[]> files(Path home) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        if (!Files.isDirectory(home)) {
            return files;
        }
        try (Stream<Path> found = Files.walk(home)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                files.put(home.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }
}
