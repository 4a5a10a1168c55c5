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

/** {@code nocimap macm} on a database of which it is known what goes together with what. */
class MacmCommandTest {
    @TempDir
    Path folder;

    private Path foci;
    private Path mask;

    /** Half of forty studies report (-38, -16, 12) and (30, 20, 20) together, the other half two other places. */
    @BeforeEach
    void input() throws Exception {
        List<String> rows = new ArrayList<>(List.of("study,experiment,n,x,y,z,space"));
        for (int s = 0; s < 40; s++) {
            int jitter = s % 5 - 2;
            if (s % 2 == 0) {
                rows.add("Study " + s + ",a,20," + (-38 + jitter) + ",-16," + (12 - jitter) + ",MNI");
                rows.add("Study " + s + ",a,20," + (30 - jitter) + "," + (20 + jitter) + ",20,MNI");
                rows.add("Study " + s + ",b,20," + (s - 20) + ",-60,20,MNI");
            } else {
                rows.add("Study " + s + ",a,20," + jitter + ",-70,10,MNI");
                rows.add("Study " + s + ",a,20,20," + (jitter - 20) + ",50,MNI");
            }
        }
        foci = Files.write(folder.resolve("foci.csv"), rows);
        mask = SmallMask.write(folder.resolve("mask.nii.gz"));
    }

    private Run macm(Path out, String... more) {
        List<String> words = new ArrayList<>(List.of(
                "macm",
                foci.toString(),
                "--out",
                out.toString(),
                "--mask",
                mask.toString(),
                "--permutations",
                "100",
                "--no-figures"));
        words.addAll(List.of(more));
        return Run.of(words.toArray(String[]::new));
    }

    @Test
    void findsWhatIsReportedTogetherWithASphere() throws Exception {
        Path out = folder.resolve("out");
        Run run = macm(out, "--sphere", "-38,-16,12,10");

        assertThat(run.err()).doesNotContain("error");
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("20 of 60 experiments report a focus in the sphere of 10 mm about (-38, -16, 12)")
                .contains("2 clusters at cluster-level FWE (size)")
                .contains("2 clusters are specific against the base rate");
        assertThat(out.resolve("report.html"))
                .content()
                .contains("Where they converge beyond the base rate", "reports no focus in the region");
        assertThat(out.resolve("methods.txt")).content().contains("(Robinson et al., 2010)", "(Langner et al., 2014)");
        for (String name : new String[] {
            "ale.nii.gz",
            "clusters.tsv",
            "contributions.tsv",
            "region.nii.gz",
            "selection.tsv",
            "scale_p.nii.gz",
            "scale_z.nii.gz",
            "scale_clusters.tsv",
            "scale_null_maxima.tsv"
        }) {
            assertThat(out.resolve(name)).as(name).isNotEmptyFile();
        }
        assertThat(out.resolve("checkpoints")).doesNotExist();
        JsonNode provenance =
                new ObjectMapper().readTree(out.resolve("provenance.json").toFile());
        assertThat(provenance.at("/settings/region").asText()).isEqualTo("sphere of 10 mm about (-38, -16, 12)");
        for (JsonNode output : provenance.path("outputs")) {
            assertThat(out.resolve(output.path("file").asText())).exists();
        }
    }

    @Test
    void wholeStudiesComeInWhenAsked() {
        Run run = macm(folder.resolve("out"), "--sphere", "-38,-16,12,10", "--select-by", "study", "--json");

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("\"selectedExperiments\" : 40").contains("\"databaseExperiments\" : 60");
    }

    @Test
    void threadsDoNotChangeABit() throws Exception {
        macm(folder.resolve("one"), "--sphere", "-38,-16,12,10", "--threads", "1");
        macm(folder.resolve("two"), "--sphere", "-38,-16,12,10", "--threads", "3");
        Map<String, byte[]> first = results(folder.resolve("one"));
        Map<String, byte[]> second = results(folder.resolve("two"));
        assertThat(first.keySet()).isEqualTo(second.keySet()).hasSizeGreaterThan(12);
        first.forEach((name, bytes) ->
                assertThat(Arrays.equals(bytes, second.get(name))).as(name).isTrue());
    }

    @Test
    void aClusterAMaskAndALabelAreRegionsToo() {
        Path ale = folder.resolve("ale");
        Run.of(
                "ale",
                foci.toString(),
                "--out",
                ale.toString(),
                "--mask",
                mask.toString(),
                "--permutations",
                "100",
                "--no-figures");
        Run cluster = macm(folder.resolve("a"), "--cluster", ale + ":1");
        assertThat(cluster.err()).doesNotContain("error");
        assertThat(cluster.code()).isZero();
        assertThat(cluster.out()).contains("cluster 1 of " + ale);

        Run noSuchCluster = macm(folder.resolve("b"), "--cluster", ale + ":99");
        assertThat(noSuchCluster.code()).isEqualTo(ExitCode.USER_ERROR);
        assertThat(noSuchCluster.err()).contains("there is no cluster 99").contains("one of [1,");

        Path region = folder.resolve("a").resolve("region.nii.gz");
        assertThat(macm(folder.resolve("c"), "--region", region.toString()).out())
                .contains("region region.nii.gz");
        assertThat(macm(folder.resolve("d"), "--label", "talairach-daemon:Left Insula*")
                        .code())
                .isZero();
    }

    @Test
    void whatIsWrongWithARegionIsSaid() {
        Path out = folder.resolve("out");
        assertThat(macm(out).err()).contains("no region is named").contains("--sphere");
        assertThat(macm(out, "--sphere", "0,0,0,5", "--region", foci.toString()).err())
                .contains("2 regions are named");
        assertThat(macm(out, "--sphere", "0,0,0").err()).contains("X,Y,Z,R");
        assertThat(macm(out, "--sphere", "0,0,0,80").err()).contains("at most 50 mm");
        assertThat(macm(out, "--sphere", "0,0,160,10").err()).contains("the region lies outside the mask");
        Run empty = macm(out, "--sphere", "0,40,0,4");
        assertThat(empty.code()).isEqualTo(ExitCode.USER_ERROR);
        assertThat(empty.err())
                .contains("none of the 60 experiments reports a focus")
                .contains("the nearest lies");
        assertThat(macm(out, "--label", "talairach-daemon:Left Insule").err())
                .contains("has no label")
                .contains("See: nocimap atlas show talairach-daemon");
        assertThat(macm(out, "--label", "nowhere:x").err()).contains("no atlas of this name");
        assertThat(macm(out, "--cluster", "nothing:1").err()).contains("neither a result folder nor a file");
        assertThat(macm(out, "--select-by", "focus", "--sphere", "0,0,0,5").err())
                .contains("one of experiment, study");
        assertThat(out.resolve("report.html")).doesNotExist();
    }

    @Test
    void fewExperimentsAreWarnedOf() {
        Run run = macm(folder.resolve("out"), "--sphere", "-18,-60,20,6");
        assertThat(run.code()).isZero();
        assertThat(run.err()).contains("with fewer than 17 single experiments dominate");
    }

    private static Map<String, byte[]> results(Path out) throws Exception {
        Map<String, byte[]> found = new TreeMap<>();
        try (Stream<Path> files = Files.list(out)) {
            for (Path file : files.toList()) {
                String name = String.valueOf(file.getFileName());
                if (name.endsWith(".nii.gz") || name.endsWith(".tsv")) {
                    found.put(name, Files.readAllBytes(file));
                }
            }
        }
        return found;
    }
}
