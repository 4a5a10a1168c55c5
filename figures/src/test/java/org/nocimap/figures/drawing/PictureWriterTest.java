package org.nocimap.figures.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.nocimap.files.InputException;

class PictureWriterTest {
    private static final Picture PICTURE = new Picture(
            60,
            20,
            "title",
            "description",
            List.of(new Shape.Text(5, 15, "text", TextStyle.regular(12, Colour.rgb(0)), Anchor.START)));

    @TempDir
    Path folder;

    @Test
    void bothFilesAreWritten() throws IOException {
        PictureWriter writer = new PictureWriter(folder.resolve("figures"), 2);
        writer.write("one", PICTURE);

        assertThat(writer.warnings()).isEmpty();
        assertThat(names(folder.resolve("figures"))).containsExactly("one.png", "one.svg");
        assertThat(folder.resolve("figures/one.svg")).hasContent(SvgRenderer.document(PICTURE));
        assertThat(folder.resolve("figures/one.png")).hasBinaryContent(new PngRenderer(2).render(PICTURE));
    }

    @Test
    void aFolderThatCannotBeWrittenIsTheUsersToMend() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way");

        assertThatThrownBy(() -> new PictureWriter(file, 2).write("one", PICTURE))
                .isInstanceOf(InputException.class);
    }

    /** Another Java process, whose fontconfig knows no font. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void withoutFontsTheSvgIsWrittenAndAWarningSaysWhatIsMissing() throws Exception {
        Path config = Files.writeString(folder.resolve("fonts.conf"), "<?xml version=\"1.0\"?><fontconfig/>");
        Path out = folder.resolve("out");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "-Duser.home=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                WithoutFonts.class.getName(),
                out.toString());
        builder.environment().put("FONTCONFIG_FILE", config.toString());
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output).contains("WARNING 1").contains("fontconfig");
        assertThat(names(out)).containsExactly("first.svg", "second.svg");
    }

    /** What the other process runs. */
    static final class WithoutFonts {
        private WithoutFonts() {}

        public static void main(String[] arguments) {
            PictureWriter writer = new PictureWriter(Path.of(arguments[0]), 2);
            writer.write("first", PICTURE);
            writer.write("second", PICTURE);
            System.out.println(writer.warnings().get(0).severity() + " "
                    + writer.warnings().size());
            System.out.println(writer.warnings().get(0));
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
