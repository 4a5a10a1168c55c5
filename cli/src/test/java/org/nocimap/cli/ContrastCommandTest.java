package org.nocimap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code nocimap contrast} on groups of which it is known where they differ. */
class ContrastCommandTest {
    @TempDir
    Path folder;

    private Path both;
    private Path mask;

    /** Twelve studies of the back report the left, ten of the knee the right, all of them the middle. */
    @BeforeEach
    void input() throws Exception {
        List<String> rows = new ArrayList<>(List.of("study,experiment,n,x,y,z,space,condition"));
        for (int s = 0; s < 24; s++) {
            boolean back = s < 12;
            String condition = s == 23 ? "hip" : back ? "back" : "knee";
            int jitter = s % 5 - 2;
            String start = (back ? "Back " : "Other ") + s + ",a,20,";
            rows.add(start + ((back ? -38 : 38) + jitter) + "," + (back ? -16 : 20) + "," + (12 - jitter) + ",MNI,"
                    + condition);
            rows.add(start + jitter + ",-60," + (20 + jitter) + ",MNI," + condition);
            rows.add(start + (s * 37 % 91 - 45) + "," + (s * 53 % 120 - 85) + "," + (s * 31 % 71 - 20) + ",MNI,"
                    + condition);
        }
        both = Files.write(folder.resolve("both.csv"), rows);
        mask = SmallMask.write(folder.resolve("mask.nii.gz"));
    }

    private Path only(String name, String condition) throws Exception {
        List<String> rows = new ArrayList<>();
        for (String row : Files.readAllLines(both)) {
            if (row.startsWith("study") || row.endsWith("," + condition)) {
                rows.add(row);
            }
        }
        return Files.write(folder.resolve(name), rows);
    }

    private Run contrast(List<String> input, Path out, String... more) {
        List<String> words = new ArrayList<>(List.of("contrast"));
        words.addAll(input);
        words.addAll(List.of("--out", out.toString(), "--mask", mask.toString()));
        words.addAll(List.of("--permutations", "100", "--label-permutations", "300", "--no-figures"));
        words.addAll(List.of(more));
        return Run.of(words.toArray(String[]::new));
    }

    @Test
    void twoFilesAreTwoGroups() throws Exception {
        Path out = folder.resolve("out");
        List<String> files = List.of(
                only("back.csv", "back").toString(), only("knee.csv", "knee").toString());

        Run run = contrast(files, out);

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("back > knee in 1 cluster, knee > back in 1 cluster")
                .contains("corrected p 0.0");
        assertThat(out.resolve("report.html"))
                .content()
                .contains("back &gt; knee", "Both groups are significant in 1 cluster", "12 of 12", "0 of 11");
        assertThat(out.resolve("methods.txt"))
                .content()
                .contains("(Laird et al., 2005; Eickhoff et al., 2011)", "300 times");
        for (String name : new String[] {
            "a_ale.nii.gz",
            "a_clusters.tsv",
            "a_foci.tsv",
            "b_experiments.tsv",
            "difference.nii.gz",
            "difference_z.nii.gz",
            "searched.nii.gz",
            "a_above_b.tsv",
            "a_above_b.json",
            "a_above_b_z_thresh.nii.gz",
            "b_above_a_null_maxima.tsv",
            "conjunction.tsv",
            "conjunction_z.nii.gz",
            "support.tsv",
            "peaks.tsv"
        }) {
            assertThat(out.resolve(name)).as(name).isNotEmptyFile();
        }
        assertThat(out.resolve("checkpoints")).doesNotExist();
        JsonNode provenance =
                new ObjectMapper().readTree(out.resolve("provenance.json").toFile());
        assertThat(provenance.at("/settings/groupA").asText()).isEqualTo("back");
        assertThat(provenance.path("inputs")).hasSizeGreaterThanOrEqualTo(2);
        for (JsonNode output : provenance.path("outputs")) {
            assertThat(out.resolve(output.path("file").asText())).exists();
        }
        assertThat(contrast(files, out).err()).contains("holds the results of an earlier run");
    }

    @Test
    void twoValuesOfATagAreTwoGroupsOnAnyNumberOfThreads() throws Exception {
        List<String> tag = List.of(both.toString(), "--by", "condition", "--a", "Back", "--b", "knee");
        Run run = contrast(tag, folder.resolve("one"), "--json", "--threads", "1");
        contrast(tag, folder.resolve("two"), "--threads", "3");

        assertThat(run.code()).as(run.err()).isZero();
        JsonNode json = new ObjectMapper().readTree(run.out());
        assertThat(json.path("groupA").asText()).isEqualTo("back");
        assertThat(json.path("experimentsA").asInt()).isEqualTo(12);
        assertThat(json.path("experimentsB").asInt()).isEqualTo(11);
        assertThat(json.path("aAboveB")).hasSize(1);
        assertThat(json.path("aAboveB").get(0).path("peak").get(0).asDouble()).isLessThan(-30);
        assertThat(json.path("conjunctionClusters").asInt()).isEqualTo(1);
        for (String name : new String[] {"difference_z.nii.gz", "a_above_b_null_maxima.tsv", "b_above_a.tsv"}) {
            assertThat(Files.readAllBytes(folder.resolve("two").resolve(name)))
                    .as(name)
                    .isEqualTo(Files.readAllBytes(folder.resolve("one").resolve(name)));
        }
    }

    @Test
    void everyValueAgainstTheRest() throws Exception {
        Path out = folder.resolve("out");
        Run run = contrast(
                List.of(both.toString(), "--by", "condition", "--one-vs-rest"), out, "--search", "pooled", "--balance");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("back > the rest in 1 cluster");
        assertThat(run.err()).contains("hip was left out: the group has one experiment only");
        assertThat(out.resolve("overview.tsv")).content().contains("back\tback\t12\t12\t1", "hip\thip\t\t");
        assertThat(out.resolve("report.html"))
                .content()
                .contains(
                        "back/report.html", "Above the rest: back", "not compared: the group has one experiment only");
        assertThat(out.resolve("knee").resolve("report.html")).isNotEmptyFile();
        assertThat(out.resolve("back").resolve("methods.txt"))
                .content()
                .contains("uncorrected p < 0.001", "mean over all subsamples");
        assertThat(out.resolve("checkpoints")).doesNotExist();
    }

    @Test
    void aPooledSearchKeepsWhatIsAskedOfTheMainEffects() throws Exception {
        Path out = folder.resolve("out");
        Run run = contrast(
                List.of(both.toString(), "--by", "condition", "--a", "back", "--b", "knee", "--search", "pooled"),
                out,
                "--correction",
                "tfce",
                "--fwhm",
                "11",
                "--seed",
                "7");

        assertThat(run.code()).as(run.err()).isZero();
        JsonNode provenance =
                new ObjectMapper().readTree(out.resolve("provenance.json").toFile());
        assertThat(provenance.path("seed").asLong()).isEqualTo(7);
        assertThat(out.resolve("methods.txt")).content().contains("11 mm");
    }

    @Test
    void aGroupAgainstItselfIsANullResult() throws Exception {
        Path back = only("back.csv", "back");
        Path copy = Files.copy(back, folder.resolve("copy.csv"));
        Run run = contrast(List.of(back.toString(), copy.toString()), folder.resolve("out"));

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("No difference between back and copy was found");
        assertThat(run.err()).contains("12 studies stand in both groups");
        assertThat(folder.resolve("out").resolve("report.html"))
                .content()
                .contains("This is a null result", "Both groups are significant in 2 clusters");
    }

    @Test
    void whatIsWrongIsSaid() throws Exception {
        Path out = folder.resolve("out");
        assertThat(contrast(List.of(both.toString()), out).err()).contains("one file is one group");
        assertThat(contrast(List.of(both.toString(), "--by", "condition", "--a", "back"), out)
                        .err())
                .contains("which values of the tag");
        Run unknown = contrast(List.of(both.toString(), "--by", "condition", "--a", "neck", "--b", "elbow"), out);
        assertThat(unknown.code()).isEqualTo(ExitCode.USER_ERROR);
        assertThat(unknown.err()).contains("\"neck\"", "\"elbow\"", "one of back, hip, knee");
        assertThat(contrast(List.of(both.toString(), "--by", "condition", "--a", "back", "--b", "BACK"), out)
                        .err())
                .contains("the same value");
        Run one = contrast(List.of(both.toString(), "--by", "condition", "--a", "back", "--b", "hip"), out);
        assertThat(one.code()).isEqualTo(ExitCode.USER_ERROR);
        assertThat(one.err()).contains("group hip", "one experiment only");
        assertThat(contrast(List.of(both.toString(), "--by", "condition", "--one-vs-rest"), out, "--correction", "tfce")
                        .err())
                .contains("cannot choose where differences are searched");
        assertThat(out.resolve("report.html")).doesNotExist();
    }
}
