package org.nocimap.atlas.source;

import java.nio.file.Path;
import java.util.Optional;
import org.nocimap.atlas.AtlasInfo;
import org.nocimap.atlas.Origin;

/**
 * An atlas that is on this machine, or could be.
 *
 * @param info what must be said of it; its origin says whether it can be opened now
 * @param volume its file; empty when it is built in or not installed
 */
public record ShelfItem(AtlasInfo info, Optional<Path> volume) {
    /** False for one that has to be installed first. */
    public boolean isHere() {
        return info.origin() != Origin.AVAILABLE;
    }
}
