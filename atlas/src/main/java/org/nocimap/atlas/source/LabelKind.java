package org.nocimap.atlas.source;

import java.util.Locale;

/** Where an installed atlas keeps its names. */
public enum LabelKind {
    /** As {@code id<TAB>name} lines between header and voxels of the volume itself. */
    IN_HEADER,
    /** In a text file beside the volume. */
    TEXT,
    /** Nowhere: a prefix and the value make the name. */
    NUMBERS;

    static LabelKind named(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
