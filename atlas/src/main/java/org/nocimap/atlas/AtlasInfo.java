package org.nocimap.atlas;

import org.nocimap.image.Space;

/**
 * What must be said wherever an atlas is used.
 *
 * @param name short name, unique on a machine, lower case with hyphens: {@code harvard-oxford}
 * @param title as it is printed in tables and reports
 * @param origin how it came here
 * @param space the space its millimetres are in
 * @param spaceNote that space in words, as exact as is known: "Colin27 in MNI space"
 * @param sides where it says left and right
 * @param commercialUse whether commercial use is allowed
 * @param licence the licence note, one or two sentences
 * @param citation what to cite; may be empty
 */
public record AtlasInfo(
        String name,
        String title,
        Origin origin,
        Space space,
        String spaceNote,
        SideRule sides,
        CommercialUse commercialUse,
        String licence,
        String citation) {
    public AtlasInfo {
        if (name.isBlank()) {
            throw new IllegalArgumentException("an atlas has a name");
        }
    }
}
