package org.nocimap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code nocimap ale} on simulated foci and a coarse mask. */
class AleCommandTest {
    @TempDir
    Path folder;

    private Path foci;
    private Path mask;

    @BeforeEach
    void input() {
        foci = folder.resolve("foci.csv");
        mask = SmallMask.write(folder.resolve("mask.nii.gz"));
        assertThat(Run.of("simulate", "foci", "--out", foci.toString(), "--peak", "-38,-16,12", "--experiments", "20")
                        .code())
                .isZero();
    }

    @Test
    void findsThePeakAndWritesAFinishedFolder() throws Exception {
        Path out = folder.resolve("a result");
        Run run = ale(out);

        assertThat(run.err()).doesNotContain("error");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("1 cluster at cluster-level FWE (size)").contains("report: ");
        assertThat(out.resolve("report.html")).isNotEmptyFile();
        assertThat(out.resolve("ale.nii.gz")).isNotEmptyFile();
        assertThat(out.resolve("clusters.tsv")).content().contains("-38");
        assertThat(out.resolve("checkpoints")).doesNotExist();
        JsonNode provenance =
                new ObjectMapper().readTree(out.resolve("provenance.json").toFile());
        assertThat(provenance.path("command").get(1).asText()).isEqualTo("ale");
        assertThat(provenance.path("inputs")).hasSize(2);
        assertThat(provenance.at("/software/commit").asText()).isNotEmpty();
    }

    @Test
    void threadsAndOrderOfFilesDoNotChangeABit() throws Exception {
        Path more = folder.resolve("more.txt");
        Files.writeString(more, "// Reference=MNI\n// Extra 2001: a\n// Subjects=9\n-38 -16 12\n");
        ale(folder.resolve("one"), "--threads", "1", more.toString());
        Path two = folder.resolve("two");
        Run.of(
                "ale",
                more.toString(),
                foci.toString(),
                "--out",
                two.toString(),
                "--threads",
                "3",
                "--mask",
                mask.toString(),
                "--permutations",
                "300",
                "--no-figures");

        Map<String, byte[]> first = results(folder.resolve("one"), ".nii.gz", "clusters.tsv", "null_maxima.tsv");
        Map<String, byte[]> second = results(two, ".nii.gz", "clusters.tsv", "null_maxima.tsv");
        assertThat(first.keySet()).isEqualTo(second.keySet()).hasSizeGreaterThan(6);
        first.forEach((name, bytes) ->
                assertThat(Arrays.equals(bytes, second.get(name))).as(name).isTrue());
    }

    @Test
    void everyCorrectionOfOnePassHasItsMaps() {
        Path out = folder.resolve("out");
        Run run = ale(out, "--correction", "tfce,cluster-fwe,cluster-mass-fwe", "--correction", "voxel-fwe,fdr,none");

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("TFCE FWE");
        assertThat(out.resolve("z_desc-mass_level-cluster_corr-FWE_method-montecarlo_thresh.nii.gz"))
                .exists();
        assertThat(out.resolve("z_level-voxel_corr-FDR_method-indep_thresh.nii.gz"))
                .exists();
        assertThat(out.resolve("z_level-voxel_corr-none_thresh.nii.gz")).exists();
    }

    @Test
    void oneRunForEachValueOfATag() throws Exception {
        Path table = folder.resolve("two.csv");
        List<String> rows = new ArrayList<>(List.of("study,experiment,n,x,y,z,space,condition"));
        for (int n = 0; n < 8; n++) {
            rows.add("Study " + n + ",a,20,-38,-16," + (10 + n) + ",MNI," + (n % 2 == 0 ? "Low back pain" : "Knee"));
        }
        Files.write(table, rows);
        Path out = folder.resolve("out");
        Run run = Run.of(
                "ale",
                table.toString(),
                "--out",
                out.toString(),
                "--by",
                "condition",
                "--mask",
                mask.toString(),
                "--permutations",
                "100",
                "--no-figures",
                "--json");

        assertThat(run.code()).isZero();
        assertThat(new ObjectMapper().readTree(run.out()).path("analyses")).hasSize(2);
        assertThat(out.resolve("low-back-pain").resolve("provenance.json")).exists();
        assertThat(out.resolve("knee").resolve("report.html")).content().contains("Knee");
    }

    @Test
    void aValueThatCannotBeAnalysedDoesNotStopTheOthers() throws Exception {
        Path table = folder.resolve("two.csv");
        List<String> rows = new ArrayList<>(List.of("study,experiment,n,x,y,z,space,condition"));
        for (int n = 0; n < 8; n++) {
            rows.add("Study " + n + ",a,20,-38,-16," + (10 + n) + ",MNI,back");
        }
        rows.add("Odd,a,20,5,100,5,MNI,far away");
        Files.write(table, rows);
        Path out = folder.resolve("out");
        Run run = Run.of(
                "ale",
                table.toString(),
                "--out",
                out.toString(),
                "--by",
                "condition",
                "--mask",
                mask.toString(),
                "--permutations",
                "100",
                "--no-figures");

        assertThat(run.code()).isZero();
        assertThat(run.err()).contains("far away gives no result");
        assertThat(out.resolve("overview.tsv")).content().contains("back").contains("far away");
        assertThat(run.out()).contains("overview: ");
    }

    @Test
    void selectionAndPoolingAreTold() throws Exception {
        Path out = folder.resolve("out");
        Run run = ale(out, "--where", "origin = true", "--pool-by", "none", "--title", "Only the truth");

        assertThat(run.code()).isZero();
        assertThat(out.resolve("report.html"))
                .content()
                .contains("Only the truth")
                .contains("origin = true");
        assertThat(out.resolve("foci.tsv")).content().contains("does not match the filter");
    }

    @Test
    void whatIsPooledIsSaidOnTheTerminal() throws Exception {
        Path table = folder.resolve("pooled.csv");
        List<String> rows = new ArrayList<>(List.of("study,experiment,n,x,y,z,space"));
        for (int n = 0; n < 8; n++) {
            rows.add("Study " + n / 2 + ",contrast " + n + ",20,-38,-16," + (10 + n) + ",MNI");
        }
        Files.write(table, rows);
        String[] words = {
            "ale", table.toString(), "--mask", mask.toString(), "--permutations", "20", "--no-figures", "--out"
        };
        Path out = folder.resolve("out");
        Run byStudy = Run.of(
                Stream.concat(Stream.of(words), Stream.of(out.toString())).toArray(String[]::new));
        Run byGroup = Run.of(Stream.concat(
                        Stream.of(words), Stream.of(folder.resolve("other").toString(), "--pool-by", "group"))
                .toArray(String[]::new));

        assertThat(byStudy.err())
                .contains("pooled: 8 experiments of the same subjects became 4 (--pool-by study)")
                .doesNotContain("has a tag");
        assertThat(byGroup.err()).contains("has a tag \"group\"");
    }

    @Test
    void anEarlierResultIsNotReplacedUnasked() throws Exception {
        Path out = folder.resolve("out");
        ale(out);
        byte[] before = Files.readAllBytes(out.resolve("provenance.json"));

        assertThat(ale(out).err()).contains("--overwrite");
        assertThat(ale(out, "--resume").err()).contains("nothing to go on with");
        assertThat(Files.readAllBytes(out.resolve("provenance.json"))).isEqualTo(before);
        assertThat(ale(out, "--overwrite", "--seed", "7").code()).isZero();
        assertThat(out.resolve("provenance.json")).content().contains("\"seed\" : 7");
    }

    @Test
    void warnsOfFewExperiments() throws Exception {
        Path few = folder.resolve("few.txt");
        Files.writeString(few, "// Reference=MNI\n// Smith 2001: a\n// Subjects=9\n-38 -16 12\n4 100 8\n");
        Run run = Run.of(
                "ale",
                few.toString(),
                "--out",
                folder.resolve("out").toString(),
                "--mask",
                mask.toString(),
                "--permutations",
                "50",
                "--no-figures",
                "--quiet");

        assertThat(run.code()).isZero();
        assertThat(run.err())
                .contains("warning: ")
                .contains("only 1 experiment;")
                .contains("15 mm outside");
    }

    private Run ale(Path out, String... more) {
        List<String> words = new ArrayList<>(List.of(
                "ale",
                foci.toString(),
                "--out",
                out.toString(),
                "--mask",
                mask.toString(),
                "--permutations",
                "300",
                "--no-figures"));
        words.addAll(List.of(more));
        return Run.of(words.toArray(String[]::new));
    }

    static Map<String, byte[]> results(Path folder, String... endings) throws Exception {
        Map<String, byte[]> results = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (Stream.of(endings).anyMatch(name::endsWith)) {
                    results.put(name, Files.readAllBytes(file));
                }
            }
        }
        return results;
    }
}
