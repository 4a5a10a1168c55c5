package org.nocimap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs every command that the documents show, in the order of the document, in an empty folder that holds only the examples; and
 * sees that links lead somewhere.
 */
class DocumentationTest {
    private static final Path ROOT =
            Path.of(System.getProperty("nocimap.root", "..")).toAbsolutePath().normalize();
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|mailto:|#)([^)#]+)(#[^)]*)?\\)");

    static Stream<Path> documents() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT, 4)) {
            return files
                    .filter(file -> file.getFileName().toString().endsWith(".md"))
                    .filter(file -> !ROOT.relativize(file).toString().matches("(.*/)?(target|src|nocimap-demo)/.*"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyCommandRuns(Path document, @TempDir Path folder) throws Exception {
        List<DocumentedCommands.Command> commands = DocumentedCommands.in(Files.readAllLines(document));
        if (commands.isEmpty()) {
            return;
        }
        for (DocumentedCommands.Command command : commands) {
            assertThat(command.words().get(0))
                    .as(document + ":" + command.line() + " is not a command of ours")
                    .isIn("./nocimap", "nocimap");
        }
        copyExamples(folder);
        Path lines = Files.write(
                folder.resolve("commands"),
                commands.stream()
                        .map(c -> String.join(
                                DocumentRunner.BETWEEN_WORDS,
                                c.words().subList(1, c.words().size())))
                        .toList());
        Path said = folder.resolve("said");
        Process process = ChildProcess.of(
                        DocumentRunner.class, List.of(), List.of(lines.toString()), folder, said.toFile())
                .start();

        assertThat(process.waitFor(10, TimeUnit.MINUTES))
                .as(document.toString())
                .isTrue();
        assertThat(process.exitValue())
                .as("%s%n%s", document, Files.readString(said))
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyLinkLeadsSomewhere(Path document) throws IOException {
        Matcher link = LINK.matcher(Files.readString(document));
        while (link.find()) {
            assertThat(document.resolveSibling(link.group(1)))
                    .as("link in " + ROOT.relativize(document))
                    .exists();
        }
    }

    @Test
    void theReadmeShowsTheTwoCommandsThatTheChecksRun() throws IOException {
        assertThat(Files.readAllLines(ROOT.resolve("README.md"))).contains("mvn verify", "./nocimap demo");
    }

    @Test
    void commandsAreReadAsAShellReadsThem() {
        List<DocumentedCommands.Command> commands = DocumentedCommands.in(List.of(
                "```text",
                "mvn verify",
                "```",
                "```sh",
                "# a remark",
                "./nocimap ale a.txt --where 'n >= 10 and x = \"y z\"' \\",
                "    --out \"two words\"  # to see",
                "```",
                "nocimap not a command"));

        assertThat(commands)
                .containsExactly(new DocumentedCommands.Command(
                        6,
                        List.of(
                                "./nocimap",
                                "ale",
                                "a.txt",
                                "--where",
                                "n >= 10 and x = \"y z\"",
                                "--out",
                                "two words")));
    }

    private static void copyExamples(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve("examples"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(ROOT.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }
}
