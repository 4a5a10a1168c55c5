package org.nocimap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code nocimap simulate power} on a coarse mask. */
class SimulatePowerTest {
    @TempDir
    Path folder;

    private Run power(Path out, String... more) {
        Path mask = folder.resolve("mask.nii.gz");
        if (!Files.exists(mask)) {
            SmallMask.write(mask);
        }
        List<String> words = new ArrayList<>(List.of(
                "simulate",
                "power",
                "--out",
                out.toString(),
                "--mask",
                mask.toString(),
                "--simulations",
                "10",
                "--foci",
                "2-4",
                "--experiments",
                "4,12,24"));
        words.addAll(List.of(more));
        return Run.of(words.toArray(String[]::new));
    }

    @Test
    void findsANumberAndWritesAFinishedFolder() throws Exception {
        Path out = folder.resolve("needed");
        Run run = power(out, "--share", "0.7,0.02");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("simulated meta-analyses, at most about").contains("1 of 2 effects are found");
        assertThat(run.err()).contains("does not reach the power wanted with 24 experiments");
        for (String file : List.of(
                "power.tsv",
                "experiments_needed.tsv",
                "power.json",
                "methods.txt",
                "report.html",
                "figures/power.svg")) {
            assertThat(out.resolve(file)).isNotEmptyFile();
        }
        JsonNode curves =
                new ObjectMapper().readTree(out.resolve("power.json").toFile()).path("curves");
        assertThat(curves).hasSize(2);
        assertThat(curves.at("/0/recommended/experiments").asInt()).isBetween(2, 24);
        assertThat(curves.at("/1/recommended").asText()).isEqualTo("none");
        assertThat(Files.readString(out.resolve("power.tsv"))).contains("confirmation");
    }

    @Test
    void threadsDoNotChangeABitAndSizesMayComeFromAFile() throws Exception {
        Path foci = folder.resolve("pilot.csv");
        Run.of("simulate", "foci", "--out", foci.toString(), "--experiments", "5", "--noise", "2-4");
        String[] words = {"--like", foci.toString(), "--peak", "-38,-16,12", "--share", "0.6", "--no-figures"};
        List<String> one = new ArrayList<>(List.of(words));
        one.addAll(List.of("--threads", "1"));
        List<String> three = new ArrayList<>(List.of(words));
        three.addAll(List.of("--threads", "3", "--json"));
        assertThat(power(folder.resolve("one"), one.toArray(String[]::new)).code())
                .isZero();
        Run json = power(folder.resolve("three"), three.toArray(String[]::new));
        assertThat(new ObjectMapper().readTree(json.out()).at("/curves/0/points"))
                .isNotEmpty();
        assertThat(folder.resolve("one").resolve("power.tsv"))
                .hasSameBinaryContentAs(folder.resolve("three").resolve("power.tsv"));
        assertThat(Files.readString(folder.resolve("one").resolve("methods.txt")))
                .contains("5 experiments in pilot.csv");
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        Run run = power(
                folder.resolve("bad"),
                "--share",
                "2",
                "--spread",
                "-1",
                "--power",
                "80",
                "--subjects",
                "9-3",
                "--correction",
                "fdr",
                "--coarse",
                "0");
        assertThat(run.code()).isEqualTo(ExitCode.USER_ERROR);
        assertThat(run.err())
                .contains("--share")
                .contains("--spread")
                .contains("--power")
                .contains("--subjects")
                .contains("--correction")
                .contains("--coarse");
        assertThat(folder.resolve("bad")).doesNotExist();
        Run outside = power(folder.resolve("bad"), "--peak", "90,90,90");
        assertThat(outside.code()).isEqualTo(ExitCode.USER_ERROR);
        assertThat(outside.err()).contains("outside the mask");
        Run falling = power(folder.resolve("bad"), "--like", "nowhere.csv");
        assertThat(falling.code()).isEqualTo(ExitCode.USER_ERROR);
        assertThat(falling.err()).contains("a file that exists");
    }
}
