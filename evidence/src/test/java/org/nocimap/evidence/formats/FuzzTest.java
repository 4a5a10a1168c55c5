package org.nocimap.evidence.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nocimap.evidence.formats.Inputs.resource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nocimap.evidence.StudySet;
import org.nocimap.files.InputException;
import org.nocimap.files.Problem;

/** Damaged files give a result or a clean error, never anything else. */
@Timeout(300)
class FuzzTest {
    private static final int ROUNDS = 100;
    private static final ReadOptions OPTIONS = ReadOptions.withDefaults();
    private static final String[] BITS = {
        "//", "// Subjects = ", "// Reference = ", "\n", "\r", "\t", ",", ";", "\"", "\"\"", "NaN", "-", "\u2212",
                "1e400", "0", "999",
        "\u0000", "\uFEFF", "{", "}", "[", "]", "null", "\\u", "<c r='ZZZ9'>", "&#0;", "<!DOCTYPE a [<!ENTITY b 'c'>]>",
                "</row>", "x", "study", ":", "="
    };

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "semantic_knowledge_children.txt",
        "test_sleuth_file.txt",
        "nidm_pain_studyset.json",
        "nidm_pain_dset.json",
        "nimads_annotation.json",
        "sample_size_nimads_studyset.json"
    })
    void damagedPublicFiles(String name) throws IOException {
        byte[] whole = Files.readAllBytes(resource("nimare/" + name));
        byte[] bytes = Arrays.copyOf(whole, Math.min(whole.length, 6000));
        for (int round = 0; round < ROUNDS; round++) {
            Random random = new Random(round);
            check(mutated(random.nextInt(4) == 0 ? whole : bytes, random), name + " round " + round);
        }
    }

    @ParameterizedTest
    @CsvSource({"CSV", "TSV", "NIMADS", "SLEUTH"})
    void damagedWrittenFiles(Format format) throws IOException {
        for (int round = 0; round < ROUNDS; round++) {
            Random random = new Random(round);
            byte[] bytes = written(StudySets.random(round), format);
            check(mutated(bytes, random), format + " round " + round);
        }
    }

    @Test
    void damagedWorkbooks() throws IOException {
        for (int round = 0; round < ROUNDS; round++) {
            Random random = new Random(round);
            byte[] bytes = written(StudySets.random(round % 10), Format.XLSX);
            check(mutated(bytes, random), "XLSX round " + round);
            check(withMutatedPart(bytes, random), "XLSX part round " + round);
        }
    }

    private byte[] written(StudySet set, Format format) throws IOException {
        WriteResult written = StudySetFiles.write(set, folder.resolve("base" + format.extension()), format);
        return Files.readAllBytes(written.files().get(0));
    }

    private void check(byte[] bytes, String what) throws IOException {
        Path file = Files.write(folder.resolve("damaged"), bytes);
        try {
            ReadResult result = StudySetFiles.read(List.of(file), OPTIONS);
            assertThat(result.studies().experimentCount()).as(what).isPositive();
        } catch (InputException e) {
            assertThat(e.problems()).as(what).isNotEmpty().allSatisfy(FuzzTest::isClean);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            throw new AssertionError(what + " gave " + e, e);
        }
    }

    private static void isClean(Problem problem) {
        assertThat(problem.what()).isNotBlank().hasSizeLessThan(2000);
        assertThat(problem.what()).doesNotContain("Exception");
    }

    private static byte[] mutated(byte[] bytes, Random random) {
        byte[] result = bytes.clone();
        for (int i = random.nextInt(4); i >= 0 && result.length > 1; i--) {
            int at = random.nextInt(result.length);
            result = switch (random.nextInt(6)) {
                case 0 -> flipped(result, at, random);
                case 1 -> Arrays.copyOf(result, at);
                case 2 -> spliced(result, at, at + random.nextInt(Math.min(200, result.length - at)), new byte[0]);
                case 3 -> spliced(result, at, at, Arrays.copyOfRange(result, random.nextInt(at + 1), at));
                default -> spliced(result, at, at, BITS[random.nextInt(BITS.length)].getBytes(StandardCharsets.UTF_8));
            };
        }
        return result;
    }

    private static byte[] flipped(byte[] bytes, int at, Random random) {
        bytes[at] = (byte) random.nextInt(256);
        return bytes;
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] inserted) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, from);
        out.writeBytes(inserted);
        out.write(bytes, to, bytes.length - to);
        return out.toByteArray();
    }

    /** A valid zip in which one part is damaged. */
    private byte[] withMutatedPart(byte[] workbook, Random random) throws IOException {
        Path file = Files.write(folder.resolve("whole.xlsx"), workbook);
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : java.util.Collections.list(zip.entries())) {
                parts.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        String chosen = List.copyOf(parts.keySet()).get(random.nextInt(parts.size()));
        if (random.nextBoolean()) {
            chosen = parts.keySet().stream()
                    .filter(n -> n.contains("sheet1"))
                    .findFirst()
                    .orElse(chosen);
        }
        parts.put(chosen, mutated(parts.get(chosen), random));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
