package org.nocimap.fmri.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nocimap.files.InputException;
import org.nocimap.files.Problems;
import org.nocimap.fmri.bids.DataSet;
import org.nocimap.fmri.bids.RunFilter;
import org.nocimap.fmri.bids.TsvFile;
import org.nocimap.fmri.participant.ParticipantLevel;
import org.nocimap.fmri.simulation.CohortPlan;
import org.nocimap.fmri.simulation.CohortWriter;
import org.nocimap.fmri.spec.NetworkSpec;
import org.nocimap.fmri.spec.ParticipantSpec;
import org.nocimap.fmri.spec.SpecFile;
import org.nocimap.image.Point;
import org.nocimap.image.Volume;
import org.nocimap.image.nifti.NiftiFile;

/** From cleaned runs of a simulated cohort to every run's network maps. */
class NetworkStageTest {
    private static final List<String> PLANTED =
            List.of("S1back", "Salience", "DefaultMode", "Visual", "Motor", "Frontoparietal", "Auditory");

    @TempDir
    static Path folder;

    private static Path out;

    @BeforeAll
    static void participantLevel() throws IOException {
        Path cohort = folder.resolve("cohort");
        new CohortWriter(cohort, new CohortPlan(2, 1, 6, 120, 2, 3)).write(person -> {});
        out = folder.resolve("out");
        Path spec = Files.writeString(folder.resolve("clean.yaml"), "exclusion: {least_seconds: 60}\n");
        ParticipantLevel level = new ParticipantLevel(out, SpecFile.read(spec, "default"), "test");
        Problems problems = new Problems();
        level.run(DataSet.scan(cohort, RunFilter.ALL, problems), (quality, state) -> {});
        problems.throwIfAny();
    }

    private static ParticipantSpec spec(String from, String more) throws IOException {
        StringBuilder text = new StringBuilder("networks:\n  from: " + from + "\n" + more + "  templates:\n");
        for (int k = 0; k < PLANTED.size(); k++) {
            text.append("    - {name: ")
                    .append(PLANTED.get(k))
                    .append(", file: cohort/sourcedata/truth/networks.nii.gz, volume: ")
                    .append(k + 1)
                    .append("}\n");
        }
        return SpecFile.read(Files.writeString(folder.resolve(from + ".yaml"), text), "default");
    }

    @Test
    void componentsAreThePlantedNetworksAndEveryRunGetsItsMaps() throws IOException {
        NetworkSpec asked = spec("ica", "  components: 8\n  repeats: 3\n").networks();
        NetworkStage stage = new NetworkStage(out, asked, "test");
        List<String> told = new ArrayList<>();
        CohortNetworks found = stage.run(RunFilter.ALL, (what, done, of) -> told.add(what + " " + done + "/" + of));
        stage.complete();
        int runs = found.runs().size();
        assertThat(runs).isGreaterThan(3);
        assertThat(told).contains("components " + runs + "/" + runs, "maps " + runs + "/" + runs);
        assertThat(found.ica().orElseThrow().components()).hasSize(8);
        assertThat(found.networks()).extracting(CohortNetworks.Network::name).isEqualTo(PLANTED);
        for (CohortNetworks.Network network : found.networks()) {
            TemplateMatch match = network.match().orElseThrow();
            // 6 mm voxels and few runs: the noise of the maps keeps r below that of larger cohorts.
            assertThat(Math.abs(match.r())).as(network.name()).isGreaterThan(0.8);
            assertThat(match.margin()).isGreaterThan(0.5);
            assertThat(found.ica()
                            .orElseThrow()
                            .components()
                            .get(match.component())
                            .stability())
                    .isGreaterThan(0.9);
        }
        Path func = out.resolve("sub-001/ses-post/func");
        String stem = "sub-001_ses-post_task-rest_space-MNI152NLin6Asym_";
        Volume effect = NiftiFile.read(func.resolve(stem + "network-Salience_stat-effect_statmap.nii.gz"))
                .volume();
        Volume z = NiftiFile.read(func.resolve(stem + "network-Salience_stat-z_statmap.nii.gz"))
                .volume();
        assertThat(at(effect, new Point(38, 12, -2))).isGreaterThan(3 * Math.abs(at(effect, new Point(54, -20, 6))));
        assertThat(at(z, new Point(38, 12, -2))).isGreaterThan(4);
        Problems none = new Problems();
        TsvFile courses = TsvFile.read(func.resolve(stem + "desc-networks_timeseries.tsv"), none);
        assertThat(courses.columns()).isEqualTo(PLANTED);
        assertThat(courses.rows()).hasSize(120);
        assertThat(func.resolve(stem + "network-Salience_stat-variance_statmap.json"))
                .content()
                .contains("DegreesOfFreedom");

        told.clear();
        CohortNetworks again =
                new NetworkStage(out, asked, "test").run(RunFilter.ALL, (what, done, of) -> told.add(what));
        assertThat(again.state()).isEqualTo(CohortNetworks.State.REUSED);
        assertThat(told).isEmpty();
    }

    /** The planted maps themselves, without components: the run's maps are those of dual regression on them. */
    @Test
    void mapsBroughtAlongAreRegressedAsTheyAre() throws IOException {
        Path one = folder.resolve("one");
        copy(out.resolve("sub-003"), one.resolve("sub-003"));
        CohortNetworks found = new NetworkStage(one, spec("templates", "").networks(), "test")
                .run(RunFilter.ALL, (what, done, of) -> {});
        assertThat(found.ica()).isEmpty();
        assertThat(found.networks()).hasSize(7);
        String stem = "sub-003_ses-pre_task-rest_space-MNI152NLin6Asym_";
        Path func = one.resolve("sub-003/ses-pre/func");
        Volume written = NiftiFile.read(func.resolve(stem + "network-Visual_stat-effect_statmap.nii.gz"))
                .volume();
        var runs = org.nocimap.fmri.participant.CleanedRuns.find(one, RunFilter.ALL, new Problems())
                .orElseThrow();
        DualRegression dual = DualRegression.of(
                runs.read(runs.runs().get(0)),
                found.networks().stream().map(CohortNetworks.Network::map).toList());
        for (int v = 0; v < runs.mask().size(); v += 97) {
            double effect = dual.effects()[3][v];
            assertThat(written.data()[runs.mask().index(v)])
                    .isCloseTo((float) effect, within((float) (1e-5 * Math.abs(effect) + 1e-5)));
        }
    }

    @Test
    void everyProblemIsToldAtOnce() throws IOException {
        Path wrong = Files.writeString(folder.resolve("wrong.yaml"), """
            networks:
              from: both
              components: 0
              repeats: many
              templates:
                - {name: A b, file: x.nii}
                - {name: C, file: y.nii, labels: [1], volume: 2}
                - {name: C, file: y.nii}
            """);
        assertThatThrownBy(() -> SpecFile.read(wrong, "default"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("networks.from")
                .hasMessageContaining("auto, or a number from 1 to 100")
                .hasMessageContaining("networks.repeats")
                .hasMessageContaining("letters and digits")
                .hasMessageContaining("has labels and a volume")
                .hasMessageContaining("comes twice");
        Path files = Files.writeString(folder.resolve("files.yaml"), """
            networks:
              from: templates
              templates:
                - {name: A, file: nowhere.nii.gz}
                - {name: B, file: cohort/sourcedata/truth/networks.nii.gz, volume: 9}
                - {name: C, file: cohort/sourcedata/truth/networks.nii.gz, labels: [77]}
            """);
        NetworkSpec spec = SpecFile.read(files, "default").networks();
        assertThatThrownBy(() -> new NetworkStage(out, spec, "test").run(RunFilter.ALL, (what, done, of) -> {}))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("there is no such file")
                .hasMessageContaining("has 7 volumes, and volume 9 is asked for")
                .hasMessageContaining("no voxel has the label [77]");
        assertThatThrownBy(() -> new NetworkStage(folder.resolve("empty"), spec, "test")
                        .run(RunFilter.ALL, (what, done, of) -> {}))
                .hasMessageContaining("there is no denoised run");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    private static double at(Volume map, Point mm) {
        return map.data()[map.grid().nearestIndex(mm).orElseThrow()];
    }
}
