package org.nocimap.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nocimap.cbma.AleResult;
import org.nocimap.cbma.CorrectedMap;
import org.nocimap.evidence.Focus;
import org.nocimap.evidence.StudySet;
import org.nocimap.evidence.formats.ReadOptions;
import org.nocimap.evidence.formats.StudySetFiles;
import org.nocimap.files.Checksum;
import org.nocimap.files.InputException;
import org.nocimap.image.nifti.NiftiFile;
import org.nocimap.image.nifti.NiftiImage;
import org.nocimap.image.nifti.NiftiIntentCode;
import org.nocimap.image.nifti.XformCode;
import org.nocimap.inference.Cluster;
import org.nocimap.inference.Correction;
import org.nocimap.inference.Peak;
import org.nocimap.report.run.AleRun;
import org.nocimap.report.run.EarlierRun;
import org.nocimap.report.run.FigureChoice;
import org.nocimap.report.tables.OutputFile;

/** What a finished folder holds, seen from outside. */
class AleOutputsTest {
    @TempDir
    private static Path folder;

    private static AleRun run;
    private static AleOutputs.Written written;

    @BeforeAll
    static void write() {
        run = Runs.found(Correction.CLUSTER_SIZE_FWE, Correction.VOXEL_FWE, Correction.FDR_BH);
        written = outputs(FigureChoice.DRAW).write(folder, run);
    }

    private static AleOutputs outputs(FigureChoice choice) {
        return AleOutputs.of(choice).on(Runs::anatomy);
    }

    @Test
    void theRunFindsBothPeaks() {
        assertThat(run.result().primary().clusters()).hasSize(2);
    }

    @Test
    void theFolderHoldsExactlyTheFilesItNames() throws IOException {
        assertThat(files(folder).keySet())
                .containsExactlyInAnyOrderElementsOf(written.files().stream()
                        .map(f -> f.toString().replace('\\', '/'))
                        .toList());
        assertThat(written.files().get(written.files().size() - 1)).hasToString("provenance.json");
        assertThat(files(folder).keySet())
                .contains(
                        "ale.nii.gz",
                        "logp_desc-size_level-cluster_corr-FWE_method-montecarlo.nii.gz",
                        "z_level-voxel_corr-FWE_method-montecarlo_thresh.nii.gz",
                        "clusters_level-voxel_corr-FDR_method-indep.tsv",
                        "figures/cluster_01_slices.svg",
                        "figures/null_voxel-fwe.svg",
                        "report.html");
    }

    @Test
    void mapsAreInMniSpaceAndSayWhatTheyHold() {
        assertMap("ale.nii.gz", NiftiIntentCode.ESTIMATE, run.result().ale(), 0);
        assertMap("z.nii.gz", NiftiIntentCode.ZSCORE, run.result().z(), 0);
        assertMap("p.nii.gz", NiftiIntentCode.PVAL, run.result().p(), 1);
        assertMap("logp.nii.gz", NiftiIntentCode.LOG10PVAL, log(run.result().p()), 0);
        String corr = OutputFile.corrected(Correction.CLUSTER_SIZE_FWE);
        assertMap(
                "logp_" + corr + ".nii.gz",
                NiftiIntentCode.LOG10PVAL,
                log(run.result().primary().correctedP()),
                0);
    }

    private static void assertMap(String name, NiftiIntentCode intent, double[] map, float outside) {
        NiftiImage image = NiftiFile.read(folder.resolve(name));
        assertThat(image.grid()).isEqualTo(Runs.GRID);
        assertThat(image.header().sformCode()).as(name).isEqualTo(XformCode.MNI152);
        assertThat(image.header().qformCode()).as(name).isEqualTo(XformCode.MNI152);
        assertThat(image.header().intent().kind()).as(name).contains(intent);
        assertThat(image.volume().data())
                .containsExactly(Runs.BRAIN.unmask(map, outside).data());
    }

    private static double[] log(double[] p) {
        return Arrays.stream(p).map(v -> 0.0 - Math.log10(v)).toArray();
    }

    @Test
    void labelMapsHoldTheMembersOfTheirClusters() {
        for (var map : run.result().corrected()) {
            NiftiImage labels = NiftiFile.read(folder.resolve(OutputFile.CLUSTER_LABELS.fileName(map.correction())));
            assertThat(labels.header().intent().kind()).contains(NiftiIntentCode.LABEL);
            double[] expected = new double[Runs.BRAIN.size()];
            for (Cluster cluster : map.clusters()) {
                Arrays.stream(cluster.members()).forEach(m -> expected[m] = cluster.number());
            }
            assertThat(labels.volume().data())
                    .containsExactly(Runs.BRAIN.unmask(expected, 0).data());
            float[] z = NiftiFile.read(folder.resolve(OutputFile.THRESHOLDED_Z.fileName(map.correction())))
                    .volume()
                    .data();
            for (int n = 0; n < z.length; n++) {
                assertThat(z[n] != 0).isEqualTo(labels.volume().data()[n] != 0);
            }
        }
    }

    @Test
    void theClusterTableHasARowForEveryPeakWithTheUncorrectedZ() {
        List<NamedCsvRecord> rows = Tables.read(folder.resolve("clusters.tsv"));
        List<Cluster> clusters = run.result().primary().clusters();
        assertThat(rows)
                .hasSize(clusters.stream().mapToInt(c -> c.peaks().size()).sum());
        int at = 0;
        for (Cluster cluster : clusters) {
            for (Peak peak : cluster.peaks()) {
                NamedCsvRecord row = rows.get(at++);
                assertThat(row.getField("cluster")).isEqualTo(Integer.toString(cluster.number()));
                assertThat(Double.parseDouble(row.getField("x")))
                        .isEqualTo(peak.point().x());
                assertThat(Double.parseDouble(row.getField("ale")))
                        .isCloseTo(run.result().ale()[peak.position()], org.assertj.core.data.Offset.offset(1e-6));
                assertThat(Double.parseDouble(row.getField("z_score")))
                        .isCloseTo(run.result().z()[peak.position()], org.assertj.core.data.Offset.offset(1e-3));
                double p = Double.parseDouble(row.getField("p_cluster_size_fwe"));
                assertThat(p).isBetween(0.0, 0.05);
                assertThat(Double.parseDouble(row.getField("p_cluster_size_fwe_low")))
                        .isLessThanOrEqualTo(p);
                assertThat(Double.parseDouble(row.getField("p_cluster_size_fwe_high")))
                        .isGreaterThanOrEqualTo(p);
                assertThat(row.getField("label_halves")).isNotEmpty();
                assertThat(row.getField("regions_halves")).contains(" %");
            }
        }
    }

    @Test
    void aPThatIsTheSmallestOneIsWrittenAsABound() {
        AleResult result = run.result();
        List<NamedCsvRecord> rows = Tables.read(folder.resolve("clusters.tsv"));
        int at = 0;
        for (Cluster cluster : result.primary().clusters()) {
            for (Peak peak : cluster.peaks()) {
                assertThat(rows.get(at++).getField("p").startsWith("<")).isEqualTo(peak.p() <= result.smallestP());
            }
        }
    }

    @Test
    void theJsonSaysTheSameAsTheTable() throws IOException {
        JsonNode json =
                new ObjectMapper().readTree(folder.resolve("clusters.json").toFile());
        List<NamedCsvRecord> rows = Tables.read(folder.resolve("clusters.tsv"));
        assertThat(json.get("zScoreAndP").asText()).isEqualTo("uncorrected");
        assertThat(json.get("clusters")).hasSize(2);
        int at = 0;
        for (JsonNode cluster : json.get("clusters")) {
            double shares = 0;
            for (JsonNode contribution : cluster.get("contributions")) {
                shares += contribution.get("sharePercent").asDouble();
            }
            assertThat(shares).isCloseTo(100, org.assertj.core.data.Offset.offset(0.1));
            for (JsonNode peak : cluster.get("peaks")) {
                NamedCsvRecord row = rows.get(at++);
                assertThat(row.getField("x")).isEqualTo(peak.get("at").get(0).asText());
                assertThat(Double.parseDouble(row.getField("ale")))
                        .isCloseTo(peak.get("ale").asDouble(), org.assertj.core.data.Offset.offset(1e-6));
            }
        }
        assertThat(json.get("missedTheMark")).isNotNull();
    }

    /** Every cluster that formed is listed and drawn, by the value that its p was found for. */
    @Test
    void nothingThatFormedIsLeftOut(@TempDir Path other) throws IOException {
        AleRun tfce = Runs.found(Correction.TFCE_FWE, Correction.CLUSTER_SIZE_FWE);
        AleOutputs.of(FigureChoice.DRAW).on(Runs::anatomy).write(other, tfce);
        for (CorrectedMap map : tfce.result().corrected()) {
            boolean leads = map == tfce.result().primary();
            OutputFile file = leads ? OutputFile.CLUSTERS_JSON : OutputFile.OTHER_CLUSTERS_JSON;
            JsonNode json = new ObjectMapper()
                    .readTree(other.resolve(file.fileName(map.correction())).toFile());
            assertThat(json.get("clusters").size() + json.get("missedTheMark").size())
                    .isEqualTo(map.candidates().size());
            double[] maxima = map.maxima().orElseThrow().maxima();
            JsonNode p = json.at("/clusters/0/correctedP/" + map.correction().flag());
            assertThat(Arrays.stream(maxima)
                            .filter(m -> m >= p.get("compared").asDouble() * (1 - 1e-6))
                            .count())
                    .isEqualTo(p.get("exceeding").asLong());
            assertThat(other.resolve("figures/null_" + map.correction().flag() + ".svg"))
                    .content()
                    .contains("Filled arrows: observed values above it")
                    .contains("cluster 1");
        }
    }

    @Test
    void namesKeepTheirCapitalsOnAxes(@TempDir Path other) {
        AleOutputs.of(FigureChoice.DRAW).on(Runs::anatomy).write(other, Runs.found(Correction.TFCE_FWE));

        assertThat(other.resolve("figures/null_tfce-fwe.svg")).content().contains("highest TFCE score per permutation");
    }

    @Test
    void thePeaksAreAStudyThatCanBeReadAgain() {
        StudySet again = StudySetFiles.read(List.of(folder.resolve("peaks.tsv")), ReadOptions.withDefaults())
                .studies();
        assertThat(again.studies().get(0).experiments().get(0).foci())
                .extracting(Focus::point)
                .containsExactlyElementsOf(run.result().primary().clusters().stream()
                        .flatMap(c -> c.peaks().stream())
                        .map(Peak::point)
                        .toList());
        assertThat(again.studies().get(0).experiments().get(0).subjects())
                .hasValue(run.subjects().getAsInt());
    }

    @Test
    void everyFocusThatWasReadHasARow() {
        List<NamedCsvRecord> foci = Tables.read(folder.resolve("foci.tsv"));
        assertThat(foci).hasSize(run.preparation().foci().size());
        assertThat(foci.stream().filter(r -> r.getField("space").equals("Talairach")))
                .isNotEmpty()
                .allMatch(r -> r.getField("transform").equals("Lancaster, for FSL"))
                .noneMatch(r -> r.getField("x").equals(r.getField("x_given")));
        assertThat(foci.stream().map(r -> r.getField("analysed_in")).distinct())
                .hasSize(run.result().experiments().size());
    }

    @Test
    void theExperimentsAreThoseOfTheAnalysis() {
        List<NamedCsvRecord> rows = Tables.read(folder.resolve("experiments.tsv"));
        assertThat(rows).hasSize(run.result().experiments().size());
        assertThat(rows.stream().map(r -> r.getField("study"))).contains(Runs.HOSTILE);
        assertThat(rows.stream().filter(r -> !r.getField("pooled_from").isEmpty()))
                .hasSize(1)
                .allMatch(r -> r.getField("n").equals("11"));
        assertThat(rows.stream()
                        .mapToInt(r -> Integer.parseInt(r.getField("foci")))
                        .sum())
                .isEqualTo(run.result().focusCount());
    }

    @Test
    void contributionsAddUpForEveryTag() {
        Map<String, Double> byCluster = Tables.read(folder.resolve("contributions.tsv")).stream()
                .collect(Collectors.groupingBy(
                        r -> r.getField("cluster"),
                        Collectors.summingDouble(r -> Double.parseDouble(r.getField("share_percent")))));
        assertThat(byCluster).hasSize(2).allSatisfy((cluster, sum) -> assertThat(sum)
                .isBetween(99.5, 100.5));
        Map<String, Double> byTag = Tables.read(folder.resolve("contributions_by_tag.tsv")).stream()
                .collect(Collectors.groupingBy(
                        r -> r.getField("cluster") + r.getField("tag"),
                        Collectors.summingDouble(r -> Double.parseDouble(r.getField("share_percent")))));
        assertThat(byTag).hasSize(2).allSatisfy((tag, sum) -> assertThat(sum).isBetween(99.5, 100.5));
    }

    @Test
    void nullMaximaHaveARowForEachPermutation() {
        List<NamedCsvRecord> rows = Tables.read(folder.resolve("null_maxima.tsv"));
        assertThat(rows).hasSize(100);
        assertThat(rows.get(0).getHeader()).containsExactly("rank", "highest_ale", "largest_cluster_voxels");
    }

    @Test
    void provenanceKnowsTheCommandTheTimesAndEveryFile() throws Exception {
        JsonNode json =
                new ObjectMapper().readTree(folder.resolve("provenance.json").toFile());
        assertThat(json.get("commandLine").asText()).isEqualTo("nocimap ale 'my foci.txt' --out 'it'\\''s here'");
        assertThat(json.get("seed").asLong()).isEqualTo(run.result().spec().seed());
        assertThat(json.get("times").get("started").asText()).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(json.get("times").get("wallSeconds").asDouble()).isEqualTo(10);
        assertThat(json.get("inputs").get(0).get("sha256").asText()).hasSize(64);
        assertThat(json.get("outputs")).hasSize(written.files().size() - 1);
        for (JsonNode output : json.get("outputs")) {
            Path file = folder.resolve(output.get("file").asText());
            assertThat(output.get("sha256").asText()).isEqualTo(Checksum.sha256(file));
            assertThat(output.get("bytes").asLong()).isEqualTo(Files.size(file));
        }
    }

    @Test
    void onlyTheProvenanceKnowsTheClockAndTheMachine() throws IOException {
        for (Map.Entry<String, byte[]> file : files(folder).entrySet()) {
            if (!file.getKey().endsWith(".gz") && !file.getKey().equals("provenance.json")) {
                assertThat(new String(file.getValue(), java.nio.charset.StandardCharsets.ISO_8859_1))
                        .as(file.getKey())
                        .doesNotContain("2026-01-02")
                        .doesNotContain(System.getProperty("java.version"));
            }
        }
    }

    @Test
    void theSameRunGivesTheSameBytesInAnyCountry(@TempDir Path again) throws IOException {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            outputs(FigureChoice.DRAW).write(again, run);
        } finally {
            Locale.setDefault(before);
        }
        Map<String, byte[]> first = files(folder);
        Map<String, byte[]> second = files(again);
        assertThat(second.keySet()).isEqualTo(first.keySet());
        first.remove("provenance.json");
        first.forEach((name, bytes) -> assertThat(second.get(name)).as(name).isEqualTo(bytes));
    }

    @Test
    void withoutFiguresThereAreNone(@TempDir Path bare) throws Exception {
        outputs(FigureChoice.SKIP).write(bare, run);
        assertThat(bare.resolve("figures")).doesNotExist();
        Page page = Page.parse(Files.readString(bare.resolve("report.html")));
        assertThat(page.all("svg")).isEmpty();
        assertThat(page.text()).contains("Contributing experiments.").doesNotContain("Colin27");
    }

    @Test
    void filesOfAnEarlierRunGoAndOthersStay(@TempDir Path used) throws IOException {
        outputs(FigureChoice.DRAW).write(used, run);
        Files.writeString(used.resolve("my notes.txt"), "keep");
        AleRun fewer = Runs.found(Correction.CLUSTER_SIZE_FWE);
        AleOutputs.Written second = outputs(FigureChoice.SKIP).write(used, fewer);
        assertThat(files(used).keySet())
                .contains("my notes.txt")
                .doesNotContain("clusters_level-voxel_corr-FDR_method-indep.tsv", "figures/mosaic.svg")
                .hasSize(second.files().size() + 1);
    }

    @Test
    void nothingOutsideTheFolderIsRemoved(@TempDir Path parent) throws IOException {
        Path outside = Files.writeString(parent.resolve("outside.txt"), "keep");
        Path inside = Files.createDirectories(parent.resolve("run"));
        Files.writeString(
                inside.resolve("provenance.json"),
                "{\"outputs\": [{\"file\": \"../outside.txt\"}, {\"file\": \""
                        + outside.toString().replace("\\", "\\\\") + "\"}]}");
        EarlierRun.remove(inside);
        assertThat(outside).exists();
        assertThat(inside.resolve("provenance.json")).doesNotExist();
    }

    @Test
    void aFolderThatCannotBeWrittenIsTheUsersProblem(@TempDir Path parent) throws IOException {
        Path file = Files.writeString(parent.resolve("taken"), "a file where the folder should be");
        assertThatThrownBy(() -> outputs(FigureChoice.SKIP).write(file, run)).isInstanceOf(InputException.class);
    }

    private static Map<String, byte[]> files(Path root) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(path).toString().replace('\\', '/'), Files.readAllBytes(path));
            }
        }
        return files;
    }
}
