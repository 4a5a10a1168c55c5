package org.nocimap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nocimap.image.Affine;
import org.nocimap.image.Grid;
import org.nocimap.image.Point;
import org.nocimap.image.Volume;
import org.nocimap.image.nifti.NiftiFile;
import org.nocimap.image.nifti.NiftiMeta;

/** {@code nocimap decode} on maps of which it is known what they resemble. */
class DecodeCommandTest {
    private static final Grid GRID = new Grid(46, 55, 46, Affine.of(4, 0, 0, -90, 0, 4, 0, -126, 0, 0, 4, -72));

    @TempDir
    Path folder;

    private Path templates;
    private Path map;

    @BeforeEach
    void input() throws Exception {
        templates = Files.createDirectory(folder.resolve("templates"));
        blob(templates.resolve("front.nii.gz"), new Point(0, 40, 20), 20);
        blob(templates.resolve("back.nii.gz"), new Point(0, -80, 10), 20);
        map = blob(folder.resolve("map.nii.gz"), new Point(3, 38, 22), 20);
    }

    /** A Gaussian hill that is nowhere 0. */
    private static Path blob(Path file, Point centre, double sigmaMm) {
        float[] data = new float[GRID.size()];
        for (int n = 0; n < data.length; n++) {
            double d = GRID.pointOf(n).distanceTo(centre) / sigmaMm;
            data[n] = (float) (0.01 + Math.exp(-d * d / 2));
        }
        NiftiFile.write(file, new Volume(GRID, data), NiftiMeta.withDefaults());
        return file;
    }

    private Run decode(Path out, String templates, String... more) {
        String[] words = {
            "decode", map.toString(), "--templates", templates, "--out", out.toString(), "--surrogates", "60"
        };
        String[] all = Arrays.copyOf(words, words.length + more.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        return Run.of(all);
    }

    @Test
    void findsTheTemplateThatTheMapResembles() {
        Path out = folder.resolve("out");
        Run run = decode(out, templates.toString());

        assertThat(run.err()).doesNotContain("error");
        assertThat(run.code()).isZero();
        assertThat(out.resolve("decoding.tsv"))
                .content()
                .startsWith("template\tr\tp\tp_low")
                .contains("\nfront\t0.9");
        assertThat(out.resolve("report.html")).content().contains("What the map resembles");
        assertThat(out.resolve("figures/similarity.svg")).isNotEmptyFile();
        assertThat(out.resolve("provenance.json")).isNotEmptyFile();
        assertThat(out.resolve("checkpoints")).doesNotExist();
    }

    @Test
    void aMapResemblesItselfPerfectly() {
        Run run = decode(folder.resolve("out"), map.toString(), "--no-figures", "--json");
        assertThat(run.code()).isZero();
        assertThat(run.out()).containsPattern("\"r\" : (1\\.0|0\\.99999999)");
    }

    @Test
    void threadsDoNotChangeABit() throws Exception {
        decode(folder.resolve("one"), templates.toString(), "--no-figures", "--threads", "1");
        decode(folder.resolve("two"), templates.toString(), "--no-figures", "--threads", "3");
        assertThat(folder.resolve("one/decoding.tsv")).hasSameBinaryContentAs(folder.resolve("two/decoding.tsv"));
    }

    @Test
    void labelsOfAnAtlasAreTemplates() {
        Run run = decode(folder.resolve("out"), "talairach-daemon", "--no-figures");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("talairach-daemon: ");
    }

    @Test
    void whatIsWrongIsSaid() throws Exception {
        Path out = folder.resolve("out");
        assertThat(decode(out, "nowhere").err()).contains("no atlas of this name");
        assertThat(decode(out, Files.createDirectory(folder.resolve("empty")).toString())
                        .err())
                .contains("the folder holds no NIfTI files");
        Path flat = folder.resolve("flat.nii.gz");
        NiftiFile.write(flat, new Volume(GRID, new float[GRID.size()]), NiftiMeta.withDefaults());
        assertThat(decode(out, flat.toString()).err()).contains("no template can be compared with the map");
        Run noMap = Run.of("decode", flat.toString(), "--templates", templates.toString(), "--out", out.toString());
        assertThat(noMap.code()).isEqualTo(ExitCode.USER_ERROR);
        assertThat(noMap.err()).contains("the map has one value only within the mask");
        assertThat(Run.of("decode", "none.nii", "--templates", "x", "--out", out.toString())
                        .err())
                .contains("a file that exists");
        assertThat(decode(out, templates.toString(), "--surrogates", "0").err()).contains("--surrogates");
    }
}
