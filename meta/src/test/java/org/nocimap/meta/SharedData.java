package org.nocimap.meta;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Large reference files that live beside the project; tests that need them skip where they are absent. */
public final class SharedData {
    private SharedData() {}

    /** A file of the shared data folder, or the test ends here. */
    public static Path require(String relative) {
        String named = System.getenv("NOCIMAP_SHARED_DATA");
        Path folder = named != null
                ? Path.of(named)
                : Path.of(System.getProperty("nocimap.root", ".")).resolve("../shared/data");
        Path file = folder.resolve(relative);
        Assumptions.assumeTrue(
                Files.exists(file), () -> "skipped: " + file + " is absent; set NOCIMAP_SHARED_DATA to run this test");
        return file;
    }
}
