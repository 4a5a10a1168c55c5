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

/** {@code nocimap robustness} on simulated foci and a coarse mask. */
class RobustnessCommandTest {
    @TempDir
    Path folder;

    private Path foci;
    private Path mask;

    @BeforeEach
    void input() {
        foci = folder.resolve("foci.csv");
        mask = SmallMask.write(folder.resolve("mask.nii.gz"));
        assertThat(Run.of("simulate", "foci", "--out", foci.toString(), "--peak", "-38,-16,12", "--experiments", "10")
                        .code())
                .isZero();
    }

    private Run robustness(Path out, String... more) {
        List<String> words = new ArrayList<>(List.of(
                "robustness",
                foci.toString(),
                "--out",
                out.toString(),
                "--mask",
                mask.toString(),
                "--permutations",
                "60",
                "--noise-draws",
                "6"));
        words.addAll(List.of(more));
        return Run.of(words.toArray(String[]::new));
    }

    @Test
    void everyPartWritesItsFilesAndTheReportSaysIt() throws Exception {
        Path out = folder.resolve("firm");
        Run run = robustness(
                out, "--jackknife", "--subsamples", "30", "--fail-safe", "--exclude", "n < 20", "--exclude", "n > 500");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("cluster 1").contains("fail-safe N").contains("report: ");
        assertThat(run.err()).contains("\"n > 500\" holds for none of the experiments");
        for (String file : List.of(
                "robustness.tsv",
                "robustness.json",
                "clusters.tsv",
                "jackknife.tsv",
                "jackknife_share.nii.gz",
                "subsample_share.nii.gz",
                "fail_safe_draws.tsv",
                "fail_safe_thresholds.tsv",
                "exclusions.tsv",
                "experiments.tsv",
                "foci.tsv",
                "methods.txt",
                "references.bib",
                "provenance.json",
                "figures/fail_safe.svg",
                "figures/jackknife.svg",
                "figures/subsample_share.png")) {
            assertThat(out.resolve(file)).isNotEmptyFile();
        }
        assertThat(Files.readString(out.resolve("methods.txt")))
                .contains("Acar")
                .contains("Dice");
        assertThat(Files.readAllLines(out.resolve("jackknife.tsv"))).hasSize(11);
        assertThat(Files.readString(out.resolve("exclusions.tsv")))
                .contains("n < 20")
                .contains("n > 500");
        assertThat(Files.readString(out.resolve("report.html")))
                .contains("Fail-safe N", "Without each study", "Random subsets", "Without some experiments");
        JsonNode provenance =
                new ObjectMapper().readTree(out.resolve("provenance.json").toFile());
        assertThat(provenance.at("/settings/subsampleSize").asInt()).isEqualTo(5);
        assertThat(provenance.at("/settings/failSafeMost").asInt()).isEqualTo(100);
        assertThat(out.resolve("checkpoints")).doesNotExist();
    }

    @Test
    void threadsDoNotChangeABitAndJsonIsJson() throws Exception {
        Path one = folder.resolve("one");
        Path two = folder.resolve("two");
        String[] parts = {"--subsamples", "30", "--fail-safe", "--no-figures"};
        assertThat(robustness(one, with(parts, "--threads", "1")).code()).isZero();
        Run json = robustness(two, with(parts, "--threads", "3", "--json"));
        JsonNode tree = new ObjectMapper().readTree(json.out());
        assertThat(tree.at("/clusters/0/failSafeInterval")).hasSize(2);
        assertThat(tree.at("/clusters/0/verdict").asText()).isNotEmpty();
        for (String file : List.of("robustness.tsv", "fail_safe_draws.tsv", "subsample_share.nii.gz")) {
            assertThat(one.resolve(file)).hasSameBinaryContentAs(two.resolve(file));
        }
        assertThat(one.resolve("jackknife.tsv")).doesNotExist();
    }

    private static String[] with(String[] words, String... more) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        Run run = robustness(
                folder.resolve("bad"),
                "--correction",
                "tfce",
                "--subsamples",
                "0",
                "--cluster-p",
                "many",
                "--exclude",
                "n <");
        assertThat(run.code()).isEqualTo(ExitCode.USER_ERROR);
        assertThat(run.err())
                .contains("--correction")
                .contains("--subsamples")
                .contains("--cluster-p")
                .contains("n <");
        assertThat(folder.resolve("bad")).doesNotExist();
    }

    @Test
    void rulesThatNameNothingOrEverythingAreRefused() {
        Run unknown = robustness(folder.resolve("bad"), "--jackknife", "--exclude", "bias = high");
        assertThat(unknown.code()).isEqualTo(ExitCode.USER_ERROR);
        assertThat(unknown.err()).contains("no tag is called \"bias\"");
        Run all = robustness(folder.resolve("bad"), "--jackknife", "--exclude", "n > 0");
        assertThat(all.code()).isEqualTo(ExitCode.USER_ERROR);
        assertThat(all.err()).contains("\"n > 0\" holds for all of the 10 experiments");
        Run large = robustness(folder.resolve("bad"), "--subsamples", "5", "--subsample-size", "10");
        assertThat(large.code()).isEqualTo(ExitCode.USER_ERROR);
        assertThat(large.err()).contains("subsets of 10 experiments cannot be drawn from 10");
    }

    @Test
    void aNullResultIsWordedAsOne() throws Exception {
        Path out = folder.resolve("null");
        foci = folder.resolve("none.csv");
        Run.of("simulate", "foci", "--out", foci.toString(), "--experiments", "8", "--noise", "2-3");
        Run run = robustness(out, "--jackknife", "--fail-safe", "--no-figures");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("Nothing is significant");
        assertThat(Files.readString(out.resolve("report.html"))).contains("A null result stays a null result");
    }
}
