package org.nocimap.fmri.participant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nocimap.files.Problem;
import org.nocimap.files.Problems;
import org.nocimap.fmri.bids.DataSet;
import org.nocimap.fmri.bids.RunFilter;
import org.nocimap.fmri.simulation.CohortPlan;
import org.nocimap.fmri.simulation.CohortWriter;
import org.nocimap.fmri.spec.ParticipantSpec;
import org.nocimap.fmri.spec.SpecFile;
import org.nocimap.image.Point;
import org.nocimap.image.Volume;
import org.nocimap.image.nifti.NiftiFile;

/** From a simulated cohort to seed maps that show what was planted. */
class CohortThreadTest {
    private static final Point SALIENCE = new Point(-38, 12, -2);
    private static final Point AUDITORY = new Point(-54, -20, 6);

    @TempDir
    static Path folder;

    private static Path cohort;

    @BeforeAll
    static void simulate() {
        cohort = folder.resolve("cohort");
        new CohortWriter(cohort, new CohortPlan(2, 1, 8, 160, 2, 3)).write(person -> {});
    }

    @Test
    void seedMapsShowThePlantedCouplingAndNothingElse() throws IOException {
        Path spec = Files.writeString(folder.resolve("spec.yaml"), """
            denoising: {smoothing_fwhm_mm: 0, components: {count: 3}}
            regions:
              - {name: S1back, at: [-18, -38, 72], radius_mm: 9, mirrored: true}
              - {name: Insula, at: [-38, 12, -2], radius_mm: 9, mirrored: true}
            seeds: [{name: S1back, at: [-18, -38, 72], radius_mm: 9, mirrored: true}]
            measures: [alff, reho]
            dynamic: {window_seconds: 60, surrogates: 19}
            """);
        ParticipantSpec asked = SpecFile.read(spec, "default");
        assertThat(asked.changes()).contains("denoising.smoothing_fwhm_mm: 0 instead of 6");
        Path out = folder.resolve("out");
        List<ParticipantLevel.State> states = new ArrayList<>();
        ParticipantLevel level = new ParticipantLevel(out, asked, "test");
        DataSet data = scan(cohort, level);
        ParticipantLevel.Outcome outcome = level.run(data, (q, state) -> states.add(state));
        assertThat(states).hasSize(5).containsOnly(ParticipantLevel.State.COMPUTED);

        var truth = new ObjectMapper()
                .readTree(cohort.resolve("sourcedata/truth/truth.json").toFile());
        List<String> used = outcome.runs().stream()
                .filter(r -> r.excluded().isEmpty())
                .map(RunQuality::run)
                .toList();
        assertThat(used).isNotEmpty();
        for (RunQuality run : outcome.runs()) {
            if (!run.excluded().isEmpty()) {
                continue;
            }
            int session = run.session().equals("post") ? 1 : 0;
            double planted = truth.path("participants")
                    .get(Integer.parseInt(run.subject()) - 1)
                    .path("couplingS1backSalience")
                    .get(session)
                    .asDouble();
            Path maps = out.resolve("sub-" + run.subject())
                    .resolve("ses-" + run.session())
                    .resolve("func");
            Volume r = NiftiFile.read(
                            maps.resolve(run.run() + "_space-MNI152NLin6Asym_seed-S1back_stat-r_statmap.nii.gz"))
                    .volume();
            // Courses of 160 volumes that remember half of the one before: the standard error of r is about 0.1.
            assertThat(at(r, SALIENCE)).as(run.run()).isCloseTo(planted, within(0.35));
            assertThat(at(r, new Point(-18, -38, 72))).isGreaterThan(0.6);
            assertThat(Math.abs(at(r, AUDITORY))).isLessThan(0.35);
            assertThat(maps.resolve(run.run() + "_space-MNI152NLin6Asym_desc-windows_timeseries.tsv"))
                    .content()
                    .startsWith("centre_seconds\tS1back-Insula\n");
            assertThat(maps.resolve(run.run() + "_space-MNI152NLin6Asym_desc-windowspreadp_relmat.tsv"))
                    .exists();
        }
        assertThat(out.resolve("runs.tsv")).exists();

        states.clear();
        ParticipantLevel.Outcome again = level.run(data, (q, state) -> states.add(state));
        assertThat(states).containsOnly(ParticipantLevel.State.REUSED);
        assertThat(again.runs().get(0).ledger()).isEqualTo(outcome.runs().get(0).ledger());
    }

    @Test
    void allProblemsOfADataSetAreToldAtOnce() throws IOException {
        Path broken = folder.resolve("broken");
        new CohortWriter(broken, new CohortPlan(0, 3, 8, 40, 2, 1)).write(person -> {});
        Path one = broken.resolve("derivatives/fmriprep/sub-001/ses-pre/func");
        Files.delete(one.resolve("sub-001_ses-pre_task-rest_space-MNI152NLin6Asym_desc-brain_mask.nii.gz"));
        Path two = broken.resolve("derivatives/fmriprep/sub-002/ses-pre/func/"
                + "sub-002_ses-pre_task-rest_desc-confounds_timeseries.tsv");
        List<String> lines = new ArrayList<>(Files.readAllLines(two));
        lines.set(0, lines.get(0).replace("rot_z", "rot_q"));
        lines.set(5, "\t1\t");
        lines.remove(20);
        Files.write(two, lines);
        Path three = broken.resolve("derivatives/fmriprep/sub-003/ses-pre/func/"
                + "sub-003_ses-pre_task-rest_space-MNI152NLin6Asym_desc-preproc_bold.json");
        Files.writeString(three, "{\"RepetitionTime\": 3}");
        Files.writeString(
                broken.resolve("participants.tsv"),
                Files.readString(broken.resolve("participants.tsv")) + "sub-009\t30\tF\tcontrol\tA\t3\r\n");

        Problems problems = new Problems();
        ParticipantLevel level = new ParticipantLevel(folder.resolve("none"), SpecFile.preset("pain2019"), "test");
        DataSet data = DataSet.scan(broken, RunFilter.ALL, problems);
        level.validate(data, problems);
        String errors;
        try {
            problems.throwIfAny();
            errors = "";
        } catch (org.nocimap.files.InputException e) {
            errors = e.problems().stream().map(Problem::toString).collect(Collectors.joining("\n"));
        }
        assertThat(errors)
                .contains("no brain mask")
                .contains("is 3.0 s here and 2.0 s in the header")
                .contains("rot_z")
                .contains("timeseries.tsv:6: the line has 3 cells")
                .contains("has 38 rows and the run 40 volumes");
        assertThat(problems.warnings().toString()).contains("sub-009 stands in the table but has no run");
    }

    private static DataSet scan(Path cohort, ParticipantLevel level) {
        Problems problems = new Problems();
        DataSet data = DataSet.scan(cohort, RunFilter.ALL, problems);
        level.validate(data, problems);
        problems.throwIfAny();
        assertThat(problems.warnings()).isEmpty();
        return data;
    }

    private static double at(Volume map, Point mm) {
        return map.data()[map.grid().nearestIndex(mm).orElseThrow()];
    }
}
