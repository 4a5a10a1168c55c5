package org.nocimap.review.handover;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.nocimap.evidence.Experiment;
import org.nocimap.evidence.Focus;
import org.nocimap.evidence.SpaceNames;
import org.nocimap.evidence.Study;
import org.nocimap.evidence.StudySet;
import org.nocimap.evidence.formats.Format;
import org.nocimap.evidence.formats.PlainTableFile;
import org.nocimap.evidence.formats.StudySetFiles;
import org.nocimap.evidence.selection.Selection;
import org.nocimap.evidence.selection.SelectionResult;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;
import org.nocimap.image.Point;
import org.nocimap.image.Space;
import org.nocimap.review.collection.Collected;
import org.nocimap.review.collection.Collected.CollectedRow;
import org.nocimap.review.collection.CollectionForm;
import org.nocimap.review.forms.ExtractionForm;
import org.nocimap.review.forms.FormField;
import org.nocimap.review.store.Reading;
import org.nocimap.review.studies.StudyNames;

/**
 * What a review hands over: the study set that map analyses read, the table of effects that {@code nocimap meta} reads, and the tables
 * of assessments that {@code nocimap bias} and {@code nocimap grade} read. Only what stands is handed over, and each row says which
 * publication, page and table it is from, and who filled it in and settled it.
 *
 * @param coordinates a study for each study of the review, an experiment for each contrast, sample and
 *     direction of a publication; may have no study
 * @param effects header and rows; no rows where there are none
 * @param assessments tables by the instrument's id
 * @param waiting what is assigned and does not stand yet
 * @param warnings rows that could not be handed over
 */
public record HandOver(
        StudySet coordinates,
        Sheet effects,
        Map<String, Sheet> assessments,
        List<Collected.Waiting> waiting,
        List<Problem> warnings) {
    public static final String FOCI = "foci.csv";
    public static final String EFFECTS = "effects.csv";
    private static final String ROWS = "rows";
    private static final String COORDINATES = "coordinates";
    private static final String OUTCOMES = "outcomes";

    public HandOver {
        waiting = List.copyOf(waiting);
        warnings = List.copyOf(warnings);
    }

    /** A table of texts. */
    public record Sheet(List<String> header, List<List<String>> rows) {
        public Sheet {
            header = List.copyOf(header);
            rows = List.copyOf(rows);
        }
    }

    /**
     * @param where which rows; all when empty
     * @throws org.nocimap.files.InputException when it names what there is not, or selects nothing
     */
    public static HandOver of(Reading review, Optional<Selection> where) {
        Collected collected = Collected.of(review);
        StudyNames names = StudyNames.of(review);
        List<String> instruments = new ArrayList<>(Collected.forms(review, CollectionForm.Kind.INSTRUMENT));
        instruments.addAll(Collected.forms(review, CollectionForm.Kind.STARS));
        StudyTags tags = new StudyTags(collected, names.records(), instruments);
        List<Problem> warnings = new ArrayList<>();
        StudySet all = merged(foci(collected, tags, warnings), effects(collected, tags));
        StudySet kept = all;
        if (where.isPresent() && !all.studies().isEmpty()) {
            SelectionResult selected = where.get().apply(all);
            warnings.addAll(selected.warnings());
            kept = selected.kept();
        }
        Set<String> studies = new LinkedHashSet<>();
        kept.studies().forEach(study -> studies.add(study.id()));
        Map<String, Sheet> assessments = new LinkedHashMap<>();
        for (String id : instruments) {
            List<CollectedRow> rows = collected.of(id).stream()
                    .filter(row -> where.isEmpty() || studies.contains(row.study()))
                    .toList();
            if (!rows.isEmpty()) {
                assessments.put(id, assessments(rows));
            }
        }
        return new HandOver(
                only(kept, COORDINATES), sheet(only(kept, OUTCOMES)), assessments, collected.waiting(), warnings);
    }

    private static StudySet foci(Collected collected, StudyTags tags, List<Problem> warnings) {
        Map<String, Map<List<String>, List<CollectedRow>>> studies = new LinkedHashMap<>();
        for (CollectedRow row : collected.of(COORDINATES)) {
            studies.computeIfAbsent(row.study(), s -> new LinkedHashMap<>())
                    .computeIfAbsent(
                            List.of(
                                    Long.toString(row.publication()),
                                    row.value("contrast"),
                                    row.value("sample"),
                                    row.value("direction")),
                            c -> new ArrayList<>())
                    .add(row);
        }
        List<Study> set = new ArrayList<>();
        studies.forEach((name, contrasts) -> {
            Map<String, Integer> called = new HashMap<>();
            contrasts.keySet().forEach(key -> called.merge(key.get(1), 1, Integer::sum));
            List<Experiment> experiments = new ArrayList<>();
            contrasts.forEach((key, rows) -> {
                boolean several = called.getOrDefault(key.get(1), 0) > 1;
                String more = String.join(
                        ", ",
                        key.subList(2, 4).stream().filter(t -> !t.isEmpty()).toList());
                String apart = " (publication " + key.get(0) + (more.isEmpty() ? "" : ", " + more) + ")";
                experiments.add(experiment((key.get(1) + (several ? apart : "")).strip(), rows, tags, warnings));
            });
            set.add(new Study(name, name, Map.of(), experiments));
        });
        return new StudySet("", set);
    }

    private static Experiment experiment(
            String label, List<CollectedRow> rows, StudyTags tags, List<Problem> warnings) {
        CollectedRow first = rows.get(0);
        Optional<CollectedRow> contrast = tags.contrast(first);
        Map<String, String> own = new LinkedHashMap<>(tags.of(first));
        own.put(ROWS, COORDINATES);
        StudyTags.put(own, "sample", first.value("sample"));
        String direction = first.value("direction");
        StudyTags.put(
                own,
                "direction",
                direction.isEmpty() ? contrast.map(c -> c.value("direction")).orElse("") : direction);
        List<Focus> foci = new ArrayList<>();
        for (CollectedRow row : rows) {
            String x = row.value("x");
            String y = row.value("y");
            String z = row.value("z");
            if (x.isEmpty() && y.isEmpty() && z.isEmpty()) {
                own.put("confirmed_by", row.by());
                continue;
            }
            String space = row.value("space").isEmpty()
                    ? contrast.map(c -> c.value("space")).orElse("")
                    : row.value("space");
            Optional<Space> known = SpaceNames.parse(space);
            if (x.isEmpty() || y.isEmpty() || z.isEmpty() || known.isEmpty()) {
                warnings.add(Problem.warning(
                        Location.NOWHERE.about(row.study() + ", row " + row.row()),
                        "the peak " + x + " " + y + " " + z
                                + (known.isEmpty() ? " is in no known space" : " lacks a coordinate")
                                + " and is left out",
                        "x, y, z and " + SpaceNames.EXPECTED,
                        "Correct it with \"nocimap review extract form settle … --why\"."));
                continue;
            }
            foci.add(new Focus(
                    new Point(Double.parseDouble(x), Double.parseDouble(y), Double.parseDouble(z)),
                    known.get(),
                    focusTags(row),
                    Location.NOWHERE));
        }
        OptionalInt people = people(first, contrast, tags);
        if (people.isEmpty()) {
            warnings.add(Problem.warning(
                    Location.NOWHERE.about(first.study() + ", " + label),
                    "nobody extracted how many people there were",
                    "n in coordinates, n_patients in imaging-study, or n in population",
                    "Fill it in: kernels of nocimap ale depend on it."));
        }
        return new Experiment(label, people, foci, own, Location.NOWHERE);
    }

    private static Map<String, String> focusTags(CollectedRow row) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (String key :
                List.of("table", "row", "page", "region", "side", "statistic", "statistic_is", "size", "size_is")) {
            StudyTags.put(tags, key, row.value(key));
        }
        tags.put("confirmed_by", row.by());
        return tags;
    }

    private static OptionalInt people(CollectedRow row, Optional<CollectedRow> contrast, StudyTags tags) {
        for (String text : List.of(
                row.value("n"),
                contrast.map(c -> c.value("n_patients")).orElse(""),
                tags.people(row).map(p -> p.value("n")).orElse(""))) {
            if (text.matches("[1-9]\\d{0,8}")) {
                return OptionalInt.of(Integer.parseInt(text));
            }
        }
        return OptionalInt.empty();
    }

    /** Rows of outcomes as experiments without foci, so that the same selection takes them. */
    private static StudySet effects(Collected collected, StudyTags tags) {
        Map<String, List<Experiment>> studies = new LinkedHashMap<>();
        for (CollectedRow row : collected.of(OUTCOMES)) {
            Map<String, String> own = new LinkedHashMap<>();
            own.put(ROWS, OUTCOMES);
            for (FormField field : row.form().fields()) {
                StudyTags.put(own, field.key(), row.value(field.key()));
            }
            tags.of(row).forEach(own::putIfAbsent);
            own.put("confirmed_by", row.by());
            List<Experiment> experiments = studies.computeIfAbsent(row.study(), s -> new ArrayList<>());
            experiments.add(new Experiment(
                    "outcome " + (experiments.size() + 1), OptionalInt.empty(), List.of(), own, Location.NOWHERE));
        }
        List<Study> set = new ArrayList<>();
        studies.forEach((name, experiments) -> set.add(new Study(name, name, Map.of(), experiments)));
        return new StudySet("", set);
    }

    private static StudySet merged(StudySet one, StudySet other) {
        Map<String, Study> studies = new LinkedHashMap<>();
        one.studies().forEach(study -> studies.put(study.id(), study));
        for (Study study : other.studies()) {
            studies.merge(study.id(), study, (a, b) -> {
                List<Experiment> both = new ArrayList<>(a.experiments());
                both.addAll(b.experiments());
                return a.withExperiments(both);
            });
        }
        return new StudySet("", List.copyOf(studies.values()));
    }

    private static StudySet only(StudySet set, String rows) {
        List<Study> studies = new ArrayList<>();
        for (Study study : set.studies()) {
            List<Experiment> own = new ArrayList<>();
            for (Experiment e : study.experiments()) {
                if (rows.equals(e.tags().get(ROWS))) {
                    Map<String, String> tags = new LinkedHashMap<>(e.tags());
                    tags.remove(ROWS);
                    own.add(new Experiment(e.name(), e.subjects(), e.foci(), tags, e.where()));
                }
            }
            if (!own.isEmpty()) {
                studies.add(study.withExperiments(own));
            }
        }
        return new StudySet("", studies);
    }

    /** One row for each effect; where a study has the same question for several samples, they are told apart in its name. */
    private static Sheet sheet(StudySet effects) {
        List<String> keys = new ArrayList<>();
        ExtractionForm.builtIn(OUTCOMES).fields().forEach(field -> keys.add(field.key()));
        Set<String> more = new TreeSet<>();
        effects.studies()
                .forEach(s -> s.experiments().forEach(e -> more.addAll(e.tags().keySet())));
        keys.forEach(more::remove);
        keys.addAll(more);
        keys.removeIf(key -> effects.studies().stream()
                .noneMatch(s -> s.experiments().stream().anyMatch(e -> e.tags().containsKey(key))));
        List<String> header = new ArrayList<>(List.of("study"));
        header.addAll(keys);
        List<List<String>> rows = new ArrayList<>();
        for (Study study : effects.studies()) {
            Map<List<String>, Set<String>> samples = new HashMap<>();
            study.experiments().forEach(e -> samples.computeIfAbsent(question(e), q -> new LinkedHashSet<>())
                    .add(e.tags().getOrDefault("sample", "")));
            for (Experiment e : study.experiments()) {
                String sample = e.tags().getOrDefault("sample", "");
                boolean several = samples.getOrDefault(question(e), Set.of()).size() > 1 && !sample.isEmpty();
                List<String> row = new ArrayList<>(List.of(several ? study.id() + ", " + sample : study.id()));
                keys.forEach(key -> row.add(e.tags().getOrDefault(key, "")));
                rows.add(row);
            }
        }
        return new Sheet(header, rows);
    }

    private static List<String> question(Experiment e) {
        return List.of(
                e.tags().getOrDefault("outcome", ""),
                e.tags().getOrDefault("time_point", ""),
                e.tags().getOrDefault("comparison", ""));
    }

    /** One row for each study; several results or publications of a study are told apart in its name. */
    private static Sheet assessments(List<CollectedRow> rows) {
        List<String> header = new ArrayList<>(List.of("study"));
        rows.get(0).form().fields().forEach(field -> header.add(field.key()));
        header.addAll(List.of("publication", "confirmed_by"));
        Map<String, Integer> ofStudy = new HashMap<>();
        rows.forEach(row -> ofStudy.merge(row.study(), 1, Integer::sum));
        Set<String> seen = new LinkedHashSet<>();
        List<List<String>> lines = new ArrayList<>();
        for (CollectedRow row : rows) {
            boolean alone = ofStudy.getOrDefault(row.study(), 0) == 1;
            String result = row.value("result");
            String name = alone || result.isEmpty() ? row.study() : row.study() + ", " + result;
            if (!seen.add(name)) {
                name = name + " (publication " + row.publication() + ", " + row.row() + ")";
                seen.add(name);
            }
            List<String> line = new ArrayList<>(List.of(name));
            row.form().fields().forEach(field -> line.add(row.value(field.key())));
            line.addAll(List.of(Long.toString(row.publication()), row.by()));
            lines.add(line);
        }
        return new Sheet(header, lines);
    }

    /** Writes the files that there is something for into a folder; their names. */
    public List<String> write(Path folder) {
        List<String> names = new ArrayList<>();
        if (!coordinates.studies().isEmpty()) {
            StudySetFiles.write(coordinates, folder.resolve(FOCI), Format.CSV);
            names.add(FOCI);
        }
        if (!effects.rows().isEmpty()) {
            PlainTableFile.write(folder.resolve(EFFECTS), effects.header(), effects.rows());
            names.add(EFFECTS);
        }
        assessments.forEach((id, sheet) -> {
            String name = assessmentsFile(id);
            PlainTableFile.write(folder.resolve(name), sheet.header(), sheet.rows());
            names.add(name);
        });
        return names;
    }

    /** The file of an instrument's assessments. */
    public static String assessmentsFile(String instrument) {
        return "assessments-" + instrument + ".csv";
    }
}
