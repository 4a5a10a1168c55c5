package org.nocimap.evidence.images;

import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.nocimap.files.Location;

/**
 * The maps of one study, as a list names them.
 *
 * @param study unique in its list
 * @param subjects sample size, where the list gives it
 * @param df degrees of freedom of t, where the list gives them
 * @param files existing files, at least one
 * @param where the row
 */
public record ListedMaps(
        String study, OptionalInt subjects, OptionalDouble df, Map<MapKind, Path> files, Location where) {
    public ListedMaps {
        files = Map.copyOf(files);
    }
}
