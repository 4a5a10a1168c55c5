package org.nocimap.fmri.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nocimap.files.InputException;
import org.nocimap.files.Problem;
import org.nocimap.files.Problems;
import org.nocimap.fmri.bids.RunFilter;
import org.nocimap.fmri.spec.AnalysisSpec;
import org.nocimap.fmri.spec.SpecFile;
import org.nocimap.image.Affine;
import org.nocimap.image.Grid;
import org.nocimap.image.Volume;
import org.nocimap.image.nifti.NiftiFile;
import org.nocimap.image.nifti.NiftiMeta;

/** From tables and maps to designs. */
class CohortModelsTest {
    private static final Grid GRID = new Grid(2, 2, 2, Affine.diagonal(2, 2, 2, 0, 0, 0));

    @TempDir
    Path folder;

    private Path bids;
    private Path out;

    /** Six patients with two sessions and four controls with one; patients' pain is 10 n before and 10 n + n² after. */
    @BeforeEach
    void cohort() throws IOException {
        bids = Files.createDirectories(folder.resolve("bids"));
        out = Files.createDirectories(folder.resolve("out"));
        StringBuilder people = new StringBuilder("participant_id\tgroup\tage\tsex\r\n");
        StringBuilder scores = new StringBuilder("participant_id\tpcs\n");
        StringBuilder runs = new StringBuilder("participant_id\tsession_id\trun\tmean_fd\n");
        for (int n = 1; n <= 10; n++) {
            boolean patient = n <= 6;
            String sub = "sub-" + String.format("%02d", n);
            people.append(String.join(
                            "\t", sub, patient ? "patient" : "control", "" + (20 + 3 * n), n % 2 == 0 ? "F" : "M"))
                    .append("\r\n");
            scores.append(sub).append('\t').append(n == 6 ? "n/a" : "" + n % 4).append('\n');
            if (patient) {
                Path sessions = Files.createDirectories(bids.resolve(sub)).resolve(sub + "_sessions.tsv");
                Files.writeString(
                        sessions, "session_id\tpain\nses-pre\t" + 10 * n + "\nses-post\t" + (10 * n + n * n) + "\n");
            }
            for (String session : patient ? List.of("pre", "post") : List.of("pre")) {
                map(sub, session, "", session.equals("pre") ? n : 2 * n, 1);
                runs.append(String.join("\t", sub, "ses-" + session, "x", "0." + n))
                        .append('\n');
            }
        }
        Files.writeString(bids.resolve("participants.tsv"), people);
        Files.createDirectories(bids.resolve("phenotype"));
        Files.writeString(bids.resolve("phenotype/pcs.tsv"), scores);
        Files.writeString(out.resolve("runs.tsv"), runs);
    }

    private void map(String sub, String session, String run, double effect, double variance) {
        Path func = out.resolve(sub).resolve("ses-" + session).resolve("func");
        String stem = sub + "_ses-" + session + "_task-rest" + run + "_space-MNI_seed-S1back_stat-";
        for (String stat : List.of("effect", "variance")) {
            float[] values = new float[GRID.size()];
            Arrays.fill(values, (float) (stat.equals("effect") ? effect : variance));
            NiftiFile.write(
                    func.resolve(stem + stat + "_statmap.nii.gz"), new Volume(GRID, values), NiftiMeta.withDefaults());
        }
    }

    private List<CohortModels.Prepared> prepare(String yaml) throws IOException {
        AnalysisSpec spec = SpecFile.readAnalysis(Files.writeString(folder.resolve("spec.yaml"), yaml), "default");
        Problems problems = new Problems();
        CohortTables tables = CohortTables.read(bids, out, problems);
        Observations maps = Observations.read(out, RunFilter.ALL, problems);
        List<CohortModels.Prepared> prepared =
                new CohortModels(spec.cohort(), tables, maps, bids, folder.resolve("work"), problems).prepare();
        problems.throwIfAny();
        return prepared;
    }

    @Test
    void rowsFitOneAlternativeOfThese() throws IOException {
        CohortModels.Prepared model = prepare("""
            models:
              - name: post-vs-controls
                maps: [seed-*]
                rows: [{group: patient, session: post}, {group: control, session: pre}]
                terms: ~ group + age
                contrasts: ["patients > controls = patient - control"]
            """).get(0);
        assertThat(model.kind()).isEqualTo("seed-S1back");
        assertThat(model.design().design().names()).containsExactly("group[control]", "group[patient]", "age");
        assertThat(model.design().rows()).hasSize(10).allSatisfy(row -> assertThat(
                        row.effects().get(0).toString())
                .contains(row.values().get("group").equals("patient") ? "ses-post" : "ses-pre"));
    }

    @Test
    void aDifferenceOfSessionsTakesTheDifferenceOfNumbersWithIt() throws IOException {
        CohortModels.Prepared model = prepare("""
            models:
              - name: change
                maps: [seed-S1back]
                rows: {group: patient}
                difference: post - pre
                terms: [mean, pain, sex]
                contrasts: [pain]
                centring: none
            """).get(0);
        assertThat(model.design().design().names()).containsExactly("mean", "pain", "sex[M]");
        for (int i = 0; i < 6; i++) {
            assertThat(model.design().rows().get(i).effects()).hasSize(2);
            assertThat(model.design().design().at(i, 1)).isEqualTo((i + 1.0) * (i + 1));
        }
    }

    @Test
    void subgroupsKeepEqualValuesTogetherAndLeaveOutWhoHasNone() throws IOException {
        CohortModels.Prepared model = prepare("""
            subgroups: [{name: third, column: pcs, rows: {group: patient}, cuts: [1], labels: [low, high]}]
            models:
              - name: subgroups
                maps: [seed-S1back]
                rows: {session: pre, group: patient}
                terms: [third]
                contrasts: [high - low]
                missing: drop
            """).get(0);
        // n % 4 of 1 to 5: 1, 2, 3, 0, 1; the sixth is missing.
        assertThat(model.design().rows().stream()
                        .collect(Collectors.toMap(org.nocimap.fmri.group.GroupRow::subject, row -> row.values()
                                .getOrDefault("third", ""))))
                .isEqualTo(
                        Map.of("sub-01", "low", "sub-02", "high", "sub-03", "high", "sub-04", "low", "sub-05", "low"));
    }

    @Test
    void runsOfASessionAreCombinedByTheirVariances() throws IOException {
        Files.delete(out.resolve(
                "sub-01/ses-pre/func/sub-01_ses-pre_task-rest_space-MNI_seed-S1back_stat-effect_statmap.nii.gz"));
        map("sub-01", "pre", "_run-1", 1, 1);
        map("sub-01", "pre", "_run-2", 5, 3);
        CohortModels.Prepared model = prepare("""
            models: [{name: all, maps: [seed-S1back], rows: {session: pre}, contrasts: [mean]}]
            """).get(0);
        var row = model.design().rows().get(0);
        float b = NiftiFile.read(row.effects().get(0)).volume().data()[0];
        float v = NiftiFile.read(row.variances().get(0)).volume().data()[0];
        // (1/1 + 5/3) / (1/1 + 1/3) and 1 / (1/1 + 1/3).
        assertThat((double) b).isCloseTo(2.0, within(1e-6));
        assertThat((double) v).isCloseTo(0.75, within(1e-6));
    }

    @Test
    void aRunThatWasNotUsedHasNoMaps() throws IOException {
        Files.writeString(
                out.resolve("sub-02/ses-pre/func/sub-02_ses-pre_task-rest_space-MNI_desc-denoised_bold.json"),
                "{\"Excluded\": [\"moved\"]}");
        CohortModels.Prepared model = prepare("""
            models: [{name: all, maps: [seed-S1back], rows: {session: pre}, contrasts: [mean]}]
            """).get(0);
        assertThat(model.design().rows()).hasSize(9).noneMatch(row -> row.subject()
                .equals("sub-02"));
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        String told = "";
        try {
            prepare("""
                subgroups: [{name: t, column: iq, labels: [low, high]}]
                models:
                  - {name: one, maps: [network-*], contrasts: [mean]}
                  - {name: two, maps: [seed-*], rows: {grp: patient}, contrasts: [mean]}
                  - {name: three, maps: [seed-*], rows: {session: pre}, terms: [group], contrasts: [patient - other]}
                  - {name: four, maps: [seed-*], terms: [group], contrasts: [patient - control]}
                """);
        } catch (InputException e) {
            told = e.problems().stream().map(Problem::toString).collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        assertThat(told)
                .contains("no table has the column \"iq\"")
                .contains("there are no maps network-*")
                .contains("no table has a column \"grp\"")
                .contains("\"other\" in \"patient - other\"")
                .contains("stands in the table twice");
    }

    @Test
    void coarseMistakesOfTheFileAreToldWithTheirPlace() {
        String told = "";
        try {
            prepare("""
                models:
                  - {name: a b, maps: [], contrasts: []}
                  - {name: ok, maps: [x], contrasts: [mean], termz: [], difference: post}
                corrections: {cluster_z: 0, permutation: [best]}
                """);
        } catch (InputException e) {
            told = e.problems().stream().map(Problem::toString).collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        assertThat(told)
                .contains("models[1].name")
                .contains("models[2].termz")
                .contains("two sessions: post - pre")
                .contains("corrections.cluster_z")
                .contains("corrections.permutation");
    }
}
