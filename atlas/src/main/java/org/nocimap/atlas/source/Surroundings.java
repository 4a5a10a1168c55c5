package org.nocimap.atlas.source;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The folders of this machine that atlases are looked for in.
 *
 * @param dataFolder the user's own, written to by the installation: {@code $NOCIMAP_DATA}, else {@code
 *     $XDG_DATA_HOME/nocimap}, else {@code ~/.local/share/nocimap}
 * @param systemTemplates where the system's package manager puts the package's templates
 * @param fsl {@code $FSLDIR}
 * @param templateFlow {@code $TEMPLATEFLOW_HOME}
 */
public record Surroundings(Path dataFolder, Path systemTemplates, Optional<Path> fsl, Optional<Path> templateFlow) {
    private static final Path SYSTEM_TEMPLATES = Path.of("/usr/share/mricron/templates");

    /** As the environment variables of this process say. */
    public static Surroundings ofThisMachine() {
        return of(System.getenv(), Path.of(System.getProperty("user.home", ".")));
    }

    /**
     * @param environment variables; empty ones count as unset
     * @param home the user's home folder
     */
    public static Surroundings of(Map<String, String> environment, Path home) {
        Path data = path(environment, "NOCIMAP_DATA")
                .or(() -> path(environment, "XDG_DATA_HOME").map(xdg -> xdg.resolve("nocimap")))
                .orElseGet(() -> home.resolve(".local").resolve("share").resolve("nocimap"));
        return new Surroundings(
                data, SYSTEM_TEMPLATES, path(environment, "FSLDIR"), path(environment, "TEMPLATEFLOW_HOME"));
    }

    /** Where the installation puts the package's files. */
    public Path installFolder() {
        return dataFolder.resolve("atlases").resolve("mricron-data");
    }

    /** Where the user may put label volumes of their own, each with its label table beside it. */
    public Path broughtFolder() {
        return dataFolder.resolve("atlases").resolve("brought");
    }

    private static Optional<Path> path(Map<String, String> environment, String name) {
        String value = environment.get(name);
        return value == null || value.isBlank() ? Optional.empty() : Optional.of(Path.of(value));
    }
}
