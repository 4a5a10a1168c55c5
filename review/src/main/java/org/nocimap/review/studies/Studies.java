package org.nocimap.review.studies;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.review.store.Reading;
import org.nocimap.review.store.Row;
import org.nocimap.review.store.Store;
import org.nocimap.review.store.Table;
import org.nocimap.review.store.Writing;
import org.nocimap.review.workspace.Member;
import org.nocimap.review.workspace.Role;

/**
 * Links publications to studies, and samples to studies and their publications. A publication that nobody linked is a study by itself.
 * Whatever was linked can be undone.
 */
public final class Studies {
    /** Names stand in keys of the log, separated by slashes. */
    private static final Pattern NAME = Pattern.compile("[^\\s/\\p{Cntrl}][^/\\p{Cntrl}]{0,119}");

    private final Store store;

    public Studies(Store store) {
        this.store = store;
    }

    /** Whether a publication reports a study. */
    public enum Link {
        LINKED,
        UNDONE
    }

    /** Whether a sample is one of a study. */
    public enum Kept {
        KEPT,
        REMOVED
    }

    /** Whether a publication reports a sample. */
    public enum Share {
        SHARED,
        UNDONE
    }

    /**
     * A study.
     *
     * @param name of it
     * @param note in words; may be empty
     * @param reports publications, ascending
     * @param samples by name
     */
    public record Study(String name, String note, List<Long> reports, List<Sample> samples) {
        public Study {
            reports = List.copyOf(reports);
            samples = List.copyOf(samples);
        }
    }

    /**
     * People that a study is about.
     *
     * @param name within the study
     * @param people how many; 0 when that is not said
     * @param note in words; may be empty
     * @param reports publications that report them, ascending
     */
    public record Sample(String name, long people, String note, List<Long> reports) {
        public Sample {
            reports = List.copyOf(reports);
        }
    }

    /**
     * Says that publications report the same study; a publication that was linked to another study leaves it, and its samples there.
     *
     * @param study a name; made when there is none of that name
     * @param note in words; empty to leave it as it is
     * @throws InputException when a number is no publication, or the name cannot be one
     */
    public void link(Member member, String study, List<Long> publications, String note) {
        member.needs(Role.LEAD, Role.REVIEWER, Role.EXTRACTOR);
        checkName("the name of a study", study);
        store.write(member.name(), "link", w -> {
            String kept = w.find(Table.STUDY, study).map(r -> r.text("note")).orElse("");
            w.put(Table.STUDY, Row.of("name", study, "note", note.isBlank() ? kept : note.strip()));
            for (long publication : publications) {
                checkPublication(w, publication);
                Optional<String> before = studyOf(w, publication);
                if (before.isPresent() && !before.get().equals(study)) {
                    leaveSamples(w, publication);
                }
                w.put(Table.STUDY_REPORT, Row.of("publication", publication, "study", study, "state", Link.LINKED));
            }
            return 0;
        });
    }

    /** Undoes the link of a publication: it is a study by itself again. */
    public void unlink(Member member, long publication) {
        member.needs(Role.LEAD, Role.REVIEWER, Role.EXTRACTOR);
        store.write(member.name(), "unlink", w -> {
            Row link = w.find(Table.STUDY_REPORT, publication)
                    .filter(r -> r.choice("state", Link.class) == Link.LINKED)
                    .orElseThrow(() -> InputException.of(
                            Location.NOWHERE.about("publication " + publication),
                            "is linked to no study",
                            "a publication that is",
                            "See them with \"nocimap review study\"."));
            leaveSamples(w, publication);
            w.put(Table.STUDY_REPORT, link.with("state", Link.UNDONE));
            return 0;
        });
    }

    /**
     * Adds a sample to a study, or changes it, and says which of the study's publications report it.
     *
     * @param sample whose reports are publications of the study; those that it does not name stay as they are
     */
    public void sample(Member member, String study, Sample sample) {
        member.needs(Role.LEAD, Role.REVIEWER, Role.EXTRACTOR);
        checkName("the name of a sample", sample.name());
        if (sample.people() < 0) {
            throw new IllegalArgumentException("a sample has no fewer than 0 people");
        }
        store.write(member.name(), "sample", w -> {
            checkStudy(w, study);
            w.put(
                    Table.STUDY_SAMPLE,
                    Row.of(
                            "study", study,
                            "sample", sample.name(),
                            "people", sample.people(),
                            "note", sample.note(),
                            "state", Kept.KEPT));
            for (long publication : sample.reports()) {
                if (studyOf(w, publication).filter(study::equals).isEmpty()) {
                    throw InputException.of(
                            Location.NOWHERE.about("publication " + publication),
                            "is no report of " + study,
                            "one of the study's publications",
                            "Link it first: nocimap review study \"" + study + "\" --link " + publication + ".");
                }
                share(w, publication, study, sample.name(), Share.SHARED);
            }
            return 0;
        });
    }

    /** Takes a sample out of a study again. */
    public void removeSample(Member member, String study, String sample) {
        member.needs(Role.LEAD, Role.REVIEWER, Role.EXTRACTOR);
        store.write(member.name(), "sample", w -> {
            Row row = w.find(Table.STUDY_SAMPLE, study, sample)
                    .filter(r -> r.choice("state", Kept.class) == Kept.KEPT)
                    .orElseThrow(() -> InputException.of(
                            Location.NOWHERE.about(study),
                            "has no sample \"" + sample + "\"",
                            "one of its samples",
                            "See them with \"nocimap review study\"."));
            for (Row shared : w.rows("SELECT * FROM report_sample WHERE study = ? AND sample = ?", study, sample)) {
                w.put(Table.REPORT_SAMPLE, shared.with("state", Share.UNDONE));
            }
            w.put(Table.STUDY_SAMPLE, row.with("state", Kept.REMOVED));
            return 0;
        });
    }

    /** Studies that somebody linked reports to, by name. */
    public List<Study> all() {
        return store.read(Studies::all);
    }

    /** The same inside a transaction. */
    public static List<Study> all(Reading review) {
        Map<String, List<Long>> reports = new TreeMap<>();
        review.rows("SELECT r.* FROM study_report r JOIN imported_record p ON p.id = r.publication AND p.publication ="
                        + " p.id WHERE r.state = 'LINKED' ORDER BY r.publication")
                .forEach(row -> reports.computeIfAbsent(row.text("study"), s -> new ArrayList<>())
                        .add(row.number("publication")));
        List<Study> studies = new ArrayList<>();
        reports.forEach((name, own) -> studies.add(new Study(
                name, review.find(Table.STUDY, name).map(r -> r.text("note")).orElse(""), own, samples(review, name))));
        return studies;
    }

    private static List<Sample> samples(Reading review, String study) {
        return review
                .rows("SELECT * FROM study_sample WHERE study = ? AND state = 'KEPT' ORDER BY sample", study)
                .stream()
                .map(row -> new Sample(
                        row.text("sample"),
                        row.number("people"),
                        row.text("note"),
                        review
                                .rows(
                                        "SELECT publication FROM report_sample WHERE study = ? AND sample = ? AND state"
                                                + " = 'SHARED' ORDER BY publication",
                                        study,
                                        row.text("sample"))
                                .stream()
                                .map(r -> r.number("publication"))
                                .toList()))
                .toList();
    }

    private static void leaveSamples(Writing w, long publication) {
        for (Row row : w.rows("SELECT * FROM report_sample WHERE publication = ? AND state = 'SHARED'", publication)) {
            w.put(Table.REPORT_SAMPLE, row.with("state", Share.UNDONE));
        }
    }

    private static void share(Writing w, long publication, String study, String sample, Share state) {
        w.put(
                Table.REPORT_SAMPLE,
                Row.of("publication", publication, "study", study, "sample", sample, "state", state));
    }

    private static Optional<String> studyOf(Reading review, long publication) {
        return review.find(Table.STUDY_REPORT, publication)
                .filter(r -> r.choice("state", Link.class) == Link.LINKED)
                .map(r -> r.text("study"));
    }

    private static void checkStudy(Reading review, String study) {
        if (review.count("SELECT COUNT(*) FROM study_report WHERE study = ? AND state = 'LINKED'", study) == 0) {
            throw InputException.of(
                    Location.NOWHERE.about(study),
                    "no publication is linked to a study of this name",
                    "a study with reports",
                    "Link its publications first: nocimap review study \"" + study + "\" --link NUMBERS.");
        }
    }

    private static void checkPublication(Reading review, long publication) {
        if (review.count("SELECT COUNT(*) FROM imported_record WHERE id = ? AND publication = id", publication) == 0) {
            throw InputException.of(
                    Location.NOWHERE.about("publication " + publication),
                    "there is no publication of this number",
                    "the number of a publication",
                    "See them with \"nocimap review next\" or in an export.");
        }
    }

    private static void checkName(String what, String name) {
        if (!NAME.matcher(name).matches()) {
            throw InputException.of(
                    Location.NOWHERE,
                    "\"" + name + "\" cannot be " + what,
                    "1 to 120 characters without slash",
                    "Choose another name.");
        }
    }
}
