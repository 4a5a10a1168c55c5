package org.nocimap.fmri.participant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nocimap.files.InputException;
import org.nocimap.files.Problems;
import org.nocimap.fmri.bids.DataSet;
import org.nocimap.fmri.bids.RunFilter;
import org.nocimap.fmri.simulation.CohortPlan;
import org.nocimap.fmri.simulation.CohortWriter;
import org.nocimap.fmri.spec.SpecFile;
import org.nocimap.image.Mask;
import org.nocimap.image.Volume;
import org.nocimap.image.nifti.MaskFile;
import org.nocimap.image.nifti.NiftiFile;
import org.nocimap.image.nifti.NiftiImage;
import org.nocimap.image.nifti.NiftiMeta;

/** What goes wrong with data sets, and results of an earlier specification. */
class BadRunsTest {
    private static final String PLAIN =
            "denoising: {smoothing_fwhm_mm: 0, motion: 6, components: {count: 0}, censor: {measure: none}}\n"
                    + "exclusion: {least_seconds: 30}\n";
    private static final String RUN = "_ses-pre_task-rest_space-MNI152NLin6Asym";

    @TempDir
    Path folder;

    private Path cohort;

    @BeforeEach
    void simulate() {
        cohort = folder.resolve("cohort");
        new CohortWriter(cohort, new CohortPlan(0, 2, 8, 40, 2, 1)).write(person -> {});
    }

    private Path func(String subject) {
        return cohort.resolve("derivatives/fmriprep/" + subject + "/ses-pre/func");
    }

    private Path bold(String subject) {
        return func(subject).resolve(subject + RUN + "_desc-preproc_bold.nii.gz");
    }

    private Path mask(String subject) {
        return func(subject).resolve(subject + RUN + "_desc-brain_mask.nii.gz");
    }

    private Path confounds(String subject) {
        return func(subject).resolve(subject + "_ses-pre_task-rest_desc-confounds_timeseries.tsv");
    }

    @Test
    void aTruncatedImageIsNamed() throws IOException {
        byte[] bytes = Files.readAllBytes(bold("sub-002"));
        Files.write(bold("sub-002"), Arrays.copyOf(bytes, bytes.length / 2));
        assertThatThrownBy(() -> run(folder.resolve("out"), PLAIN, new Problems()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("sub-002" + RUN + "_desc-preproc_bold.nii.gz");
    }

    @Test
    void voxelsThatAreNoNumbersLeaveTheMaskWithAWarning() throws IOException {
        rewrite("sub-001", 40, NiftiMeta.withDefaults().withVolumeSeconds(2), Float.NaN);
        Problems problems = new Problems();
        ParticipantLevel.Outcome outcome = run(folder.resolve("out"), PLAIN, problems);
        assertThat(outcome.warnings().toString()).contains("1 voxels of the mask are not a number in some volume");
        assertThat(outcome.runs().get(0).excluded()).isEmpty();
    }

    @Test
    void anEmptyMaskAndOneOnAnotherGridAreRefused() throws IOException {
        Mask mask = MaskFile.read(mask("sub-001")).mask();
        NiftiFile.write(
                mask("sub-001"), new Volume(mask.grid(), new float[mask.grid().size()]), NiftiMeta.withDefaults());
        new CohortWriter(folder.resolve("other"), new CohortPlan(0, 1, 7, 40, 2, 1)).write(person -> {});
        Files.copy(
                folder.resolve(
                        "other/derivatives/fmriprep/sub-001/ses-pre/func/sub-001" + RUN + "_desc-brain_mask.nii.gz"),
                mask("sub-002"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> run(folder.resolve("out"), PLAIN, new Problems()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("sub-002" + RUN + "_desc-brain_mask.nii.gz")
                .hasMessageContaining("another grid")
                .hasMessageContaining("sub-001" + RUN + "_desc-brain_mask.nii.gz");
    }

    @Test
    void runsOfAnotherLengthTimeOrGridAreTold() throws IOException {
        new CohortWriter(folder.resolve("other"), new CohortPlan(0, 3, 7, 50, 2.5, 1)).write(person -> {});
        new CohortWriter(cohort, new CohortPlan(0, 3, 8, 40, 2, 1)).write(person -> {});
        copy(folder.resolve("other/derivatives/fmriprep/sub-003"), cohort.resolve("derivatives/fmriprep/sub-003"));
        Problems problems = new Problems();
        DataSet.scan(cohort, RunFilter.ALL, problems);
        problems.throwIfAny();
        assertThat(problems.warnings().toString())
                .contains("the run has 50 volumes; expected 40 volumes, as most runs of the task")
                .contains("a repetition time of 2.5 s")
                .contains("a grid of 26 × 32 × 26 voxels");
    }

    @Test
    void confoundsThatAreMissingOrConstantAreTold() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(confounds("sub-001")));
        for (int n = 0; n < lines.size(); n++) {
            lines.set(n, lines.get(n) + (n == 0 ? "\tflat" : "\t7"));
        }
        Files.write(confounds("sub-001"), lines);
        String spec = PLAIN.replace("motion: 6", "motion: 6, confounds: [flat, csf]");
        assertThatThrownBy(() -> run(folder.resolve("out"), spec, new Problems()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("sub-001_ses-pre_task-rest_desc-confounds_timeseries.tsv")
                .hasMessageContaining("csf")
                .hasMessageContaining("flat");
        Files.delete(bold("sub-002"));
        Problems problems = new Problems();
        run(folder.resolve("out"), PLAIN.replace("motion: 6", "motion: 6, confounds: [flat]"), problems);
        assertThat(problems.warnings().toString())
                .contains("(flat)")
                .contains("does not vary")
                .contains("sub-002 stands in the table but has no run");
    }

    @Test
    void participantsAreListedOnceAndAllOfThem() throws IOException {
        Path table = cohort.resolve("participants.tsv");
        List<String> lines = new ArrayList<>(Files.readAllLines(table));
        lines.set(2, lines.get(1));
        Files.write(table, lines);
        Problems problems = new Problems();
        DataSet.scan(cohort, RunFilter.ALL, problems);
        assertThatThrownBy(problems::throwIfAny)
                .hasMessageContaining("participants.tsv:3")
                .hasMessageContaining("sub-001 comes twice");
        assertThat(problems.warnings().toString()).contains("sub-002 has scans but does not stand in the table");
    }

    /** A seed is taken out and a task is modelled that was denoised before: what the first specification wrote goes. */
    @Test
    void resultsOfAnEarlierSpecificationGoAndFilesOfOthersStay() throws IOException {
        Path out = folder.resolve("out");
        run(
                out,
                PLAIN + "seeds: [{name: One, at: [0, -52, 26]}, {name: Two, at: [-18, -38, 72]}]\nmeasures: [alff]\n",
                new Problems());
        Path func = out.resolve("sub-001/ses-pre/func");
        Path mine = Files.writeString(func.resolve("sub-001_notes.txt"), "mine");
        assertThat(names(func)).anyMatch(n -> n.contains("seed-One")).anyMatch(n -> n.contains("alff"));
        run(out, PLAIN + "seeds: [{name: Two, at: [-18, -38, 72]}]\n", new Problems());
        assertThat(names(func))
                .noneMatch(n -> n.contains("seed-One"))
                .noneMatch(n -> n.contains("alff"))
                .anyMatch(n -> n.contains("seed-Two"))
                .contains(mine.getFileName().toString());
        Files.writeString(
                cohort.resolve("sub-001/ses-pre/func/sub-001_ses-pre_task-rest_events.tsv"),
                "onset\tduration\ttrial_type\n5\t5\tgo\n30\t5\tgo\n55\t5\tgo\n");
        Files.copy(
                cohort.resolve("sub-001/ses-pre/func/sub-001_ses-pre_task-rest_events.tsv"),
                cohort.resolve("sub-002/ses-pre/func/sub-002_ses-pre_task-rest_events.tsv"));
        String tasks = PLAIN + "tasks: [{task: rest, contrasts: [go]}]\n";
        run(out, tasks, new Problems());
        assertThat(names(func))
                .noneMatch(n -> n.contains("seed-") || n.contains("desc-denoised"))
                .anyMatch(n -> n.contains("contrast-go"));
        List<ParticipantLevel.State> states = new ArrayList<>();
        run(out, tasks, new Problems(), states);
        assertThat(states).containsOnly(ParticipantLevel.State.REUSED);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).toList();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(
                        file,
                        to.resolve(from.relativize(file).toString()),
                        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** Writes a run again with one voxel of its mask changed in one volume. */
    private void rewrite(String subject, int volumes, NiftiMeta meta, float value) throws IOException {
        NiftiImage image = NiftiFile.read(bold(subject));
        Mask mask = MaskFile.read(mask(subject)).mask();
        List<Volume> all = new ArrayList<>();
        image.forEachVolume(
                (t, volume) -> all.add(new Volume(volume.grid(), volume.data().clone())));
        all.get(5).data()[mask.index(100)] = value;
        NiftiFile.write(bold(subject), all.subList(0, volumes), meta);
    }

    private ParticipantLevel.Outcome run(Path out, String spec, Problems problems) throws IOException {
        return run(out, spec, problems, new ArrayList<>());
    }

    private ParticipantLevel.Outcome run(Path out, String spec, Problems problems, List<ParticipantLevel.State> states)
            throws IOException {
        Path file =
                Files.writeString(folder.resolve("spec.yaml"), spec.contains("seeds") ? spec : spec + "seeds: []\n");
        ParticipantLevel level = new ParticipantLevel(out, SpecFile.read(file, "default"), "test");
        DataSet data = DataSet.scan(cohort, RunFilter.ALL, problems);
        level.validate(data, problems);
        problems.throwIfAny();
        return level.run(data, (q, state) -> states.add(state));
    }
}
