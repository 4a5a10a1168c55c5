package org.nocimap.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nocimap.image.Point;

/** Everything that can be wrong ends with exit code 2, a message that says where and what, and nothing written. */
class BadInputTest {
    private static final String HEAD = "// Reference = MNI\n// Smith 2010: pain\n// Subjects = 12\n";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10 20 dog                          | :4 | dog",
                "10 20                              | :4 | 2 columns",
                "10 20 NaN                          | :4 | NaN",
                "10 20 Infinity                     | :4 | Infinity",
                "10 20 400                          | :4 | 400",
                "10 20 30 40                        | :4 | 4 columns",
            })
    void aCoordinateThatIsNone(String line, String place, String what) throws Exception {
        rejects(text(HEAD + line.strip() + "\n1 2 3\n"), "foci.txt" + place, what);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "// Subjects = 0   | 0",
                "// Subjects = -4  | -4",
                "// Subjects = 2.5 | 2.5",
                "// Subjects = ten | ten",
                "// no subjects    | subjects",
            })
    void aSampleThatIsNone(String line, String what) throws Exception {
        rejects(text("// Reference = MNI\n// Smith 2010: pain\n" + line + "\n1 2 3\n"), "foci.txt:", what);
    }

    @Test
    void aFileThatIsNotOfFoci() throws Exception {
        rejects(text(""), "foci.txt", "");
        rejects(text("// Reference = MNI\n// Smith 2010: pain\n// Subjects = 12\n"), "foci.txt", "no coordinates");
        rejects(text("// Reference = Moon\n// A: b\n// Subjects = 12\n1 2 3\n"), "foci.txt:1", "Moon");
        rejects(text("// A: b\n// Subjects = 12\n1 2 3\n"), "foci.txt:3", "space");
        rejects(bytes(new byte[] {0, 1, 2, 3, (byte) 0xff, 0, 0, 7}), "foci.txt", "");
        rejects(bytes((HEAD + "1 2 \u00fc\n").getBytes(StandardCharsets.ISO_8859_1)), "foci.txt", "");
        rejects(folder.resolve("missing.txt"), "missing.txt", "a file that exists");
        rejects(folder, "FOCI", "folder");
    }

    @Test
    void theSameExperimentTwiceNamesBothLines() throws Exception {
        rejects(text(HEAD + "1 2 3\n\n// Smith 2010: pain\n// Subjects = 12\n4 5 6\n"), "foci.txt:6", "foci.txt:2");
    }

    @Test
    void aLineOfAGigabyte() throws Exception {
        Path file = folder.resolve("foci.txt");
        byte[] piece = "1".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(HEAD.getBytes(StandardCharsets.US_ASCII));
            for (int n = 0; n < 1024; n++) {
                out.write(piece);
            }
        }
        rejects(file, "foci.txt:4", "");
        Files.delete(file);
    }

    @Test
    void jsonThatIsDeepOrEndless() throws Exception {
        rejects(json("[".repeat(200_000)), "foci.json", "");
        rejects(json("{\"studies\": [" + "{\"id\": {".repeat(5_000)), "foci.json", "");
        rejects(json("{\"id\": \"a\", \"studies\": [{\"id\": \"b\", \"analyses\": "), "foci.json", "");
        rejects(json("{\"name\": \"" + "x".repeat(30_000_000) + "\"}"), "foci.json", "");
    }

    @Test
    void aWorkbookThatUnpacksWithoutEnd() throws Exception {
        Path file = folder.resolve("foci.xlsx");
        byte[] zeros = new byte[1 << 20];
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.write("<Types/>".getBytes(StandardCharsets.US_ASCII));
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            zip.write("<workbook><sheets><sheet name='a' sheetId='1' r:id='rId1'/></sheets></workbook>"
                    .getBytes(StandardCharsets.US_ASCII));
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            for (int n = 0; n < 600; n++) {
                zip.write(zeros);
            }
        }
        rejects(file, "foci.xlsx", "");
    }

    @Test
    void aTableWithProblemsInManyRowsNamesThemAll() throws Exception {
        Path file = folder.resolve("foci.csv");
        Files.writeString(file, "study,n,x,y,z,space\nA,12,1,2,dog\nB,0,1,2,3\nC,12,1,2,3,Moon\nD,12,1,2,900\n");

        Run run = rejects(file, "foci.csv:2", "dog");
        assertThat(run.err()).contains("foci.csv:3").contains("foci.csv:5");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void aMaskThatIsNone(int kind) throws Exception {
        byte[] header = niftiHeader();
        ByteBuffer h = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
        byte[] data = new byte[5 * 5 * 5];
        data[62] = 1;
        switch (kind) {
            case 0 -> h.put(344, (byte) 'x');
            case 1 -> h.putShort(42, (short) -5);
            case 2 -> {
                h.putShort(42, (short) 30_000);
                h.putShort(44, (short) 30_000);
                h.putShort(46, (short) 30_000);
            }
            case 3 -> data = new byte[17];
            case 4 -> h.putFloat(108, 3e9f);
            case 5 -> h.putShort(70, (short) 128);
            case 6 -> {
                for (int at = 280; at < 328; at += 4) {
                    h.putFloat(at, 0);
                }
            }
            default -> data = new byte[5 * 5 * 5];
        }
        Path mask = folder.resolve("mask.nii");
        try (OutputStream out = Files.newOutputStream(mask)) {
            out.write(header);
            out.write(new byte[4]);
            out.write(data);
        }
        Run run = ale(goodFoci(), "--mask", mask.toString());

        assertThat(run.code()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains("mask").doesNotContain("fault of Nocimap");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void aMaskThatUnpacksWithoutEndOrHoldsNoFocus() throws Exception {
        Path bomb = folder.resolve("bomb.nii.gz");
        byte[] zeros = new byte[1 << 20];
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(bomb))) {
            out.write(niftiHeader());
            for (int n = 0; n < 700; n++) {
                out.write(zeros);
            }
        }
        Run exploding = ale(goodFoci(), "--mask", bomb.toString());
        Path far = SmallMask.write(folder.resolve("far.nii.gz"), new Point(70, 60, 70), 8);
        Run disjoint = ale(goodFoci(), "--mask", far.toString());

        assertThat(exploding.code()).isEqualTo(2);
        assertThat(exploding.err()).contains("bomb.nii.gz");
        assertThat(disjoint.code()).isEqualTo(2);
        assertThat(disjoint.err()).contains("lies in the mask");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void everyOptionThatIsWrongIsTold() throws Exception {
        Run run = ale(
                goodFoci(),
                "--permutations",
                "0",
                "--voxel-p",
                "-0.001",
                "--cluster-p",
                "1",
                "--min-volume",
                "-1",
                "--correction",
                "magic",
                "--null",
                "none",
                "--fixed-n",
                "0",
                "--fwhm",
                "8",
                "--foci-rounding",
                "up",
                "--connectivity",
                "7",
                "--seed",
                "x",
                "--threads",
                "0",
                "--pool-by",
                "mood",
                "--tal2mni",
                "dog",
                "--space",
                "moon",
                "--where",
                "and",
                "--mask",
                "nowhere.nii",
                "--resume",
                "--overwrite");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains(
                        "--permutations",
                        "--voxel-p",
                        "--cluster-p",
                        "--min-volume",
                        "--correction",
                        "--null",
                        "--fixed-n",
                        "--foci-rounding",
                        "--connectivity",
                        "--seed",
                        "--threads",
                        "--pool-by",
                        "--tal2mni",
                        "--space",
                        "--where",
                        "--mask",
                        "--resume")
                .doesNotContain("\tat ");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--permutation 5", "--permutations", "--by nosuchtag", "--where nosuchtag=1"})
    void anOptionThatIsNone(String words) throws Exception {
        Run run = ale(goodFoci(), words.split(" "));

        assertThat(run.code()).isEqualTo(2);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void aPlaceThatCannotBeWritten() throws Exception {
        Path file = Files.writeString(folder.resolve("a file"), "");
        Path foci = goodFoci();

        assertThat(Run.of("ale", foci.toString(), "--out", file.toString()).err())
                .contains("this is a file");
        assertThat(Run.of("ale", foci.toString(), "--out", file.resolve("below").toString())
                        .err())
                .contains("where you may write");
        assertThat(file).isEmptyFile();
    }

    /** A limit on the size of files stands in for a full disk: both make a write fail half-way. */
    @Test
    void aDiskThatIsFull() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "needs a POSIX shell");
        Path mask = SmallMask.write(folder.resolve("mask.nii.gz"));
        Path said = folder.resolve("said");
        Process process = ChildProcess.of(
                        List.of("/bin/sh", "-c", "ulimit -f 16; exec \"$@\"", "sh"),
                        List.of(
                                "ale",
                                goodFoci().toString(),
                                "--out",
                                "out",
                                "--permutations",
                                "50",
                                "--mask",
                                mask.toString(),
                                "--no-figures"),
                        folder,
                        said.toFile())
                .start();

        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        String text = Files.readString(said);
        assertThat(process.exitValue()).as(text).isEqualTo(2);
        assertThat(text).contains("cannot be written").contains("free space").doesNotContain("\tat ");
        assertThat(folder.resolve("out").resolve("provenance.json")).doesNotExist();
        try (var files = Files.walk(folder.resolve("out"))) {
            assertThat(files).noneMatch(file -> file.toString().endsWith(".part"));
        }
    }

    private Run rejects(Path foci, String place, String what) {
        Run run = ale(foci);
        assertThat(run.code()).as(run.err()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("error: ")
                .contains(place)
                .contains(what)
                .doesNotContain("\tat ");
        assertThat(folder.resolve("out")).doesNotExist();
        return run;
    }

    private Run ale(Path foci, String... more) {
        List<String> words = new ArrayList<>(
                List.of("ale", foci.toString(), "--out", folder.resolve("out").toString(), "--no-figures"));
        words.addAll(List.of(more));
        return Run.of(words.toArray(String[]::new));
    }

    private Path goodFoci() throws IOException {
        return text(HEAD + "-38 -16 12\n10 20 30\n");
    }

    private Path text(String text) throws IOException {
        return Files.writeString(folder.resolve("foci.txt"), text);
    }

    private Path json(String text) throws IOException {
        return Files.writeString(folder.resolve("foci.json"), text);
    }

    private Path bytes(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("foci.txt"), bytes);
    }

    /** A NIfTI-1 header of 5×5×5 bytes, 2 mm, about the origin. */
    private static byte[] niftiHeader() {
        ByteBuffer h = ByteBuffer.allocate(348).order(ByteOrder.LITTLE_ENDIAN);
        h.putInt(0, 348);
        short[] dim = {3, 5, 5, 5, 1, 1, 1, 1};
        for (int n = 0; n < 8; n++) {
            h.putShort(40 + 2 * n, dim[n]);
            h.putFloat(76 + 4 * n, n == 0 ? 1 : 2);
        }
        h.putShort(70, (short) 2);
        h.putShort(72, (short) 8);
        h.putFloat(108, 352);
        h.putShort(254, (short) 4);
        float[][] rows = {{2, 0, 0, -4}, {0, 2, 0, -4}, {0, 0, 2, -4}};
        for (int r = 0; r < 3; r++) {
            for (int c = 0; c < 4; c++) {
                h.putFloat(280 + 16 * r + 4 * c, rows[r][c]);
            }
        }
        h.put(344, new byte[] {'n', '+', '1', 0});
        return h.array();
    }
}
