package org.nocimap.atlas.pain;

import java.util.List;
import java.util.Set;

/**
 * A region of the rule file.
 *
 * @param name short name, unique: {@code S1}, {@code insula-anterior}
 * @param title as reports print it
 * @param note what a reader must know of its borders; may be empty
 * @param definitions the ways to find it, the best first; at least one
 */
public record PainRegion(String name, String title, String note, List<Definition> definitions) {
    public PainRegion {
        definitions = List.copyOf(definitions);
    }

    /**
     * One way to find a region.
     *
     * @param text the rule as the file has it
     * @param precision how far to trust its borders
     * @param rule the rule, read
     */
    public record Definition(String text, Precision precision, Rule rule) {
        /** Names of the atlases it needs, sorted; empty for a plain sphere. */
        public Set<String> sources() {
            return rule.sources();
        }
    }

    /** How far to trust a definition's borders. */
    public enum Precision {
        /** A border that an atlas draws. */
        ATLAS,
        /** Bounds in millimetres, spheres, or an old coarse atlas: reports say "approximate". */
        APPROXIMATE
    }
}
