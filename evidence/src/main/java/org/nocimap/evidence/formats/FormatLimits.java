package org.nocimap.evidence.formats;

import org.nocimap.evidence.Experiment;
import org.nocimap.evidence.Focus;
import org.nocimap.evidence.Study;
import org.nocimap.evidence.StudySet;
import org.nocimap.files.Problems;

/** Checks that a set can be written in a format before anything is. */
final class FormatLimits {
    private FormatLimits() {}

    /** For formats that hold one space per experiment. */
    static void refuseMixedSpaces(StudySet set, Format format, Problems problems) {
        for (Study study : set.studies()) {
            for (Experiment experiment : study.experiments()) {
                if (experiment.foci().stream().map(Focus::space).distinct().count() > 1) {
                    problems.error(
                            experiment.where().about(StudySetBuilder.label(study.id(), experiment.name())),
                            "an experiment with foci in two spaces, which a " + format.title() + " cannot hold",
                            "one space per experiment",
                            "Bring the set into one space first, or write a NIMADS study set.");
                }
            }
        }
    }

    /** For formats that cannot do without the number of subjects. */
    static void refuseMissingSubjects(StudySet set, Format format, Problems problems) {
        for (Study study : set.studies()) {
            for (Experiment experiment : study.experiments()) {
                if (experiment.subjects().isEmpty()) {
                    problems.error(
                            experiment.where().about(StudySetBuilder.label(study.id(), experiment.name())),
                            "an experiment without a number of subjects, which " + format.title() + " cannot hold",
                            "a number of subjects",
                            "Add it, or write another format.");
                }
            }
        }
    }
}
