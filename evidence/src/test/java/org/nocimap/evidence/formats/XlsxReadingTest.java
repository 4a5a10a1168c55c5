package org.nocimap.evidence.formats;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.nocimap.evidence.formats.Inputs.experiments;
import static org.nocimap.evidence.formats.Inputs.problemsOf;
import static org.nocimap.evidence.formats.Inputs.shown;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nocimap.files.Problem;

class XlsxReadingTest {
    private static final ReadOptions DEFAULTS = ReadOptions.withDefaults();
    private static final String ROOT_RELATIONS = "<Relationships><Relationship Id='r1' Type='http://x/officeDocument' "
            + "Target='xl/workbook.xml'/></Relationships>";
    private static final String WORKBOOK =
            "<workbook xmlns:r='r'><sheets><sheet name='foci' sheetId='1' r:id='a'/></sheets>" + "</workbook>";
    private static final String RELATIONS =
            "<Relationships><Relationship Id='a' Type='http://x/worksheet' Target='worksheets/sheet1.xml'/>"
                    + "<Relationship Id='b' Type='http://x/sharedStrings' Target='/xl/texts.xml'/></Relationships>";

    @TempDir
    Path folder;

    @Test
    void aWorkbookOfAnotherWriterIsRead() throws IOException {
        Path file = workbook(Map.of("notes", new Object[][] {{"some text"}}, "foci", new Object[][] {
            {"Article", "Subjects", "x", "y", "z", "Space"},
            {"Smith 2010", 12, -1.5, 0.1 + 0.2, 3, "MNI", "pain", "heat"},
            {null, null, 4, 5, 6, null},
            {},
            {"J\u00e4ncke 2000", 20.0, 1, 2, 3, "TAL", "touch"}
        }));
        ReadResult result = TableReader.read(file, DEFAULTS);
        assertThat(shown(result.studies()))
                .containsExactly("Smith 2010|pain; heat|12|-1.5 0.3 3 M; 4 5 6 M", "J\u00e4ncke 2000|touch|20|1 2 3 T");
        assertThat(result.warnings()).isEmpty();
        assertThat(experiments(result.studies())
                        .findFirst()
                        .orElseThrow()
                        .foci()
                        .get(1)
                        .where()
                        .line())
                .isEqualTo(3);
    }

    @Test
    void theSheetCanBeNamed() throws IOException {
        Object[][] one = {{"study", "n", "x", "y", "z", "space"}, {"A", 3, 1, 2, 3, "MNI"}};
        Object[][] two = {{"study", "n", "x", "y", "z", "space"}, {"B", 4, 1, 2, 3, "TAL"}};
        Path file = workbook(new java.util.TreeMap<>(Map.of("one", one, "two", two)));
        assertThat(shown(TableReader.read(file, DEFAULTS).studies())).containsExactly("A||3|1 2 3 M");
        assertThat(TableReader.read(file, DEFAULTS).warnings().get(0).what()).contains("\"one\", \"two\"");
        assertThat(shown(TableReader.read(file, DEFAULTS.withSheet("Two")).studies()))
                .containsExactly("B||4|1 2 3 T");
        Problem problem = problemsOf(() -> TableReader.read(file, DEFAULTS.withSheet("three")))
                .get(0);
        assertThat(problem.expected()).contains("\"one\", \"two\"");
    }

    @Test
    void problemsNameTheRow() throws IOException {
        Path file = workbook(Map.of("foci", new Object[][] {
            {"study", "n", "x", "y", "z", "space"}, {"A", 3, 1, 2, 3, "MNI"}, {"A", 3, 1, "dog", 3, "MNI"}
        }));
        Problem problem = problemsOf(() -> TableReader.read(file, DEFAULTS)).get(0);
        assertThat(problem.where().line()).isEqualTo(3);
        assertThat(problem.where().column()).isEqualTo(4);
        assertThat(problem.what()).contains("\"dog\"");
    }

    @Test
    void richTextsFormulasAndGapsAreRead() throws IOException {
        Path file = zip(
                "xl/texts.xml",
                "<sst><si><t>study</t></si><si><r><t>Sm</t></r><r><t>ith</t></r><rPh><t>x</t></rPh></si></sst>",
                "xl/worksheets/sheet1.xml",
                """
                <worksheet><sheetData><row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="inlineStr"><is><t>n</t></is></c>
                <c t="str"><v>x</v></c><c r="E2" t="str"><v>y</v></c><c r="F2" t="str"><v>z</v></c><c r="H2" t="str">
                <v>x &amp; <![CDATA[y]]></v></c></row>
                <row r="5"><c r="A5" t="s"><v>1</v></c><c r="C5"><f>6*2</f><v>12</v></c><c r="D5"><v>1E1</v></c>
                <c r="E5"><v>-2</v></c><c r="F5"><v>3</v></c><c r="H5" t="b"><v>1</v></c></row></sheetData></worksheet>
                """);
        ReadResult result = TableReader.read(file, DEFAULTS.withSpace(org.nocimap.image.Space.MNI));
        assertThat(shown(result.studies())).containsExactly("Smith||12|10 -2 3 M");
        assertThat(experiments(result.studies()).findFirst().orElseThrow().tags())
                .containsExactly(entry("x & y", "true"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<worksheet><row r='1'><c r='ZZZZZZ1'><v>1</v></c></row></worksheet>",
                "<worksheet><row r='99999999999'><c r='A1'><v>1</v></c></row></worksheet>",
                "<worksheet><row r='1'><c r='A1' t='s'><v>7</v></c></row></worksheet>",
                "<worksheet><row r='1'><c r='A1'><v>1</v></row></worksheet>",
                "<worksheet><row r='1'><c r='A1'><v>1",
                "<!DOCTYPE x [<!ENTITY a 'aaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]><worksheet><row><c t='str'>"
                        + "<v>&b;</v></c></row></worksheet>",
                ""
            })
    void brokenSheetsAreRefused(String sheet) throws IOException {
        Path file = zip("xl/worksheets/sheet1.xml", sheet);
        assertThat(problemsOf(() -> TableReader.read(file, DEFAULTS))).hasSize(1);
    }

    @Test
    void manyAmpersandsAreNoBomb() throws IOException {
        Path file = workbook(Map.of("foci", new Object[][] {
            {"study", "n", "x", "y", "z", "space", "note"}, {"A", 3, 1, 2, 3, "MNI", "& ".repeat(30_000) + "."}
        }));
        // More than the 100,000 characters of entities that a platform allows by default.
        Path large = folder.resolve("large.xlsx");
        try (java.util.zip.ZipFile in = new java.util.zip.ZipFile(file.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(large))) {
            for (ZipEntry entry : java.util.Collections.list(in.entries())) {
                String text = new String(in.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                part(out, entry.getName(), text.replace("&amp; &amp;", "&amp;&amp;&amp;&amp;&amp;&amp;&amp;&amp;"));
            }
        }
        assertThat(TableReader.read(large, DEFAULTS).studies().focusCount()).isEqualTo(1);
    }

    @Test
    void aZipBombIsRefused() throws IOException {
        Path file = folder.resolve("bomb.xlsx");
        byte[] blanks = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            part(zip, "_rels/.rels", ROOT_RELATIONS);
            part(zip, "xl/workbook.xml", WORKBOOK);
            part(zip, "xl/_rels/workbook.xml.rels", RELATIONS);
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            zip.write("<worksheet>".getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 40; i++) {
                zip.write(blanks);
            }
        }
        assertThat(Files.size(file)).isLessThan(1 << 20);
        assertThat(problemsOf(() -> TableReader.read(file, DEFAULTS)).get(0).what())
                .contains("unpacks to more than");
    }

    @Test
    void aZipOfTooManyPartsIsRefused() throws IOException {
        Path file = folder.resolve("many.xlsx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i <= BoundedZip.MOST_PARTS; i++) {
                part(zip, "part" + i, "");
            }
        }
        assertThat(problemsOf(() -> TableReader.read(file, DEFAULTS)).get(0).what())
                .contains("5001 parts");
    }

    @Test
    void otherZipsAreNamed() throws IOException {
        Path ods = folder.resolve("sheet.xlsx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(ods))) {
            part(zip, "mimetype", "application/vnd.oasis.opendocument.spreadsheet");
            part(zip, "content.xml", "<x/>");
        }
        assertThat(problemsOf(() -> TableReader.read(ods, DEFAULTS)).get(0).what())
                .contains("OpenDocument");
        Path truncated = Files.write(folder.resolve("cut.xlsx"), new byte[] {'P', 'K', 3, 4, 0, 0});
        assertThat(problemsOf(() -> TableReader.read(truncated, DEFAULTS))
                        .get(0)
                        .what())
                .contains("cannot be read as an Excel workbook");
    }

    private Path workbook(Map<String, Object[][]> sheets) throws IOException {
        Path file = folder.resolve("in.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "test", "1.0")) {
            sheets.forEach((name, rows) -> {
                Worksheet sheet = workbook.newWorksheet(name);
                for (int row = 0; row < rows.length; row++) {
                    for (int column = 0; column < rows[row].length; column++) {
                        if (rows[row][column] instanceof Number number) {
                            sheet.value(row, column, number);
                        } else if (rows[row][column] != null) {
                            sheet.value(row, column, rows[row][column].toString());
                        }
                    }
                }
            });
        }
        return file;
    }

    private Path zip(String... namesAndTexts) throws IOException {
        Path file = folder.resolve("in.xlsx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            part(zip, "_rels/.rels", ROOT_RELATIONS);
            part(zip, "xl/workbook.xml", WORKBOOK);
            part(zip, "xl/_rels/workbook.xml.rels", RELATIONS);
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                part(zip, namesAndTexts[i], namesAndTexts[i + 1]);
            }
        }
        return file;
    }

    private static void part(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(("\uFEFF" + text).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
