package org.nocimap.evidence.formats;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.nocimap.evidence.Experiment;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;
import org.nocimap.image.Space;

/** One study of a JSON file while its members come in, in whatever order they stand. */
final class NimadsStudy {
    String id = "";
    String name = "";
    OptionalInt subjects = OptionalInt.empty();
    Optional<Space> space = Optional.empty();
    final Map<String, String> tags = new LinkedHashMap<>();
    final List<NimadsAnalysis> analyses = new ArrayList<>();

    /** The id that Nocimap gives an analysis that has none of its own. */
    static String generatedId(String studyId, String experimentName) {
        return studyId + "/" + experimentName;
    }

    /** Hands the experiments on, with what is missing from them told to {@code problems}. */
    void finish(ReadOptions options, Problems problems, StudySetBuilder studies) {
        String studyId = id.isEmpty() ? name : id;
        Set<String> repeated = repeatedNames(studyId);
        for (NimadsAnalysis analysis : analyses) {
            String plainName = plainName(studyId, analysis);
            Location where = analysis.where.about(StudySetBuilder.label(studyId, plainName));
            if (studyId.isEmpty()) {
                problems.error(where, "a study without id and name", "an \"id\" for every study", "Add one.");
                return;
            }
            String experimentName = plainName;
            if (repeated.contains(plainName)) {
                experimentName = plainName + " (" + analysis.id + ")";
                problems.warning(
                        where,
                        "several analyses of one study have this name; this one is now \"" + experimentName + "\"",
                        "a name for every analysis of a study",
                        "Rename them if the names are to mean something.");
            }
            if (!analysis.id.isEmpty() && !analysis.id.equals(generatedId(studyId, experimentName))) {
                analysis.tags.putIfAbsent(NimadsAnalysis.ID, analysis.id);
            }
            studies.add(
                    studyId,
                    name,
                    tags,
                    new Experiment(
                            experimentName,
                            subjects(analysis, where, options, problems),
                            analysis.foci(fallback(analysis, where, options, problems)),
                            analysis.tags,
                            where));
        }
    }

    private static String plainName(String studyId, NimadsAnalysis analysis) {
        boolean nameless = analysis.name.isEmpty() && !analysis.id.equals(generatedId(studyId, ""));
        return nameless ? analysis.id : analysis.name;
    }

    private Set<String> repeatedNames(String studyId) {
        Set<String> seen = new HashSet<>();
        Set<String> repeated = new HashSet<>();
        for (NimadsAnalysis analysis : analyses) {
            if (!seen.add(plainName(studyId, analysis))) {
                repeated.add(plainName(studyId, analysis));
            }
        }
        return repeated;
    }

    private OptionalInt subjects(NimadsAnalysis analysis, Location where, ReadOptions options, Problems problems) {
        OptionalInt found = analysis.subjects.isPresent() ? analysis.subjects : subjects;
        if (found.isEmpty()) {
            String what = "an experiment without a sample size";
            String expected = "\"sample_sizes\": [12] in the metadata of the analysis or of the study";
            if (options.subjects() == SubjectsRule.REQUIRED) {
                problems.error(
                        where, what, expected, "Add it, or give all experiments one kernel (--fixed-n or --fwhm).");
            } else {
                problems.warning(where, what, expected, "Add it if the paper gives it.");
            }
        }
        return found;
    }

    private Space fallback(NimadsAnalysis analysis, Location where, ReadOptions options, Problems problems) {
        if (analysis.points.isEmpty()) {
            problems.warning(
                    where,
                    "an experiment without foci",
                    "points with coordinates",
                    "Check that none were lost; it is counted as an experiment that found nothing.");
        }
        Optional<Space> found = analysis.space.or(() -> space).or(options::space);
        if (found.isEmpty() && analysis.lacksSpace()) {
            problems.error(
                    where,
                    "points without a space",
                    "\"space\": \"MNI\" or \"TAL\" for every point",
                    "Add it, or say it for all such points with --space MNI or --space Talairach.");
        }
        return found.orElse(Space.MNI);
    }
}
