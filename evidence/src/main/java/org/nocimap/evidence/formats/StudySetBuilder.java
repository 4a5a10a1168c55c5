package org.nocimap.evidence.formats;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nocimap.evidence.Experiment;
import org.nocimap.evidence.Study;
import org.nocimap.evidence.StudySet;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;

/**
 * Collects experiments under their studies in input order, over one file or many. Studies of the same id become one; an
 * experiment that comes twice is an error that names both places, never merged. Not thread-safe.
 */
final class StudySetBuilder {
    /** More than this would fill the memory. */
    static final int MOST_EXPERIMENTS = 1_000_000;

    private final Problems problems;
    private final Map<String, Draft> studies = new LinkedHashMap<>();
    private String name = "";
    private int experiments;

    StudySetBuilder(Problems problems) {
        this.problems = problems;
    }

    private static final class Draft {
        private String name = "";
        private final Map<String, String> tags = new LinkedHashMap<>();
        private final Map<String, Experiment> experiments = new LinkedHashMap<>();
    }

    /** The first name given stays. */
    void nameIfNone(String newName) {
        if (name.isEmpty()) {
            name = newName;
        }
    }

    /**
     * @throws InputException when there are more than {@value #MOST_EXPERIMENTS} experiments
     */
    void add(String studyId, String studyName, Map<String, String> studyTags, Experiment experiment) {
        if (++experiments > MOST_EXPERIMENTS) {
            throw InputException.of(
                    experiment.where(),
                    "more than " + MOST_EXPERIMENTS + " experiments",
                    "fewer",
                    "Check that this is the right file; split it.");
        }
        Draft study = studies.computeIfAbsent(studyId, id -> new Draft());
        if (study.name.isEmpty()) {
            study.name = studyName;
        }
        studyTags.forEach(study.tags::putIfAbsent);
        Experiment earlier = study.experiments.putIfAbsent(experiment.name(), experiment);
        if (earlier != null) {
            problems.error(
                    experiment.where().about(label(studyId, experiment.name())),
                    "this experiment was already given at " + place(earlier.where()),
                    "every experiment once",
                    "Give the two different names (\"" + studyId + ": ...\") or take one of them out.");
        }
    }

    boolean isEmpty() {
        return studies.isEmpty();
    }

    StudySet build() {
        List<Study> built = new ArrayList<>();
        studies.forEach((id, draft) -> built.add(new Study(
                id, draft.name.isEmpty() ? id : draft.name, draft.tags, List.copyOf(draft.experiments.values()))));
        return new StudySet(name, built);
    }

    /** {@code Study: Experiment}, as messages name it. */
    static String label(String studyId, String experimentName) {
        return experimentName.isEmpty() ? studyId : studyId + ": " + experimentName;
    }

    private static String place(Location where) {
        return where.about("").toString();
    }
}
