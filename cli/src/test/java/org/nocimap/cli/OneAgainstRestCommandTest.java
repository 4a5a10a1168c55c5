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

/** {@code nocimap ale --by TAG --one-vs-rest} on conditions of which it is known where they differ. */
class OneAgainstRestCommandTest {
    @TempDir
    Path folder;

    private Path table;
    private Path mask;

    /** Twelve studies of the back report the left, eleven of the knee the right, all of them the middle; one is of the hip. */
    @BeforeEach
    void input() throws Exception {
        List<String> rows = new ArrayList<>(List.of("study,experiment,n,x,y,z,space,condition"));
        for (int s = 0; s < 24; s++) {
            boolean back = s < 12;
            String condition = s == 23 ? "hip" : back ? "back" : "knee";
            int jitter = s % 5 - 2;
            String start = "Study " + s + ",a,20,";
            rows.add(start + ((back ? -38 : 38) + jitter) + ",-16," + (12 - jitter) + ",MNI," + condition);
            rows.add(start + jitter + ",-60," + (20 + jitter) + ",MNI," + condition);
        }
        table = Files.write(folder.resolve("foci.csv"), rows);
        mask = SmallMask.write(folder.resolve("mask.nii.gz"));
    }

    private Run analyse(Path out, String... more) {
        List<String> words = new ArrayList<>(List.of("ale", table.toString(), "--mask", mask.toString()));
        words.addAll(List.of("--out", out.toString(), "--permutations", "200", "--no-figures"));
        words.addAll(List.of(more));
        return Run.of(words.toArray(String[]::new));
    }

    @Test
    void theOverviewShowsWhatIsSpecificToOne() throws Exception {
        Path out = folder.resolve("out");
        Run run = analyse(out, "--by", "condition", "--one-vs-rest");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("back above the rest in 1 cluster", "knee above the rest in 1 cluster");
        assertThat(run.err()).contains("hip was not compared with the rest: the group has one experiment only");
        List<String> lines = Files.readAllLines(out.resolve("specific_regions.tsv"));
        assertThat(lines).hasSize(3);
        List<String> back = List.of(lines.get(1).split("\t", -1));
        assertThat(back.subList(0, 4)).containsExactly("back", "12", "12", "1");
        assertThat(Double.parseDouble(back.get(4))).isBetween(-42.0, -34.0);
        assertThat(Double.parseDouble(back.get(9))).isLessThanOrEqualTo(0.05);
        assertThat(back.subList(11, 13)).containsExactly("12", "0");
        assertThat(lines.get(2)).startsWith("knee\t11\t13\t1\t");
        assertThat(Files.readString(out.resolve("overview.html")))
                .contains("What is specific to one", "Specific to back by contrast", "▲ above the rest")
                .contains("hip was not compared with the rest", "12 of 12", "0 of 12");
        assertThat(Files.readAllLines(out.resolve("overview_regions.tsv")))
                .anyMatch(line -> line.contains("\tback\t") && line.endsWith("\tyes"))
                .anyMatch(line -> line.contains("\tback\t") && line.endsWith("\tno"))
                .anyMatch(line -> line.contains("\thip\t") && line.endsWith("\tnot compared"));
        assertThat(out.resolve("checkpoints")).doesNotExist();
    }

    @Test
    void threadsDoNotMatterAndAMachineIsToldTheSame() throws Exception {
        Run one = analyse(folder.resolve("one"), "--by", "condition", "--one-vs-rest", "--threads", "1", "--json");
        Run two = analyse(folder.resolve("two"), "--by", "condition", "--one-vs-rest", "--threads", "2");

        assertThat(one.code()).as(one.err()).isZero();
        assertThat(folder.resolve("two").resolve("specific_regions.tsv"))
                .as(two.err())
                .hasSameTextualContentAs(folder.resolve("one").resolve("specific_regions.tsv"));
        JsonNode contrasts = new ObjectMapper().readTree(one.out()).path("oneVsRest");
        assertThat(contrasts).hasSize(3);
        assertThat(contrasts.get(0).path("value").asText()).isEqualTo("back");
        assertThat(contrasts.get(0).path("clusters")).hasSize(1);
        assertThat(contrasts.get(1).path("problem").asText()).contains("one experiment only");
    }

    @Test
    void aComparisonThatWasKilledGoesOn() throws Exception {
        List<String> words = new ArrayList<>(List.of("ale", table.toString(), "--mask", mask.toString()));
        words.addAll(List.of("--by", "condition", "--one-vs-rest", "--correction", "none", "--no-figures"));
        words.addAll(List.of("--permutations", "3000", "--out"));
        Path whole = folder.resolve("whole");
        Path killed = folder.resolve("killed");
        words.add(whole.toString());
        Run run = Run.of(words.toArray(String[]::new));
        assertThat(run.code()).as(run.err()).isZero();

        words.set(words.size() - 1, killed.toString());
        Path checkpoint = killed.resolve("checkpoints").resolve("back.rest-difference-ranks.checkpoint");
        Process process = ChildProcess.of(
                        List.of(), words, folder, folder.resolve("said").toFile())
                .start();
        while (process.isAlive() && checkpoint.toFile().length() < 1) {
            Thread.sleep(2);
        }
        assertThat(process.destroyForcibly().waitFor()).isNotZero();
        assertThat(checkpoint).isNotEmptyFile();
        words.add("--resume");
        Run resumed = Run.of(words.toArray(String[]::new));

        assertThat(resumed.code()).as(resumed.err()).isZero();
        for (String name : List.of("specific_regions.tsv", "overview_regions.tsv")) {
            assertThat(killed.resolve(name)).as(name).hasSameTextualContentAs(whole.resolve(name));
        }
        assertThat(killed.resolve("checkpoints")).doesNotExist();
    }

    @Test
    void aCorrectionThatNoLabelsCanRepeatSearchesInAllTogether() throws Exception {
        Path out = folder.resolve("out");
        Run run = analyse(out, "--by", "condition", "--one-vs-rest", "--correction", "fdr");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(Files.readAllLines(out.resolve("specific_regions.tsv"))).hasSize(3);
        assertThat(out.resolve("overview.html")).content().contains("searched in the voxels where all experiments");
    }

    @Test
    void withoutItNothingIsCompared() throws Exception {
        Path out = folder.resolve("out");
        analyse(out, "--by", "condition", "--one-vs-rest");
        Run run = analyse(out, "--by", "condition", "--overwrite");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(out.resolve("specific_regions.tsv")).doesNotExist();
        assertThat(out.resolve("overview.html")).content().doesNotContain("specific to one");
    }

    @Test
    void whatIsWrongIsSaid() throws Exception {
        Path out = folder.resolve("out");
        Run without = analyse(out, "--one-vs-rest");
        assertThat(without.code()).isEqualTo(ExitCode.USER_ERROR);
        assertThat(without.err()).contains("--one-vs-rest", "needs a tag", "--by TAG");
        Run shard = analyse(out, "--by", "condition", "--one-vs-rest", "--shard", "1/2");
        assertThat(shard.code()).isEqualTo(ExitCode.USER_ERROR);
        assertThat(shard.err()).contains("cannot go together with --shard");
        Run single = analyse(out, "--by", "condition", "--where", "condition = back", "--one-vs-rest");
        assertThat(single.code()).isEqualTo(ExitCode.USER_ERROR);
        assertThat(single.err()).contains("has the value \"back\" only");
        assertThat(out.resolve("overview.html")).doesNotExist();
    }
}
