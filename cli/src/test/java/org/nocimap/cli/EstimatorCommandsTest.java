package org.nocimap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EstimatorCommandsTest {
    @TempDir
    private Path folder;

    private Path foci;
    private Path mask;

    @BeforeEach
    void input() {
        foci = folder.resolve("foci.csv");
        mask = SmallMask.write(folder.resolve("mask.nii.gz"));
        assertThat(Run.of("simulate", "foci", "--out", foci.toString(), "--peak", "-38,-16,12", "--experiments", "24")
                        .code())
                .isZero();
    }

    private Run run(String command, Path out, String... more) {
        List<String> words = new ArrayList<>(List.of(command, "--out", out.toString(), "--permutations", "60"));
        if (!Arrays.asList(more).contains("--mask")) {
            words.addAll(List.of("--mask", mask.toString()));
        }
        words.addAll(Arrays.asList(more));
        return Run.of(words.toArray(String[]::new));
    }

    @Test
    void kdaFindsThePeakAndWritesAFinishedFolder() {
        Path out = folder.resolve("kda");
        Run run = run("kda", out, foci.toString(), "--correction", "voxel-fwe,cluster-fwe");
        assertThat(run.err()).doesNotContain("error");
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("KDA of foci")
                .contains("voxel-level FWE")
                .contains("report: ");
        for (String name : List.of("kda.nii.gz", "z.nii.gz", "p.nii.gz", "report.html", "foci.tsv", "methods.txt")) {
            assertThat(out.resolve(name)).isNotEmptyFile();
        }
        assertThat(out.resolve("figures/mosaic.svg")).isNotEmptyFile();
        assertThat(out.resolve("clusters.tsv")).content().contains("\t-38\t");
        assertThat(out.resolve("report.html")).content().contains("kernel density analysis");
        assertThat(out.resolve("checkpoints")).doesNotExist();
    }

    @Test
    void mkdaSharesItsClustersOut() throws Exception {
        Path out = folder.resolve("mkda");
        Run run = run("mkda", out, foci.toString(), "--no-figures", "--weights", "root-n", "--json");
        assertThat(run.code()).isZero();
        JsonNode result = new ObjectMapper().readTree(run.out());
        assertThat(result.findValue("clusters")).isNotEmpty();
        assertThat(result.findValue("experiments").asInt()).isEqualTo(24);
        assertThat(Files.readAllLines(out.resolve("contributions.tsv"))).hasSizeGreaterThan(5);
        assertThat(out.resolve("experiments.tsv")).content().contains("coverage");
        JsonNode provenance =
                new ObjectMapper().readTree(out.resolve("provenance.json").toFile());
        assertThat(provenance.at("/settings/weights").asText()).isEqualTo("root-n");
        assertThat(provenance.path("inputs")).hasSize(2);
    }

    @Test
    void mkdaAgainstADatabaseTestsBothQuestions() throws Exception {
        Path others = folder.resolve("others.csv");
        Run.of(
                "simulate",
                "foci",
                "--out",
                others.toString(),
                "--peak",
                "2,8,46",
                "--experiments",
                "30",
                "--seed",
                "3");
        Path database = folder.resolve("database.csv");
        // Simulated studies of both files have the same names.
        Files.writeString(database, Files.readString(others).replace("Simulated", "Other"));
        Path out = folder.resolve("against");
        Run run = run("mkda", out, foci.toString(), "--against", database.toString());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("Specificity: ");
        for (String name : List.of(
                "specificity_z.nii.gz",
                "consistency_z.nii.gz",
                "specificity_chi2.nii.gz",
                "active_set.nii.gz",
                "active_rest.nii.gz",
                "posterior.nii.gz",
                "specificity_clusters.tsv",
                "consistency_clusters.tsv",
                "database_experiments.tsv")) {
            assertThat(out.resolve(name)).isNotEmptyFile();
        }
        assertThat(out.resolve("report.html")).content().contains("The rest of the database");
        Run weighted = run(
                "mkda", folder.resolve("w"), foci.toString(), "--against", database.toString(), "--weights", "root-n");
        assertThat(weighted.code()).isEqualTo(2);
        assertThat(weighted.err()).contains("--against").contains("--weights");
        Run itself = run("mkda", folder.resolve("i"), foci.toString(), "--against", foci.toString());
        assertThat(itself.code()).isEqualTo(2);
        assertThat(itself.err()).contains("rest of the database has no experiment");
    }

    @Test
    void ibmaFindsSimulatedEffects() {
        Path maps = folder.resolve("maps");
        Run simulated = Run.of(
                "simulate",
                "maps",
                "--out",
                maps.toString(),
                "--place",
                "-38,-16,12",
                "--studies",
                "8",
                "--voxel-size",
                "6",
                "--effect",
                "1");
        assertThat(simulated.code()).as(simulated.err()).isZero();
        Path list = maps.resolve("maps.csv");
        for (String estimator : List.of("dl", "reml", "fixed", "hedges", "stouffer", "stouffer-weighted", "fisher")) {
            Path out = folder.resolve(estimator);
            Run run = run(
                    "ibma",
                    out,
                    list.toString(),
                    "--no-figures",
                    "--estimator",
                    estimator,
                    "--correction",
                    "voxel-fwe");
            assertThat(run.code()).as(estimator + run.err()).isZero();
            assertThat(run.out()).as(estimator).contains("at voxel-level FWE");
            assertThat(out.resolve("studies.nii.gz")).isNotEmptyFile();
            assertThat(Files.exists(out.resolve("tau2.nii.gz")))
                    .isEqualTo(List.of("dl", "reml", "hedges").contains(estimator));
            assertThat(Files.exists(out.resolve("clusters.tsv"))).isTrue();
        }
        assertThat(folder.resolve("stouffer/clusters.tsv")).content().contains("-3");
        assertThat(Run.of("simulate", "maps", "--out", maps.toString()).code()).isEqualTo(2);
    }

    @Test
    void mapsThatDoNotFitAreNamed() throws Exception {
        Path maps = folder.resolve("maps");
        Path other = folder.resolve("other");
        Run.of("simulate", "maps", "--out", maps.toString(), "--studies", "3", "--voxel-size", "8");
        Run.of("simulate", "maps", "--out", other.toString(), "--studies", "1", "--voxel-size", "10");
        Path mixed = maps.resolve("mixed.tsv");
        Files.writeString(
                mixed,
                "study\tn\tt\tbeta\tvarcope\n"
                        + "A\t20\tstudy_01_t.nii.gz\tstudy_01_beta.nii.gz\tstudy_01_varcope.nii.gz\n"
                        + "B\t20\t../other/study_01_t.nii.gz\t../other/study_01_beta.nii.gz\t\n");
        Run grids = run("ibma", folder.resolve("g"), mixed.toString(), "--estimator", "stouffer", "--mask", "brain");
        assertThat(grids.code()).isEqualTo(2);
        assertThat(grids.err())
                .contains("another grid")
                .contains("study_01_t.nii.gz")
                .contains("--resample");
        assertThat(folder.resolve("g").resolve("report.html")).doesNotExist();
        Run variance = run("ibma", folder.resolve("v"), mixed.toString(), "--estimator", "reml");
        assertThat(variance.code()).isEqualTo(2);
        assertThat(variance.err()).contains("no map of the effect's variance").contains("B");
        Run resampled = run(
                "ibma", folder.resolve("r"), mixed.toString(), "--estimator", "stouffer", "--resample", "--no-figures");
        assertThat(resampled.code()).as(resampled.err()).isZero();
        assertThat(resampled.err()).contains("n − 1 = 19 is taken").contains("no corrected p can be below");
        Path broken = maps.resolve("broken.csv");
        Files.writeString(broken, "study,n,z\nA,x,nothing.nii.gz\nA,3,study_01_t.nii.gz\n");
        Run list = run("ibma", folder.resolve("b"), broken.toString());
        assertThat(list.code()).isEqualTo(2);
        assertThat(list.err()).contains("nothing.nii.gz").contains("n is \"x\"").contains("twice");
    }

    @Test
    void badOptionsAreAllTold() {
        Run run =
                run("mkda", folder.resolve("o"), foci.toString(), "--radius", "0", "--voxel-p", "2", "--weights", "x");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--radius").contains("--voxel-p").contains("--weights");
        Run small = run("kda", folder.resolve("s"), foci.toString(), "--radius", "2");
        assertThat(small.code()).isEqualTo(2);
        assertThat(small.err()).contains("may reach no voxel");
        assertThat(folder.resolve("s").resolve("report.html")).doesNotExist();
    }
}
