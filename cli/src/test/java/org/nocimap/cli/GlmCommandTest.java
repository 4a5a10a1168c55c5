package org.nocimap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nocimap.image.Affine;
import org.nocimap.image.Grid;
import org.nocimap.image.Point;
import org.nocimap.image.Volume;
import org.nocimap.image.nifti.NiftiFile;
import org.nocimap.image.nifti.NiftiMeta;

class GlmCommandTest {
    private static final Grid GRID = new Grid(16, 19, 16, Affine.of(12, 0, 0, -90, 0, 12, 0, -108, 0, 0, 12, -72));
    private static final Point PLACE = new Point(-30, 0, 48);

    @TempDir
    static Path folder;

    /** Twelve patients with an effect at one place and twelve controls without, both before and after. */
    @BeforeAll
    static void maps() throws IOException {
        Random random = new Random(2);
        StringBuilder table = new StringBuilder("participant_id\tsession\teffect\tvariance\tgroup\tage\tfd\tpain\n");
        StringBuilder single = new StringBuilder(table);
        for (int i = 0; i < 24; i++) {
            for (String session : List.of("pre", "post")) {
                boolean affected = i < 12;
                float[] effect = new float[GRID.size()];
                float[] variance = new float[GRID.size()];
                double strength = session.equals("post") ? 3 : 1.5;
                for (int n = 0; n < effect.length; n++) {
                    double d = GRID.pointOf(n).distanceTo(PLACE);
                    variance[n] = (float) (0.3 + 0.4 * random.nextDouble());
                    effect[n] = (float) ((affected ? strength * Math.exp(-d * d / 800) : 0)
                            + random.nextGaussian() * Math.sqrt(variance[n] + 0.2));
                }
                String stem = "sub-" + (i + 10) + "_" + session;
                write(stem + "_effect.nii.gz", effect);
                write(stem + "_variance.nii.gz", variance);
                String row = String.join(
                                "\t",
                                "sub-" + (i + 10),
                                session,
                                stem + "_effect.nii.gz",
                                stem + "_variance.nii.gz",
                                affected ? "patient" : "control",
                                Integer.toString(30 + random.nextInt(30)),
                                "0.1" + random.nextInt(90),
                                session.equals("pre") ? "20" : Integer.toString(30 + random.nextInt(40)))
                        + "\n";
                table.append(row);
                if (session.equals("post")) {
                    single.append(row);
                }
            }
        }
        Files.writeString(folder.resolve("both.tsv"), table);
        Files.writeString(folder.resolve("post.tsv"), single);
    }

    private static void write(String name, float[] values) {
        NiftiFile.write(folder.resolve(name), new Volume(GRID, values), NiftiMeta.withDefaults());
    }

    private static Run glm(String table, String out, String... more) {
        List<String> words = new ArrayList<>(List.of(
                "glm",
                folder.resolve(table).toString(),
                "--out",
                folder.resolve(out).toString(),
                "--no-figures",
                "--permutations",
                "60",
                "--min-volume",
                "0"));
        words.addAll(Arrays.asList(more));
        return Run.of(words.toArray(String[]::new));
    }

    @Test
    void aPlantedDifferenceIsFoundWhereItIsAndGoesIntoTheNextAnalysis() throws IOException {
        Run run = glm(
                "post.tsv",
                "groups",
                "--terms",
                "group,age,fd",
                "--contrast",
                "worse = patient - control",
                "--contrast",
                "either = age; fd",
                "--roi=-30,0,48",
                "--roi-radius",
                "13",
                "--correction",
                "voxel-fwe");
        assertThat(run.code()).as(run.err()).isZero();
        // White noise: random fields have nothing to go by.
        assertThat(run.err()).contains("random fields");
        Path out = folder.resolve("groups");
        assertThat(out.resolve("report.html"))
                .content()
                .contains("Group analysis")
                .contains("worse");
        assertThat(out.resolve("worse_permutation_clusters.tsv")).content().contains("-30");
        assertThat(out.resolve("either_z.nii.gz")).isNotEmptyFile();
        assertThat(out.resolve("tau2.nii.gz")).isNotEmptyFile();
        assertThat(Files.readAllLines(out.resolve("design.tsv"))).hasSize(25);
        assertThat(out.resolve("regions.tsv")).content().contains("Welch").contains("patient");
        assertThat(Files.readAllLines(out.resolve("region_values.tsv"))).hasSize(25);
        assertThat(out.resolve("methods.txt"))
                .content()
                .contains("FLAME1")
                .contains("Winkler")
                .contains("shuffled");
    }

    @Test
    void pairsAreSubtractedAndTheirPeaksGoIntoAMetaAnalysis() throws IOException {
        Run run = glm(
                "both.tsv",
                "pairs",
                "--paired",
                "session:post-pre",
                "--terms",
                "pain",
                "--contrast",
                "change = mean",
                "--contrast",
                "pain",
                "--estimator",
                "flame12",
                "--cluster-z",
                "2.3",
                "--connectivity",
                "26",
                "--correction",
                "voxel-fwe");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).contains("Eklund");
        assertThat(folder.resolve("pairs/change_z.nii.gz")).isNotEmptyFile();
        assertThat(folder.resolve("pairs/design.tsv")).content().contains("pain");
    }

    @Test
    void whatIsWrongIsAllSaid() throws IOException {
        Run columns = glm("post.tsv", "x1", "--terms", "group,weight", "--contrast", "patient");
        assertThat(columns.code()).isEqualTo(2);
        assertThat(columns.err()).contains("no column \"weight\"").contains("group");
        Run contrast = glm("post.tsv", "x2", "--terms", "group", "--contrast", "patient - healthy");
        assertThat(contrast.code()).isEqualTo(2);
        assertThat(contrast.err()).contains("healthy").contains("group[control], group[patient]");
        Run twice = glm("both.tsv", "x3", "--contrast", "mean");
        assertThat(twice.code()).isEqualTo(2);
        assertThat(twice.err()).contains("twice").contains("--paired");
        String table = Files.readString(folder.resolve("post.tsv"));
        List<String> lines = new ArrayList<>(table.lines().toList());
        lines.set(0, lines.get(0) + "\tdose\tsite");
        for (int i = 1; i < lines.size(); i++) {
            lines.set(i, lines.get(i) + "\t" + (i <= 12 ? "1" : "0") + "\t" + (i == 1 ? "n/a" : i == 2 ? "B" : "A"));
        }
        Files.writeString(folder.resolve("bad.tsv"), String.join("\r\n", lines) + "\r\n");
        Run rank = glm("bad.tsv", "x4", "--terms", "group,dose", "--contrast", "patient - control");
        assertThat(rank.code()).isEqualTo(2);
        assertThat(rank.err()).contains("rank-deficient: dose is a combination of group[control], group[patient]");
        Run missing = glm("bad.tsv", "x5", "--terms", "site", "--contrast", "A - B");
        assertThat(missing.code()).isEqualTo(2);
        assertThat(missing.err()).contains("there is no value of site").contains("bad.tsv:2 (sub-10)");
        Run one = glm("bad.tsv", "x6", "--terms", "site", "--contrast", "A - B", "--missing", "drop");
        assertThat(one.code()).isEqualTo(2);
        assertThat(one.err()).contains("site[B] has one participant");
        assertThat(folder.resolve("x6").resolve("report.html")).doesNotExist();
        Files.writeString(folder.resolve("part.tsv"), "participant_id\tbmi\n10\t21\n10\t22\n99\t20\n");
        Run joined = glm(
                "post.tsv", "x7", "--participants", folder.resolve("part.tsv").toString(), "--contrast", "mean");
        assertThat(joined.code()).isEqualTo(2);
        assertThat(joined.err()).contains("twice");
    }

    @Test
    void mapsThatCannotBeUsedAreNamedTogether() throws IOException {
        float[] negative = new float[GRID.size()];
        Arrays.fill(negative, -1);
        write("negative.nii.gz", negative);
        NiftiFile.write(
                folder.resolve("other.nii.gz"),
                new Volume(new Grid(2, 2, 2, Affine.diagonal(2, 2, 2, 0, 0, 0)), new float[8]),
                NiftiMeta.withDefaults());
        byte[] whole = Files.readAllBytes(folder.resolve("sub-10_post_effect.nii.gz"));
        Files.write(folder.resolve("cut.nii.gz"), Arrays.copyOf(whole, whole.length / 2));
        List<String> lines = new ArrayList<>(Files.readAllLines(folder.resolve("post.tsv")));
        lines.set(2, lines.get(2).replace("sub-11_post_variance.nii.gz", "negative.nii.gz"));
        lines.set(3, lines.get(3).replace("sub-12_post_effect.nii.gz", "other.nii.gz"));
        lines.set(4, lines.get(4).replace("sub-13_post_effect.nii.gz", "cut.nii.gz"));
        Files.writeString(folder.resolve("broken.tsv"), String.join("\n", lines) + "\n");
        Run run = glm("broken.tsv", "x8", "--contrast", "mean");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains("below 0")
                .contains("negative.nii.gz")
                .contains("another grid")
                .contains("other.nii.gz")
                .contains("cut.nii.gz");
        assertThat(folder.resolve("x8").resolve("report.html")).doesNotExist();
    }
}
