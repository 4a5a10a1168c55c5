package org.nocimap.atlas.pain;

import java.util.Optional;
import org.nocimap.atlas.RegionLabel;
import org.nocimap.image.Point;

/** What the atlases on this machine say of a point. */
@FunctionalInterface
public interface Labels {
    /** The label one atlas gives a point, exact or near. */
    Optional<RegionLabel> at(String atlas, Point mni);
}
