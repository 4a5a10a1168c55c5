package org.nocimap.atlas;

import java.util.List;
import org.nocimap.files.Problem;
import org.nocimap.image.Mask;

/**
 * An analysis mask with what must be said of it.
 *
 * @param name short name, as {@code --mask} takes it
 * @param title as reports print it
 * @param origin how it came here
 * @param licence the licence note
 * @param mask its voxels
 * @param warnings what is legal but suspicious about its file
 */
public record NamedMask(String name, String title, Origin origin, String licence, Mask mask, List<Problem> warnings) {
    public NamedMask {
        warnings = List.copyOf(warnings);
    }
}
