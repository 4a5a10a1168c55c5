package org.nocimap.evidence;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.nocimap.image.Point;
import org.nocimap.image.SpaceTransform;

/** What is done to a Talairach coordinate to have it in MNI space. */
public enum TalairachToMni {
    LANCASTER_FSL(
            "lancaster-fsl", "the inverse of Lancaster's transform for FSL", Optional.of(SpaceTransform.LANCASTER_FSL)),
    LANCASTER_SPM(
            "lancaster-spm", "the inverse of Lancaster's transform for SPM", Optional.of(SpaceTransform.LANCASTER_SPM)),
    LANCASTER_POOLED(
            "lancaster-pooled",
            "the inverse of Lancaster's pooled transform",
            Optional.of(SpaceTransform.LANCASTER_POOLED)),
    /** Also undoes Brett's {@code mni2tal}, where authors used it to report MNI results as Talairach coordinates. */
    BRETT("brett", "the inverse of Brett's mni2tal", Optional.of(SpaceTransform.BRETT)),
    /** Taken as MNI as it is: for coordinates that are called Talairach by mistake. */
    NONE("none", "no transform", Optional.empty());

    private static final Map<String, TalairachToMni> OTHER_NAMES = Map.of(
            "fsl", LANCASTER_FSL,
            "spm", LANCASTER_SPM,
            "pooled", LANCASTER_POOLED,
            "lancaster", LANCASTER_POOLED,
            "other", LANCASTER_POOLED,
            "lancaster-other", LANCASTER_POOLED,
            "brett-undo", BRETT);

    private final String word;
    private final String title;
    private final Optional<SpaceTransform> transform;

    TalairachToMni(String word, String title, Optional<SpaceTransform> transform) {
        this.word = word;
        this.title = title;
        this.transform = transform;
    }

    /** The transform a word stands for, as options and the tag {@value SpaceConversion#TAG} have it; case does not matter. */
    public static Optional<TalairachToMni> parse(String word) {
        String plain = word.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", "-");
        return Arrays.stream(values())
                .filter(way -> way.word.equals(plain))
                .findFirst()
                .or(() -> Optional.ofNullable(OTHER_NAMES.get(plain)));
    }

    /** The words that {@link #parse} expects first of all. */
    public static List<String> words() {
        return Arrays.stream(values()).map(TalairachToMni::word).toList();
    }

    /** The word for it: {@code lancaster-fsl}, {@code brett}, … */
    public String word() {
        return word;
    }

    /** What reports call it. */
    public String title() {
        return title;
    }

    /** From Talairach to MNI, mm. */
    public Point apply(Point talairach) {
        return transform.map(t -> t.toMni(talairach)).orElse(talairach);
    }

    /** From MNI to Talairach, mm: the way back. */
    public Point undo(Point mni) {
        return transform.map(t -> t.toTalairach(mni)).orElse(mni);
    }
}
