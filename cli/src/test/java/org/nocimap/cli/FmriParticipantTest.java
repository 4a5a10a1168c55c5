package org.nocimap.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FmriParticipantTest {
    @TempDir
    static Path folder;

    private static Path cohort;

    @BeforeAll
    static void simulate() {
        cohort = folder.resolve("cohort");
        Run run = Run.of(
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
                "8",
                "--task");
        assertThat(run.code()).as(run.err()).isZero();
    }

    @Test
    void aSecondProcessOnAFolderIsRefused() throws Exception {
        Path out = Files.createDirectory(folder.resolve("taken"));
        try (FileChannel channel = FileChannel.open(
                        out.resolve(".nocimap.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            Run run = Run.of("fmri", cohort.toString(), out.toString(), "participant");
            assertThat(run.code()).isEqualTo(2);
            assertThat(run.err()).contains("another process is writing to this folder");
        }
        try (var files = Files.list(out)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void everyRunHasAPageAndTheCohortAnIndex() throws Exception {
        Path spec = Files.writeString(
                folder.resolve("spec.yaml"),
                "physiology: {retroicor: {cardiac: 2, respiratory: 2}}\n"
                        + "tasks: [{task: pressure, contrasts: [P40 - P0]}]\n");
        Path out = folder.resolve("judged");
        String[] words = {"fmri", cohort.toString(), out.toString(), "participant", "--spec", spec.toString()};
        Run run = Run.of(words);
        assertThat(run.code()).as(run.err()).isZero();
        String index = Files.readString(out.resolve("quality.html"));
        assertThat(index).contains("3 of 3 runs are used").doesNotContain("http-equiv=\"refresh\"", "methods.txt");
        Path page = out.resolve("sub-001/sub-001_ses-pre_task-rest_desc-quality_report.html");
        assertThat(index).contains("href=\"sub-001/" + page.getFileName() + "\"");
        String text = Files.readString(page);
        assertThat(text)
                .contains("framewise displacement, mm", "time, s", "Degrees of freedom", "<title", "<desc")
                .contains("cardiac, units of the recording", "before denoising", "seed-S1back")
                .doesNotContain("src=\"http", "methods.txt");
        assertThat(Files.readString(
                        out.resolve("sub-001/sub-001_ses-pre_task-pressure_run-1_desc-quality_report.html")))
                .contains("contrast-P40MinusP0");
        Files.writeString(page, "old");
        Files.delete(out.resolve("sub-001/sub-001_ses-pre_task-pressure_run-1_desc-quality_report.html"));
        assertThat(Run.of(words).code()).isZero();
        assertThat(Files.readString(page))
                .as("a page of a run that was not computed again")
                .isEqualTo("old");
        assertThat(out.resolve("sub-001/sub-001_ses-pre_task-pressure_run-1_desc-quality_report.html"))
                .exists();
    }

    @Test
    void theSchemaOfASpecificationIsPrinted() {
        Run run = Run.of("fmri", "--print-schema");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("\"$schema\"", "json-schema.org/draft/2020-12", "\"taper_lags\"");
        Run none = Run.of("fmri");
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).contains("BIDS_DIR", "OUT", "LEVEL");
    }

    /** The validator of the BIDS community (npm i -g bids-validator@1) finds no fault with the raw data set, and nothing to warn of. */
    @Test
    void theSimulatedDataSetIsValidBids() throws Exception {
        Optional<Path> validator = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(p -> Path.of(p, "bids-validator"))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(validator.isPresent(), "skipped: no bids-validator on the path (npm i -g bids-validator@1)");
        Path said = folder.resolve("validator.txt");
        int code = new ProcessBuilder(validator.get().toString(), "--no-color", cohort.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start()
                .waitFor();
        assertThat(code).as(Files.readString(said)).isZero();
        assertThat(Files.readString(said)).doesNotContain("[ERR]", "[WARN]");
    }
}
