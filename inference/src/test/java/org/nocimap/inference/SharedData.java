package org.nocimap.inference;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The optional folder of scans and of other tools' results on them, {@code ../shared/data} beside the project. */
public final class SharedData {
    private SharedData() {}

    /** A file of the folder; the test is skipped, with a message, where it is absent. */
    public static Path file(String name) {
        String given = System.getenv("NOCIMAP_SHARED_DATA");
        Path folder = given != null
                ? Path.of(given)
                : Path.of(System.getProperty("nocimap.root", "."), "..", "shared", "data");
        Path file = folder.resolve(name);
        Assumptions.assumeTrue(Files.exists(file), () -> "skipped: no such file " + file);
        return file;
    }
}
