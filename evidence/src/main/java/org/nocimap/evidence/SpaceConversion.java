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
 * Brings all foci of a set into MNI space.
 *
 * @param usual for Talairach foci that no tag {@value #TAG} says more about
 */
public record SpaceConversion(TalairachToMni usual) {
    /** The tag, of a study, experiment or focus, that names the transform for its Talairach foci. */
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
        Problems problems = new Problems();
        List<ConvertedFocus> converted = new ArrayList<>();
        List<Study> studies = new ArrayList<>();
        for (Study study : set.studies()) {
            List<Experiment> experiments = new ArrayList<>();
            for (Experiment experiment : study.experiments()) {
                List<Focus> foci = new ArrayList<>();
                for (Focus focus : experiment.foci()) {
                    foci.add(
                            focus.space() == Space.MNI
                                    ? focus
                                    : convert(study, experiment, focus, converted, problems));
                }
                experiments.add(experiment.withFoci(foci));
            }
            studies.add(study.withExperiments(experiments));
        }
        problems.throwIfAny();
        return new SpaceConversionResult(set.withStudies(studies), converted);
    }

    private Focus convert(
            Study study, Experiment experiment, Focus focus, List<ConvertedFocus> converted, Problems problems) {
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
        Point mni = way.get().apply(focus.point());
        converted.add(new ConvertedFocus(study.id(), experiment.name(), focus.point(), mni, way.get(), focus.where()));
        return new Focus(mni, Space.MNI, focus.tags(), focus.where());
    }
}
