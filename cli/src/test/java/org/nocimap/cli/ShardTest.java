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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code nocimap ale --shard} and {@code nocimap ale reduce}. */
class ShardTest {
    private static final String[] RESULTS = {".nii.gz", ".tsv", "clusters.json", "methods.txt"};

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
    void shardsGiveTheSameBitsAsOneGo() throws Exception {
        Path whole = folder.resolve("whole");
        Path shared = folder.resolve("shared");
        assertThat(ale(whole).code()).isZero();
        for (int shard = 3; shard >= 1; shard--) {
            Run run = ale(shared, "--shard", shard + "/3", "--threads", Integer.toString(shard));
            assertThat(run.code()).as(run.err()).isZero();
            assertThat(run.out()).contains("shard " + shard + "/3");
            assertThat(shared.resolve("report.html")).doesNotExist();
        }

        Run reduce = Run.of("ale", "reduce", shared.toString());
        assertThat(reduce.code()).as(reduce.err()).isZero();
        assertThat(reduce.out())
                .contains("1 cluster at cluster-level FWE (size)")
                .contains("report: ");
        same(whole, shared);
        JsonNode provenance =
                new ObjectMapper().readTree(shared.resolve("provenance.json").toFile());
        assertThat(provenance.path("command").toString())
                .contains("--permutations")
                .contains("shared")
                .doesNotContain("shard ")
                .doesNotContain("--shard");
        assertThat(Run.of("ale", "reduce", shared.toString()).code())
                .as("results are not replaced unasked")
                .isEqualTo(2);
        Run again = Run.of("ale", "reduce", shared.toString(), "--overwrite", "--json", "--quiet");
        assertThat(again.code()).isZero();
        assertThat(new ObjectMapper().readTree(again.out()).path("analyses")).hasSize(1);
    }

    @Test
    void foldersOfSeveralMachinesArePutTogether() throws Exception {
        Path whole = folder.resolve("whole");
        ale(whole, "--correction", "voxel-fwe,cluster-mass-fwe");
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");
        ale(first, "--correction", "voxel-fwe,cluster-mass-fwe", "--shard", "1/2");
        ale(second, "--correction", "voxel-fwe,cluster-mass-fwe", "--shard=2/2");

        Run without = Run.of("ale", "reduce", first.toString(), second.toString());
        assertThat(without.code()).isEqualTo(2);
        assertThat(without.err()).contains("--out");
        Path out = folder.resolve("out");
        Run reduce = Run.of(
                "ale", "reduce", first.resolve("shards/1-of-2").toString(), second.toString(), "--out", out.toString());
        assertThat(reduce.code()).as(reduce.err()).isZero();
        same(whole, out);
        assertThat(first.resolve("report.html")).doesNotExist();
    }

    @Test
    void whatIsMissingIsNamedWithItsCommandOrFilled() throws Exception {
        Path whole = folder.resolve("whole");
        Path shared = folder.resolve("shared");
        ale(whole);
        ale(shared, "--shard", "1/3");
        ale(shared, "--shard", "3/3");
        Path torn = shared.resolve("shards/3-of-3/permutations.checkpoint");
        byte[] bytes = Files.readAllBytes(torn);
        Files.write(torn, Arrays.copyOf(bytes, bytes.length - 5));

        Run incomplete = Run.of("ale", "reduce", shared.toString());
        assertThat(incomplete.code()).isEqualTo(2);
        assertThat(incomplete.err())
                .contains("shard 2/3")
                .contains("4 of its 4 blocks are missing")
                .contains("shard 3/3")
                .contains("1 of its 4 blocks are missing")
                .contains("nocimap ale " + foci)
                .contains("--shard 2/3 --out " + shared)
                .contains("--fill");
        assertThat(shared.resolve("checkpoints")).doesNotExist();
        assertThat(shared.resolve("provenance.json")).doesNotExist();

        Run fill = Run.of(
                "ale",
                "reduce",
                shared.toString(),
                "--fill",
                "--out",
                folder.resolve("filled").toString());
        assertThat(fill.code()).as(fill.err()).isZero();
        same(whole, folder.resolve("filled"));

        ale(shared, "--shard", "2/3");
        assertThat(ale(shared, "--shard", "3/3").code())
                .as("a shard goes on by itself")
                .isZero();
        assertThat(Run.of("ale", "reduce", shared.toString()).code()).isZero();
        same(whole, shared);
    }

    @Test
    void shardsOfOtherRunsAreTurnedAway() throws Exception {
        Path shared = folder.resolve("shared");
        Path other = folder.resolve("other");
        ale(shared, "--shard", "1/2");
        ale(other, "--seed", "7", "--shard", "2/2");
        Run mixed = Run.of(
                "ale",
                "reduce",
                shared.toString(),
                other.toString(),
                "--out",
                folder.resolve("out").toString());
        assertThat(mixed.code()).isEqualTo(2);
        assertThat(mixed.err()).contains("shard of another run").contains("--seed 7");

        Files.createDirectories(shared.resolve("shards/2-of-2"));
        Path note = shared.resolve("shards/2-of-2/shard.json");
        Files.writeString(
                note,
                Files.readString(shared.resolve("shards/1-of-2/shard.json")).replace("\"1/2\"", "\"2/2\""));
        Files.copy(
                other.resolve("shards/2-of-2/permutations.checkpoint"),
                shared.resolve("shards/2-of-2/permutations.checkpoint"));
        Run disguised = Run.of("ale", "reduce", shared.toString());
        assertThat(disguised.code()).isEqualTo(2);
        assertThat(disguised.err()).contains("belongs to another run");
        Files.writeString(note, "{}");
        assertThat(Run.of("ale", "reduce", shared.toString()).err()).contains("does not say which shard");

        assertThat(Run.of("ale", "reduce", folder.toString()).err()).contains("holds no shard");
    }

    @Test
    void inputThatChangedSinceIsNoticedAndInputThatStayedIsFound() throws Exception {
        Path shared = folder.resolve("shared");
        ale(shared, "--shard", "1/1");
        Files.writeString(foci, Files.readString(foci) + "\n");

        Run reduce = Run.of("ale", "reduce", shared.toString());
        assertThat(reduce.code()).isEqualTo(2);
        assertThat(reduce.err()).contains("foci.csv").contains("has changed");
    }

    @Test
    void aSplitRunIsSharedOutAndPutTogetherWhole() throws Exception {
        Path sleuth = folder.resolve("tagged.csv");
        List<String> lines = new ArrayList<>(List.of("study,n,x,y,z,space,condition"));
        for (int n = 0; n < 12; n++) {
            lines.add("s" + n + ",15," + (-38 + n % 3) + ",-16,12,MNI," + (n % 2 == 0 ? "back" : "knee"));
        }
        Files.write(sleuth, lines);
        Path whole = folder.resolve("whole");
        Path shared = folder.resolve("shared");
        String[] by = {"--by", "condition", "--null", "monte-carlo"};
        assertThat(ale(sleuth, whole, by).code()).isZero();
        for (int shard = 1; shard <= 2; shard++) {
            assertThat(ale(sleuth, shared, "--by", "condition", "--null", "monte-carlo", "--shard", shard + "/2")
                            .code())
                    .isZero();
        }
        assertThat(shared.resolve("shards/1-of-2/knee-permutations.checkpoint")).exists();
        Run reduce = Run.of("ale", "reduce", shared.toString());
        assertThat(reduce.code()).as(reduce.err()).isZero();
        same(whole.resolve("back"), shared.resolve("back"));
        same(whole.resolve("knee"), shared.resolve("knee"));

        Files.delete(shared.resolve("shards/2-of-2/back-permutations.checkpoint"));
        Run gap = Run.of(
                "ale",
                "reduce",
                shared.toString(),
                "--out",
                folder.resolve("gap").toString());
        assertThat(gap.code()).as("not a value that gives no result").isEqualTo(2);
        assertThat(gap.err()).contains("shard 2/2");
    }

    @Test
    void badSharesAreTold() {
        assertThat(ale(folder.resolve("out"), "--shard", "4/3").err())
                .contains("--shard")
                .contains("such as 2/5");
        Run nothing = ale(folder.resolve("out"), "--shard", "1/3", "--correction", "fdr");
        assertThat(nothing.code()).isEqualTo(2);
        assertThat(nothing.err()).contains("nothing can be shared out");
        assertThat(Run.of("ale", "reduce").code()).isEqualTo(2);
        assertThat(Run.of("ale", "reduce", "--help").out()).contains("--fill");
    }

    private static void same(Path expectedFolder, Path foundFolder) throws Exception {
        Map<String, byte[]> expected = AleCommandTest.results(expectedFolder, RESULTS);
        Map<String, byte[]> found = AleCommandTest.results(foundFolder, RESULTS);
        assertThat(found.keySet()).isEqualTo(expected.keySet()).contains("null_maxima.tsv", "ale.nii.gz");
        expected.forEach((name, bytes) ->
                assertThat(Arrays.equals(bytes, found.get(name))).as(name).isTrue());
    }

    private Run ale(Path out, String... more) {
        return ale(foci, out, more);
    }

    private Run ale(Path input, Path out, String... more) {
        List<String> words = new ArrayList<>(List.of(
                "ale",
                input.toString(),
                "--mask",
                mask.toString(),
                "--permutations",
                "300",
                "--no-figures",
                "--out",
                out.toString()));
        words.addAll(List.of(more));
        return Run.of(words.toArray(String[]::new));
    }
}
