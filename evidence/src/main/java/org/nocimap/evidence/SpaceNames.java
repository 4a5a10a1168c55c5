package org.nocimap.evidence;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.nocimap.image.Space;

/**
 * The words people use for a stereotaxic space. Case, blanks and punctuation do not matter; whatever begins with MNI or ICBM
 * is MNI ("MNI 152", "MNI152NLin6Asym", "mni152_2mm").
 */
public final class SpaceNames {
    /** What a message says was expected. */
    public static final String EXPECTED = "MNI or Talairach";

    private static final Set<String> MNI = Set.of("montreal", "montrealneurologicalinstitute", "colin27", "ale2mm");
    private static final Set<String> TALAIRACH =
            Set.of("tal", "talairach", "tlrc", "tt", "tt88", "ttn27", "talairachtournoux", "talairachandtournoux");
    private static final Pattern NOISE = Pattern.compile("[^a-z0-9]+");

    private SpaceNames() {}

    /** The space a word stands for; empty when it is none of the known ones. */
    public static Optional<Space> parse(String word) {
        String plain = NOISE.matcher(word.toLowerCase(Locale.ROOT)).replaceAll("");
        if (plain.startsWith("mni") || plain.startsWith("icbm") || MNI.contains(plain)) {
            return Optional.of(Space.MNI);
        }
        return TALAIRACH.contains(plain) ? Optional.of(Space.TALAIRACH) : Optional.empty();
    }

    /** The word Nocimap writes: {@code MNI} or {@code Talairach}, as Sleuth files have it. */
    public static String name(Space space) {
        return switch (space) {
            case MNI -> "MNI";
            case TALAIRACH -> "Talairach";
        };
    }
}
