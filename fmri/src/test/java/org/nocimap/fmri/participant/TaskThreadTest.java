package org.nocimap.fmri.participant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nocimap.files.InputException;
import org.nocimap.files.Problems;
import org.nocimap.fmri.bids.DataSet;
import org.nocimap.fmri.bids.RunFilter;
import org.nocimap.fmri.bids.TsvFile;
import org.nocimap.fmri.simulation.CohortPlan;
import org.nocimap.fmri.simulation.CohortWriter;
import org.nocimap.fmri.spec.SpecFile;
import org.nocimap.image.Point;
import org.nocimap.image.Volume;
import org.nocimap.image.nifti.NiftiFile;

/** From the events of a simulated pressure task to contrasts of runs and of a participant. */
class TaskThreadTest {
    private static final String STEM = "sub-001_ses-pre_task-pressure";
    private static final String SPACE = "_space-MNI152NLin6Asym";

    @TempDir
    static Path folder;

    private static Path cohort;
    private static Path func;

    @BeforeAll
    static void simulate() {
        cohort = folder.resolve("cohort");
        new CohortWriter(cohort, new CohortPlan(0, 1, 8, 160, 2, 3), CohortWriter.Localiser.PRESSURE)
                .write(person -> {});
        func = cohort.resolve("sub-001/ses-pre/func");
    }

    @Test
    void pressureIsFoundWhereItWasPlantedAndRunsAreWeighedByTheirPrecision() throws IOException {
        Path out = folder.resolve("out");
        run(out, "tasks: [{task: pressure, contrasts: [\"pain = P40 - P0\", \"P40 + 0.5*P0\"]}]", new Problems());
        Path maps = out.resolve("sub-001/ses-pre/func");
        Volume z = NiftiFile.read(maps.resolve(STEM + SPACE + "_contrast-pain_stat-z_statmap.nii.gz"))
                .volume();
        Point place = new Point(-18, -38, 72);
        assertThat(at(z, place)).isGreaterThan(4);
        assertThat(Math.abs(at(z, new Point(-54, -20, 6)))).isLessThan(4);

        // Planted: (3 − 0.6) × 14 of a signal of 1000, that is 3.36 %, at the centre of the network.
        double effect = at(map(maps, "", "effect"), place);
        double variance = at(map(maps, "", "variance"), place);
        assertThat(effect).isBetween(1.0, 4.0);
        double b1 = at(map(maps, "_run-1", "effect"), place);
        double b2 = at(map(maps, "_run-2", "effect"), place);
        double v1 = at(map(maps, "_run-1", "variance"), place);
        double v2 = at(map(maps, "_run-2", "variance"), place);
        assertThat(variance).isCloseTo(1 / (1 / v1 + 1 / v2), within(1e-6 * variance));
        assertThat(effect).isCloseTo((b1 / v1 + b2 / v2) * variance, within(1e-5));
        assertThat(maps.resolve(STEM + SPACE + "_contrast-P40Plus0p5TimesP0_stat-t_statmap.json"))
                .exists();
        TsvFile design = TsvFile.read(maps.resolve(STEM + "_run-1" + SPACE + "_design.tsv"), new Problems());
        assertThat(design.rows()).hasSize(160);
        assertThat(design.columns()).startsWith("P0", "P0_derivative", "P40", "P40_derivative", "constant", "cosine00");
    }

    private static Volume map(Path folder, String run, String stat) {
        return NiftiFile.read(folder.resolve(STEM + run + SPACE + "_contrast-pain_stat-" + stat + "_statmap.nii.gz"))
                .volume();
    }

    @Test
    void tablesOfEventsWithWindowsLineEndsAndMissingCellsAreUnderstoodAndFaultsNameTheirLine() throws IOException {
        Path events = func.resolve(STEM + "_run-2_events.tsv");
        String before = Files.readString(events);
        try {
            Files.writeString(
                    events,
                    "onset\tduration\ttrial_type\tvas\r\n"
                            + "10\t5\tP40\t3\r\n"
                            + "40\tn/a\tP0\tn/a\r\n"
                            + "60\t5\tn/a\t1\r\n"
                            + "80\t5\tP40\t5\r\n"
                            + "110\t5\tP0\t2\r\n"
                            + "140\t5\tP0\t4\r\n");
            Problems warnings = new Problems();
            validate("tasks: [{task: pressure, contrasts: [\"P40 - P0\"]}]", warnings);
            assertThat(warnings.warnings().toString()).contains("_run-2_events.tsv:3 (duration)");

            Files.writeString(
                    events,
                    "onset\tduration\ttrial_type\nn/a\t5\tP40\n400\t5\tP40\n20\t-1\tP0\nsoon\t5\tP0\n30\t5\tP40\n");
            assertThatThrownBy(() -> validate("tasks: [{task: pressure, contrasts: [\"P40 - P99\"]}]", new Problems()))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("_run-2_events.tsv:2 (onset)")
                    .hasMessageContaining("_run-2_events.tsv:3 (onset)")
                    .hasMessageContaining("begins at 400.0 s, and the run ends at 320.0 s")
                    .hasMessageContaining("_run-2_events.tsv:4 (duration)")
                    .hasMessageContaining("_run-2_events.tsv:5 (onset)")
                    .hasMessageContaining("\"P99\" in \"P40 - P99\"");

            Files.writeString(events, "onset\tduration\n10\t5\n");
            assertThatThrownBy(() -> validate(
                            "tasks: [{task: pressure, contrasts: [\"P40 - P0\"], modulators: [vas]}]", new Problems()))
                    .hasMessageContaining("has no column trial_type")
                    .hasMessageContaining("has no column vas");

            Files.delete(events);
            assertThatThrownBy(() -> validate("tasks: [{task: pressure, contrasts: [P40]}]", new Problems()))
                    .hasMessageContaining("no table of events");
        } finally {
            Files.writeString(events, before);
        }
    }

    @Test
    void aRunWithoutAConditionGetsNoMapOfItAndTheSpecificationTellsItsFaults() throws IOException {
        Path events = func.resolve(STEM + "_run-1_events.tsv");
        String before = Files.readString(events);
        try {
            Files.writeString(
                    events, before.lines().filter(l -> !l.endsWith("P0")).reduce("", (a, b) -> a + b + "\n"));
            Problems warnings = new Problems();
            Path out = folder.resolve("one");
            run(out, "tasks: [{task: pressure, noise: tukey-mean, contrasts: [\"P40 - P0\", P40]}]", warnings);
            assertThat(warnings.warnings().toString()).contains("no events for the contrast P40MinusP0");
            Path maps = out.resolve("sub-001/ses-pre/func");
            assertThat(maps.resolve(STEM + "_run-1" + SPACE + "_contrast-P40MinusP0_stat-z_statmap.nii.gz"))
                    .doesNotExist();
            assertThat(maps.resolve(STEM + "_run-1" + SPACE + "_contrast-P40_stat-z_statmap.nii.gz"))
                    .exists();
            assertThat(maps.resolve(STEM + SPACE + "_contrast-P40MinusP0_stat-z_statmap.nii.gz"))
                    .exists();
        } finally {
            Files.writeString(events, before);
        }
        assertThatThrownBy(() -> validate(
                        "tasks: [{task: a-b, contrasts: [], noise: pink, derivative: none}, {contrasts: [x]}]",
                        new Problems()))
                .hasMessageContaining("tasks[1].task")
                .hasMessageContaining("tasks[1].contrasts")
                .hasMessageContaining("tasks[1].noise")
                .hasMessageContaining("tasks[1].derivative")
                .hasMessageContaining("tasks[2].task");
    }

    private static void validate(String spec, Problems problems) throws IOException {
        Path file = Files.writeString(folder.resolve("spec.yaml"), spec);
        ParticipantLevel level = new ParticipantLevel(folder.resolve("none"), SpecFile.read(file, "default"), "test");
        DataSet data = DataSet.scan(
                cohort, new RunFilter(List.of(), List.of(), java.util.Map.of("task", "pressure")), problems);
        level.validate(data, problems);
        problems.throwIfAny();
    }

    private static void run(Path out, String spec, Problems problems) throws IOException {
        Path file = Files.writeString(
                folder.resolve("spec.yaml"), "denoising: {smoothing_fwhm_mm: 0, components: {count: 3}}\n" + spec);
        ParticipantLevel level = new ParticipantLevel(out, SpecFile.read(file, "default"), "test");
        DataSet data = DataSet.scan(
                cohort, new RunFilter(List.of(), List.of(), java.util.Map.of("task", "pressure")), problems);
        level.validate(data, problems);
        problems.throwIfAny();
        level.run(data, (quality, state) -> assertThat(quality.excluded()).isEmpty());
    }

    private static double at(Volume map, Point mm) {
        return map.data()[map.grid().nearestIndex(mm).orElseThrow()];
    }
}
