package org.nocimap.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;
import org.nocimap.image.Point;
import org.nocimap.image.Space;

/**
 * Brings all foci of a set into one space.
 *
 * @param usual for foci that no tag {@value #TAG} says more about
 * @param digits how many decimals of a converted coordinate are kept
 */
public record SpaceConversion(TalairachToMni usual, Digits digits) {
    /** The tag, of a study, experiment or focus, that names the transform for its foci. */
    public static final String TAG = "tal2mni";

    private static final int HUNDREDTHS = 2;
    private static final int MOST_DECIMALS = 9;

    /** How many decimals of a converted coordinate are kept. */
    public enum Digits {
        /** All that there are: for analyses. */
        ALL,
        /**
         * As few, at least two, as lead back to the same hundredths of a millimetre: for files, so that coordinates with up to two
         * decimals come back unchanged from the other space, however often they go there.
         */
        ENOUGH_TO_RETURN
    }

    public SpaceConversion {
        Objects.requireNonNull(usual);
        Objects.requireNonNull(digits);
    }

    /** Keeps all digits. */
    public SpaceConversion(TalairachToMni usual) {
        this(usual, Digits.ALL);
    }

    public SpaceConversion withDigits(Digits newDigits) {
        return new SpaceConversion(usual, newDigits);
    }

    /**
     * Converts the Talairach foci; MNI foci stay as they are, whatever their tags say.
     *
     * @param set not modified
     * @throws InputException when a tag names no known transform
     */
    public SpaceConversionResult toMni(StudySet set) {
        return to(Space.MNI, set);
    }

    /**
     * Converts the MNI foci, each by undoing the transform that would bring it back; Talairach foci stay as they are.
     *
     * @param set not modified
     * @throws InputException when a tag names no known transform
     */
    public SpaceConversionResult toTalairach(StudySet set) {
        return to(Space.TALAIRACH, set);
    }

    private SpaceConversionResult to(Space target, StudySet set) {
        Problems problems = new Problems();
        List<ConvertedFocus> converted = new ArrayList<>();
        List<Study> studies = new ArrayList<>();
        for (Study study : set.studies()) {
            List<Experiment> experiments = new ArrayList<>();
            for (Experiment experiment : study.experiments()) {
                List<Focus> foci = new ArrayList<>();
                for (Focus focus : experiment.foci()) {
                    foci.add(
                            focus.space() == target
                                    ? focus
                                    : convert(study, experiment, focus, target, converted, problems));
                }
                experiments.add(experiment.withFoci(foci));
            }
            studies.add(study.withExperiments(experiments));
        }
        problems.throwIfAny();
        return new SpaceConversionResult(set.withStudies(studies), converted);
    }

    private Focus convert(
            Study study,
            Experiment experiment,
            Focus focus,
            Space target,
            List<ConvertedFocus> converted,
            Problems problems) {
        Optional<String> said = TagNames.value(study, experiment, Optional.of(focus), TAG);
        Optional<TalairachToMni> way = said.isEmpty() ? Optional.of(usual) : TalairachToMni.parse(said.get());
        if (way.isEmpty()) {
            Location where = focus.where().about(study.id());
            problems.error(
                    where,
                    "the tag \"" + TAG + "\" is \"" + said.orElse("") + "\"",
                    "one of " + String.join(", ", TalairachToMni.words()),
                    "Correct it here and wherever it stands again.");
            return focus;
        }
        Point given = focus.point();
        boolean toMni = target == Space.MNI;
        UnaryOperator<Point> there = toMni ? way.get()::apply : way.get()::undo;
        UnaryOperator<Point> back = toMni ? way.get()::undo : way.get()::apply;
        Point exact = there.apply(given);
        Point moved = digits == Digits.ALL ? exact : shortened(exact, given, back);
        Point mni = toMni ? moved : given;
        Point talairach = toMni ? given : moved;
        converted.add(new ConvertedFocus(study.id(), experiment.name(), talairach, mni, way.get(), focus.where()));
        return new Focus(moved, target, focus.tags(), focus.where());
    }

    private static Point shortened(Point exact, Point given, UnaryOperator<Point> back) {
        Point origin = rounded(given, HUNDREDTHS);
        if (!rounded(back.apply(exact), HUNDREDTHS).equals(origin)) {
            // Brett's transform has two halves, and a place next to their border may return through the other one.
            return rounded(exact, HUNDREDTHS);
        }
        for (int decimals = HUNDREDTHS; decimals <= MOST_DECIMALS; decimals++) {
            Point candidate = rounded(exact, decimals);
            if (rounded(back.apply(candidate), HUNDREDTHS).equals(origin)
                    && rounded(candidate, HUNDREDTHS).equals(rounded(exact, HUNDREDTHS))) {
                return candidate;
            }
        }
        return exact;
    }

    private static Point rounded(Point point, int decimals) {
        double scale = Math.pow(10, decimals);
        // Adding 0 makes -0 a 0.
        return new Point(
                Math.rint(point.x() * scale) / scale + 0.0,
                Math.rint(point.y() * scale) / scale + 0.0,
                Math.rint(point.z() * scale) / scale + 0.0);
    }
}
