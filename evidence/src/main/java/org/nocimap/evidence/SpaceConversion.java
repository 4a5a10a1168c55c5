package org.nocimap.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;
import org.nocimap.image.Point;
import org.nocimap.image.Space;

/**
 * Brings all foci of a set into one space.
 *
 * @param usual for foci that no tag {@value #TAG} says more about
 */
public record SpaceConversion(TalairachToMni usual) {
    /** The tag, of a study, experiment or focus, that names the transform for its foci. */
    public static final String TAG = "tal2mni";

    public SpaceConversion {
        Objects.requireNonNull(usual);
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
        Point mni = toMni ? way.get().apply(given) : given;
        Point talairach = toMni ? given : way.get().undo(given);
        converted.add(new ConvertedFocus(study.id(), experiment.name(), talairach, mni, way.get(), focus.where()));
        return new Focus(toMni ? mni : talairach, target, focus.tags(), focus.where());
    }
}
