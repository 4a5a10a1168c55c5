package org.nocimap.evidence.formats;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.nocimap.evidence.formats.Inputs.experiments;
import static org.nocimap.evidence.formats.Inputs.problemsOf;
import static org.nocimap.evidence.formats.Inputs.resource;
import static org.nocimap.evidence.formats.Inputs.shown;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nocimap.evidence.Experiment;
import org.nocimap.evidence.Study;
import org.nocimap.evidence.StudySet;
import org.nocimap.files.Problem;
import org.nocimap.image.Space;

class NimadsReaderTest {
    private static final ReadOptions DEFAULTS = ReadOptions.withDefaults();

    @TempDir
    Path folder;

    @Test
    void thePainSetHas21ExperimentsAnd267FociWithTheirSizes() {
        StudySet set = read(resource("nimare/nidm_pain_studyset.json")).studies();
        assertThat(set.experimentCount()).isEqualTo(21);
        assertThat(set.focusCount()).isEqualTo(267);
        assertThat(experiments(set).mapToInt(e -> e.subjects().orElseThrow()).sum())
                .isEqualTo(334);
        Study first = set.studies().get(0);
        assertThat(first.id()).isEqualTo("pain_01.nidm");
        assertThat(first.experiments().get(0).tags()).containsExactly(entry("analysis_id", "1"));
        assertThat(first.experiments().get(0).foci().get(1).where().toString())
                .endsWith("nidm_pain_studyset.json:53:13 (pain_01.nidm)");
    }

    @Test
    void theOlderDataSetHoldsTheSameFoci() {
        StudySet newer = read(resource("nimare/nidm_pain_studyset.json")).studies();
        StudySet older = NimareDatasetReader.read(resource("nimare/nidm_pain_dset.json"), DEFAULTS)
                .studies();
        assertThat(shown(older.canonical())).isEqualTo(shown(newer.canonical()));
    }

    @Test
    void sizesAtStudyLevelServeTheAnalysesAndSpacesStandAtThePoints() {
        ReadResult result = read(resource("nimare/sample_size_nimads_studyset.json"));
        StudySet set = result.studies();
        assertThat(set.experimentCount()).isEqualTo(15);
        assertThat(set.focusCount()).isEqualTo(69);
        assertThat(experiments(set).flatMap(e -> e.foci().stream()).filter(f -> f.space() == Space.TALAIRACH))
                .hasSize(14);
        Study study = set.studies().stream()
                .filter(s -> s.id().equals("pyrzepjmEux4"))
                .findFirst()
                .orElseThrow();
        assertThat(study.experiments())
                .extracting(Experiment::name)
                .containsExactly("Lenient (rzx6wJdpAoCU)", "Lenient (xYB5yzrEtJvV)");
        assertThat(study.experiments())
                .extracting(e -> e.subjects().orElseThrow())
                .containsExactly(61, 61);
        assertThat(study.tags())
                .containsKeys("pmid", "year", "authors")
                .doesNotContainKeys("description", "sample_size");
        assertThat(result.warnings()).extracting(Problem::what).anyMatch(w -> w.contains("studies have no analyses"));
        Experiment strict = experiments(set)
                .filter(e -> e.tags().getOrDefault("analysis_id", "").equals("6zjG5AEHAnnE"))
                .findFirst()
                .orElseThrow();
        assertThat(strict.tags()).containsEntry("description", "Decreases");
        assertThat(strict.foci().get(0).tags()).containsExactly(entry("t", "2.96"));
    }

    @Test
    void annotationsBecomeTags() {
        ReadResult result = NimadsReader.read(
                resource("nimare/nimads_studyset.json"),
                List.of(resource("nimare/nimads_annotation.json")),
                DEFAULTS.withSpace(Space.MNI));
        assertThat(result.studies().experimentCount()).isEqualTo(27);
        assertThat(result.studies().focusCount()).isEqualTo(212);
        assertThat(experiments(result.studies()))
                .allSatisfy(e -> assertThat(e.tags()).containsEntry("include", "true"));
        assertThat(result.studies().name()).startsWith("Replication of Functional");
        assertThat(result.warnings()).hasSize(1);
    }

    @Test
    void pointsWithoutASpaceAreToldOncePerAnalysisWithTheMend() {
        List<Problem> problems = problemsOf(() -> read(resource("nimare/nimads_studyset.json")));
        assertThat(problems).hasSize(27);
        assertThat(problems).allSatisfy(p -> assertThat(p.mend()).contains("--space"));
    }

    @Test
    void gzipIsReadToo() throws Exception {
        Path packed = folder.resolve("set.json.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            Files.copy(resource("nimare/nidm_pain_studyset.json"), out);
        }
        assertThat(read(packed).studies().focusCount()).isEqualTo(267);
    }

    @Test
    void metadataConditionsAndInnerAnnotationsBecomeTags() {
        ReadResult result = readText("""
                {"studies": [{"id": "S", "name": "Title", "year": 2010, "analyses": [{
                   "id": "a", "name": "heat", "metadata": {"sample_sizes": [10, 13], "Group": "patients", "age": [1, 2],
                   "nested": {"x": 1}}, "conditions": [{"name": "warm"}, {"name": "cold"}], "weights": [1.0, -1.0],
                   "points": [{"coordinates": [1, 2.5, -3], "space": "TAL", "kind": "peak", "values": []}]}],
                   "metadata": {"country": "DE"}}],
                 "annotations": [{"notes": [{"analysis": "a", "study": "S", "note": {"Group": "controls", "w": null}},
                    {"analysis": "zzz", "note": {"a": 1}}]}, "id-only"]}
                """);
        Study study = result.studies().studies().get(0);
        assertThat(study.tags()).containsExactly(entry("year", "2010"), entry("country", "DE"));
        assertThat(shown(result.studies())).containsExactly("S|heat|12|1 2.5 -3 T");
        Experiment experiment = study.experiments().get(0);
        assertThat(experiment.tags())
                .containsOnly(
                        entry("analysis_id", "a"),
                        entry("group", "controls"),
                        entry("age", "1; 2"),
                        entry("conditions", "warm; cold"),
                        entry("weights", "1; -1"));
        assertThat(experiment.foci().get(0).tags()).containsExactly(entry("kind", "peak"));
        assertThat(result.warnings())
                .extracting(Problem::what)
                .anyMatch(w -> w.contains("[10, 13]"))
                .anyMatch(w -> w.contains("zzz"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"coordinates\": [1, 2], \"space\": \"MNI\"} | a point with 2 coordinates",
                "{\"coordinates\": [1, 2, 3, 4], \"space\": \"MNI\"} | a point with 4 coordinates",
                "{\"space\": \"MNI\"} | a point with 0 coordinates",
                "{\"coordinates\": [1, null, 3], \"space\": \"MNI\"} | y is missing",
                "{\"coordinates\": [1, \"dog\", 3], \"space\": \"MNI\"} | y is \"dog\", not a number",
                "{\"coordinates\": [1, NaN, 3], \"space\": \"MNI\"} | y is NaN, not a finite number",
                "{\"coordinates\": [1, 1e999, 3], \"space\": \"MNI\"} | y is Infinity, not a finite number",
                "{\"coordinates\": [400, 2, 3], \"space\": \"MNI\"} | x is 400 mm, outside any head",
                "{\"coordinates\": [1, 2, 3], \"space\": \"Dog\"} | the space is \"Dog\"",
                "{\"coordinates\": [1, 2, 3]} | points without a space",
                "[1, 2, 3] | a point that is no object"
            })
    void badPointsAreRefusedWithTheirPlace(String point, String what) {
        List<Problem> problems =
                problemsOf(() -> readText("{\"studies\":[{\"id\":\"S\",\"analyses\":[\n{\"id\":\"a\",\"metadata\":"
                        + "{\"sample_size\":5},\"points\":[\n" + point + "]}]}]}"));
        assertThat(problems.get(0).what()).contains(what);
        assertThat(problems.get(0).where().line()).isIn(2, 3);
        assertThat(problems.get(0).where().column()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-2", "12.5", "\"many\"", "[10, -1]", "{\"a\": 1}", "null", "[]"})
    void badSizesAreRefused(String size) {
        List<Problem> problems = problemsOf(() ->
                readText("{\"studies\":[{\"id\":\"S\",\"analyses\":[{\"id\":\"a\",\"metadata\":" + "{\"sample_size\":"
                        + size + "},\"points\":[{\"coordinates\":[1,2,3],\"space\":\"MNI\"}]}]}]}"));
        assertThat(problems.get(0).what())
                .contains(
                        size.equals("null") || size.equals("[]")
                                ? "without a sample size"
                                : size.startsWith("{") ? "is an object" : "number of subjects is");
    }

    @Test
    void twoAnalysesWithTheSameIdAndNameNameBothPlaces() {
        String analysis = "{\"id\":\"a\",\"name\":\"n\",\"metadata\":{\"sample_size\":5},\"points\":[]}";
        List<Problem> problems = problemsOf(
                () -> readText("{\"studies\":[{\"id\":\"S\",\"analyses\":[\n" + analysis + ",\n" + analysis + "]}]}"));
        assertThat(problems.get(0).toString()).contains(":3:").contains(":2:");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"studies\": [{\"id\": \"S\" | ends in the middle",
                "{\"studies\": [{\"id\" \"S\"}]} | no valid JSON",
                "{\"studies\": []} trailing | no valid JSON",
                "{\"studies\": []} {} | text after the end",
                "[] | not of a known kind"
            })
    void brokenJsonIsRefusedWithItsPlace(String text, String what) {
        assertThat(problemsOf(() -> readText(text)).get(0).what()).contains(what);
    }

    @Test
    void deepNestingIsRefused() {
        assertThat(problemsOf(() -> readText("{\"studies\":" + "[".repeat(100_000)))
                        .get(0))
                .satisfies(p -> assertThat(p.what()).contains("beyond what a study set needs"))
                .satisfies(p -> assertThat(p.where().line()).isEqualTo(1));
    }

    @Test
    void anEndlessStringIsRefused() {
        assertThat(problemsOf(() -> readText("{\"name\":\"" + "x".repeat(2_000_000) + "\", \"studies\": []}"))
                        .get(0)
                        .what())
                .contains("beyond what a study set needs");
    }

    @Test
    void badUtf8IsRefused() throws Exception {
        Path file = Files.write(
                folder.resolve("latin.json"),
                "{\"studies\":[\n{\"id\":\"J\u00e4ncke\"}]}".getBytes(StandardCharsets.ISO_8859_1));
        Problem problem = problemsOf(() -> read(file)).get(0);
        assertThat(problem.where().line()).isEqualTo(2);
        assertThat(problem.what()).contains("UTF-8");
    }

    private static ReadResult read(Path file) {
        return NimadsReader.read(file, List.of(), DEFAULTS);
    }

    private ReadResult readText(String text) {
        return read(Inputs.text(folder, "in.json", text));
    }
}
