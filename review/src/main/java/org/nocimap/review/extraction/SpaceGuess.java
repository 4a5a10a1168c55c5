package org.nocimap.review.extraction;

import java.util.Optional;
import org.nocimap.image.Space;

/**
 * The space an article's coordinates seem to be in.
 *
 * @param space empty when the article does not say, or says both
 * @param place where it says so
 * @param sentence what it says, for a person to judge; where both spaces are named, a sentence for each
 */
public record SpaceGuess(Optional<Space> space, Place place, String sentence) {
    /** Where a space was found. */
    public enum Place {
        TABLE("the table, its caption or its notes"),
        COORDINATES("a sentence on coordinates"),
        NORMALISATION("a sentence on normalisation"),
        CONTRADICTION("the article names both spaces"),
        NOWHERE("the article does not say");

        private final String title;

        Place(String title) {
            this.title = title;
        }

        /** For people. */
        public String title() {
            return title;
        }
    }
}
