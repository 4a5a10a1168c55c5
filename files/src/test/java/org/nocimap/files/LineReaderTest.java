package org.nocimap.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineReaderTest {
    private static final long LIMIT = 1 << 20;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void everyLineEndingCountsOnce(String end) throws IOException {
        Path file = write(("a" + end + end + "b" + end + "c").getBytes(StandardCharsets.UTF_8));
        assertThat(lines(file)).containsExactly("1:a", "2:", "3:b", "4:c");
    }

    @Test
    void linesAcrossBlocksAreWhole() throws IOException {
        List<String> expected = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int i = 1; i < 400; i++) {
            String line = "ü".repeat(i * 7 % 401);
            expected.add(i + ":" + line);
            text.append(line).append(i % 3 == 0 ? "\r\n" : "\n");
        }
        assertThat(lines(write(text.toString().getBytes(StandardCharsets.UTF_8))))
                .containsExactlyElementsOf(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void byteOrderMarksAreObeyedAndDropped(String charset) throws IOException {
        Path file = write("\uFEFFJäncke 2000\n1 2 3\n".getBytes(Charset.forName(charset)));
        assertThat(lines(file)).containsExactly("1:Jäncke 2000", "2:1 2 3");
    }

    @Test
    void gzipIsUnpacked() throws IOException {
        Path file = folder.resolve("packed");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("a\nb".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(lines(file)).containsExactly("1:a", "2:b");
    }

    @Test
    void anEmptyFileHasNoLines() throws IOException {
        assertThat(lines(write(new byte[0]))).isEmpty();
    }

    @Test
    void badUtf8NamesLineAndByte() throws IOException {
        Path file = write("first\nJäncke".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> lines(file))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(file + ":2:")
                .hasMessageContaining("not UTF-8")
                .hasMessageContaining("0xE4 at byte 8")
                .hasMessageContaining("save it with the encoding UTF-8");
    }

    @Test
    void aTruncatedCharacterAtTheEndIsBadUtf8() throws IOException {
        Path file = write(new byte[] {'a', (byte) 0xC3});
        assertThatThrownBy(() -> lines(file)).hasMessageContaining("0xC3 at byte 2");
    }

    @Test
    void binaryIsRefused() throws IOException {
        Path file = write(new byte[] {'a', '\n', 0, 1, 2});
        assertThatThrownBy(() -> lines(file)).hasMessageContaining(":2:").hasMessageContaining("binary");
    }

    @Test
    void anEndlessLineIsNeverHeld() throws IOException {
        Path file = folder.resolve("long");
        byte[] megabyte = "x".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < 64; i++) {
                out.write(megabyte);
            }
        }
        assertThatThrownBy(() -> {
                    try (LineReader lines = LineReader.open(file, 1L << 40, 65_536)) {
                        lines.advance();
                    }
                })
                .isInstanceOf(InputException.class)
                .hasMessageContaining(":1:")
                .hasMessageContaining("65536");
    }

    @Test
    void theByteLimitHolds() throws IOException {
        Path file = write("a\n".repeat(1000).getBytes(StandardCharsets.US_ASCII));
        assertThatThrownBy(() -> {
                    try (LineReader lines = LineReader.open(file, 100, 10)) {
                        while (lines.advance()) {
                            assertThat(lines.text()).isEqualTo("a");
                        }
                    }
                })
                .isInstanceOf(InputException.class)
                .hasMessageContaining("100 bytes");
    }

    private Path write(byte[] bytes) throws IOException {
        Path file = folder.resolve("text");
        Files.write(file, bytes);
        return file;
    }

    private static List<String> lines(Path file) throws IOException {
        List<String> found = new ArrayList<>();
        try (LineReader lines = LineReader.open(file, LIMIT, 65_536)) {
            while (lines.advance()) {
                found.add(lines.number() + ":" + lines.text());
            }
        }
        return found;
    }
}
