package org.nocimap.engine.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TravellingClassesTest {
    @TempDir
    Path folder;

    @Test
    void foldersArePackedAndJarsAreChosen() throws Exception {
        Path classes = folder.resolve("classes");
        Files.createDirectories(classes.resolve("org/nocimap/thing"));
        Files.writeString(classes.resolve("org/nocimap/thing/A.class"), "a");
        Files.createDirectories(folder.resolve("other/com"));
        Path jar;
        try (TravellingClasses travelling = TravellingClasses.of(String.join(
                File.pathSeparator, classes.toString(), folder.resolve("other").toString(), "absent.jar"))) {
            assertThat(travelling.jars()).hasSize(1);
            jar = Path.of(travelling.jars().get(0));
            try (JarFile file = new JarFile(jar.toFile())) {
                assertThat(file.getEntry("org/nocimap/thing/A.class")).isNotNull();
            }
        }
        assertThat(jar).doesNotExist();
    }

    @Test
    void sparkItselfStaysWhereItIs() {
        try (TravellingClasses travelling = TravellingClasses.ofThisProcess()) {
            List<String> names = travelling.jars().stream()
                    .map(jar -> Path.of(jar).getFileName().toString())
                    .collect(Collectors.toList());
            assertThat(names)
                    .anyMatch(name -> name.startsWith("commons-rng-core"))
                    .noneMatch(name -> name.startsWith("spark-") || name.startsWith("scala-"))
                    .hasSizeGreaterThan(3);
        }
    }
}
