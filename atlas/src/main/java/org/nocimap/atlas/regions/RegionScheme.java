package org.nocimap.atlas.regions;

import java.util.List;
import org.nocimap.image.Point;

/** Gives places the names of regions. Immutable and safe to share between threads. */
public sealed interface RegionScheme permits AtlasRegions, PainScheme, PainFamilies {
    /** As tables and reports print it: "Harvard-Oxford cortical", "pain regions". */
    String title();

    /** What a reader must know of it: where its borders come from, what could not be looked for. */
    List<String> notes();

    /** The licence notes and sources of the atlases it rests on, each once. */
    List<String> sources();

    /**
     * The regions that hold a place, each once, in the scheme's order; none where it has no name within reach.
     *
     * @param mni MNI millimetres
     */
    List<String> at(Point mni);
}
