package org.nocimap.evidence.conditions;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the spellings of direction: "patients &gt; controls", "HC&lt;FM", "pain_pat_con", "con_gt_pat", "LBP minus HC",
 * "increased", "hypoactivation". A side is patients when it says so or names a condition, controls when it says so.
 */
public final class Directions {
    private static final Set<String> PATIENTS =
            Set.of("patients", "patient", "pat", "pats", "pt", "pts", "pain", "cases", "case", "sufferers");
    private static final Set<String> CONTROLS = Set.of(
            "controls",
            "control",
            "con",
            "cons",
            "ctrl",
            "ctl",
            "ctr",
            "hc",
            "hcs",
            "hv",
            "hvs",
            "nc",
            "ncs",
            "healthy",
            "normals",
            "normal",
            "volunteers",
            "asymptomatic");
    private static final Set<String> MORE = Set.of(
            "increase",
            "increased",
            "increases",
            "higher",
            "greater",
            "more",
            "stronger",
            "elevated",
            "enhanced",
            "hyperactivation",
            "hyperactivity",
            "hyperconnectivity",
            "up",
            "upregulated");
    private static final Set<String> LESS = Set.of(
            "decrease",
            "decreased",
            "decreases",
            "lower",
            "less",
            "weaker",
            "reduced",
            "reduction",
            "diminished",
            "hypoactivation",
            "hypoactivity",
            "hypoconnectivity",
            "down",
            "downregulated");
    /** A side with one of these is a state of one group rather than a group. */
    private static final Set<String> STATES = Set.of(
            "condition",
            "task",
            "stimulus",
            "stimuli",
            "stimulation",
            "rest",
            "baseline",
            "session",
            "before",
            "after");

    private static final Pattern ABOVE =
            Pattern.compile("(?i)>|\\b(gt|minus|greater than|more than|higher than)\\b|[-–−]");
    private static final Pattern BELOW = Pattern.compile("(?i)<|\\b(lt|less than|lower than|smaller than)\\b");

    private final ConditionMapper mapper;

    private enum Side {
        PATIENTS,
        CONTROLS,
        UNKNOWN
    }

    private Directions(ConditionMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * @param mapper says what is a condition, and so a group of patients
     */
    public static Directions of(ConditionMapper mapper) {
        return new Directions(mapper);
    }

    /** The direction a text says; {@link Direction#OTHER} where it says none, or both. */
    public Direction read(String text) {
        String plain = text.replace('_', ' ').replaceAll("\\s+", " ").strip();
        Optional<Direction> compared = compared(plain, ABOVE, Direction.PATIENTS_MORE, Direction.CONTROLS_MORE)
                .or(() -> compared(plain, BELOW, Direction.CONTROLS_MORE, Direction.PATIENTS_MORE));
        if (compared.isPresent()) {
            return compared.get();
        }
        return text.contains("_") ? neighbours(plain) : oneWord(plain);
    }

    /** The first sign that has patients on one side and controls on the other. */
    private Optional<Direction> compared(String text, Pattern sign, Direction patientsFirst, Direction controlsFirst) {
        Matcher found = sign.matcher(text);
        while (found.find()) {
            Side left = side(text.substring(0, found.start()));
            Side right = side(text.substring(found.end()));
            if (left == Side.PATIENTS && right == Side.CONTROLS) {
                return Optional.of(patientsFirst);
            }
            if (left == Side.CONTROLS && right == Side.PATIENTS) {
                return Optional.of(controlsFirst);
            }
        }
        return Optional.empty();
    }

    /** In names such as {@code pain_pat_con} the first of the two groups is the one that shows more. */
    private Direction neighbours(String text) {
        List<Side> sides = new ArrayList<>();
        for (String word : text.toLowerCase(Locale.ROOT).split(" ")) {
            if (CONTROLS.contains(word)) {
                sides.add(Side.CONTROLS);
            } else if (PATIENTS.contains(word) && !word.equals("pain")) {
                sides.add(Side.PATIENTS);
            }
        }
        if (sides.equals(List.of(Side.PATIENTS, Side.CONTROLS))) {
            return Direction.PATIENTS_MORE;
        }
        return sides.equals(List.of(Side.CONTROLS, Side.PATIENTS)) ? Direction.CONTROLS_MORE : oneWord(text);
    }

    /** "increased", "reduced in controls compared with patients": the group named first, or else the patients, is meant. */
    private Direction oneWord(String text) {
        List<String> words = Words.of(text).plain();
        boolean more = words.stream().anyMatch(MORE::contains);
        boolean less = words.stream().anyMatch(LESS::contains);
        if (more == less || words.contains("no") || words.contains("not")) {
            return Direction.OTHER;
        }
        boolean ofControls = words.stream()
                .filter(word -> CONTROLS.contains(word) || (PATIENTS.contains(word) && !word.equals("pain")))
                .findFirst()
                .filter(CONTROLS::contains)
                .isPresent();
        return more == ofControls ? Direction.CONTROLS_MORE : Direction.PATIENTS_MORE;
    }

    private Side side(String text) {
        List<String> words = Words.of(text).plain();
        if (words.stream().anyMatch(STATES::contains)) {
            return Side.UNKNOWN;
        }
        boolean controls = words.stream().anyMatch(CONTROLS::contains);
        boolean patients = words.stream().anyMatch(PATIENTS::contains)
                || !mapper.map(text).matched().isEmpty();
        if (controls) {
            return words.contains("patients") ? Side.UNKNOWN : Side.CONTROLS;
        }
        return patients ? Side.PATIENTS : Side.UNKNOWN;
    }
}
