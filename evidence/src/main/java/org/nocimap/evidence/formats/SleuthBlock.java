package org.nocimap.evidence.formats;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.nocimap.evidence.Experiment;
import org.nocimap.evidence.Focus;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;

/** One experiment of a Sleuth file while its lines come in: header lines, then coordinates. */
final class SleuthBlock {
    /** The tag that says how many header lines stood above the coordinates, where there was more than one. */
    static final String MERGED = "merged experiments";

    private final String source;
    private final int firstLine;
    private final List<String> names = new ArrayList<>();
    private final Map<String, String> tags = new LinkedHashMap<>();
    private final List<Focus> foci = new ArrayList<>();
    private String study = "";
    private boolean subjectsGiven;
    private OptionalInt subjects = OptionalInt.empty();
    private boolean broken;

    SleuthBlock(String source, int firstLine) {
        this.source = source;
        this.firstLine = firstLine;
    }

    boolean hasName() {
        return !study.isEmpty();
    }

    boolean hasSubjects() {
        return subjectsGiven;
    }

    boolean hasCoordinates() {
        return broken || !foci.isEmpty();
    }

    /** {@code Study: Experiment}, split at the first colon; later lines of the same study add experiments. */
    void name(String text, Location where, Problems problems) {
        int colon = text.indexOf(':');
        String before = colon < 0 ? text : text.substring(0, colon).strip();
        String after = colon < 0 ? "" : text.substring(colon + 1).strip();
        if (study.isEmpty()) {
            study = before.isEmpty() ? text : before;
            if (!after.isEmpty() && !before.isEmpty()) {
                names.add(after);
            }
            return;
        }
        if (colon < 0 || before.equalsIgnoreCase(study)) {
            String added = colon < 0 ? text : after;
            if (!added.isEmpty()) {
                names.add(added);
            }
            return;
        }
        if (!names.isEmpty()) {
            problems.warning(
                    where.about(study),
                    "one experiment's header lines name two studies, \"" + study + "\" and \"" + before + "\"",
                    "header lines of one study above its Subjects line",
                    "Separate them if they are two experiments; Nocimap counts them as one of \"" + study + "\".");
        }
        names.add(text);
    }

    void tag(String key, String value) {
        if (!value.isBlank()) {
            tags.put(key, value);
        }
    }

    /** {@code value} is empty when the line was no good; that problem has been told already. */
    void subjects(OptionalInt value, Location where, Problems problems) {
        if (subjectsGiven && value.isPresent() && !value.equals(subjects)) {
            problems.error(
                    where.about(label()),
                    "Subjects is given twice for one experiment",
                    "one Subjects line per experiment",
                    "Take one of the two lines out, or add the missing header line between them.");
        }
        subjectsGiven = true;
        subjects = value;
    }

    void add(Focus focus) {
        foci.add(focus);
    }

    /** A coordinate line that could not be read stood here; the file will not be used. */
    void coordinateProblem() {
        broken = true;
    }

    /** Hands the experiment on, with what is missing from it told to {@code problems}. */
    void finish(ReadOptions options, Problems problems, StudySetBuilder studies) {
        Location where = new Location(source, firstLine, 0, label());
        if (!subjectsGiven && !hasCoordinates()) {
            problems.warning(
                    where,
                    "header lines without Subjects and coordinates",
                    "an experiment, or the end of the file",
                    "Check that nothing was lost; these lines are not counted as an experiment.");
            return;
        }
        if (!subjectsGiven) {
            missingSubjects(where, options, problems);
        }
        if (!hasName()) {
            problems.warning(
                    where,
                    "an experiment without a name",
                    "a line \"// Study: Experiment\" above its Subjects line",
                    "Name it; Nocimap calls it \"" + label() + "\".");
        }
        if (!hasCoordinates()) {
            problems.warning(
                    where,
                    "an experiment without foci",
                    "coordinates below its Subjects line",
                    "Check that none were lost; it is counted as an experiment that found nothing.");
        }
        if (names.size() > 1) {
            tags.put(MERGED, Integer.toString(names.size()));
        }
        studies.add(
                study.isEmpty() ? label() : study,
                "",
                Map.of(),
                new Experiment(String.join("; ", names), subjects, foci, tags, where));
    }

    private String label() {
        return study.isEmpty()
                ? "line " + firstLine + " of " + Path.of(source).getFileName()
                : StudySetBuilder.label(study, String.join("; ", names));
    }

    private void missingSubjects(Location where, ReadOptions options, Problems problems) {
        String what = "an experiment without a Subjects line";
        String expected = "a line such as \"// Subjects = 12\" above its coordinates";
        if (options.subjects() == SubjectsRule.REQUIRED) {
            problems.error(
                    where,
                    what,
                    expected,
                    "Add the number of subjects, or give all experiments one kernel (--fixed-n or --fwhm).");
        } else {
            problems.warning(where, what, expected, "Add the number of subjects if the paper gives it.");
        }
    }
}
