package org.nocimap.evidence.formats;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nocimap.evidence.Experiment;
import org.nocimap.evidence.Focus;
import org.nocimap.evidence.SpaceNames;
import org.nocimap.evidence.TagNames;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;
import org.nocimap.image.Point;
import org.nocimap.image.Space;

/** Puts the rows of one table together to experiments. Rows come in order; not thread-safe. */
final class TableAssembler {
    private static final int MOST_SHARED_TEXTS = 10_000;
    private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?\\d+,\\d+");

    private final String source;
    private final boolean decimalCommas;
    private final boolean isSheet;
    private final int headings;
    private final TableColumns columns;
    private final ReadOptions options;
    private final Problems problems;
    private final NumberReader numbers;
    private final List<Integer> tagColumns;
    private final List<String> tagNames;
    private final Map<String, TableDraft> drafts = new LinkedHashMap<>();
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, Space> spaces = new HashMap<>();
    private String study = "";
    private String experiment = "";
    private OptionalInt subjectsAbove = OptionalInt.empty();
    private String spaceAbove = "";
    private TableDraft last;
    private boolean lastAsAbove;
    private boolean anyAsAbove;
    private final List<Repeat> repeats = new ArrayList<>();
    private boolean spaceContradictionTold;
    private int foci;

    /** A study cell that names an experiment begun before; an error in tables with "as above" cells. */
    private record Repeat(TableDraft draft, int line) {}

    TableAssembler(
            Path file, TableRows rows, TableRow header, TableColumns columns, ReadOptions options, Problems problems) {
        this.source = file.toString();
        this.decimalCommas = rows.hasDecimalCommas();
        this.isSheet = !rows.sheet().isEmpty();
        this.headings = header.cells().size();
        this.columns = columns;
        this.options = options;
        this.problems = problems;
        this.numbers = new NumberReader(problems);
        this.tagColumns = List.copyOf(columns.tags().keySet());
        this.tagNames = Stream.concat(columns.tags().values().stream(), Stream.of(TagNames.FREE_TAGS))
                .toList();
        this.last = new TableDraft("", "", Location.NOWHERE);
    }

    void add(TableRow row) {
        Location where = new Location(source, row.line(), 0, "");
        numbers.countFocus(where);
        if (!isSheet && hasMoreThanTheHeader(row, where)) {
            return;
        }
        boolean asAbove = identify(row);
        if (study.isEmpty()) {
            problems.error(where, "the first row has no study", "a study", "Name the study in this row.");
            study = "?";
        }
        String key = study + "\n" + experiment;
        TableDraft draft = drafts.get(key);
        if (draft == null) {
            draft = new TableDraft(study, experiment, where.about(StudySetBuilder.label(study, experiment)));
            drafts.put(key, draft);
        } else if (!asAbove && (draft.equals(last) ? lastAsAbove : true)) {
            repeats.add(new Repeat(draft, row.line()));
        }
        anyAsAbove |= asAbove;
        lastAsAbove = asAbove;
        last = draft;
        subjects(row, draft, where);
        space(row, draft, where);
        Optional<Point> point = point(row, where);
        foci += point.isPresent() ? 1 : 0;
        draft.rows.add(new TableDraft.Row(point, tags(row), asAbove, row.line()));
    }

    /** Finds out study and experiment of a row; says whether the study is the one above. */
    private boolean identify(TableRow row) {
        String named = row.cell(columns.study());
        if (!named.isEmpty() && columns.year() >= 0 && !row.cell(columns.year()).isEmpty()) {
            named = named + " " + row.cell(columns.year());
        }
        boolean asAbove = named.isEmpty();
        boolean sameStudy = asAbove || named.equals(study);
        if (!asAbove) {
            study = named;
            subjectsAbove = OptionalInt.empty();
            spaceAbove = "";
        }
        if (columns.experiment() < 0) {
            experiment = asAbove ? experiment : freeTags(row);
        } else if (!sameStudy || !row.cell(columns.experiment()).isEmpty()) {
            experiment = row.cell(columns.experiment());
        }
        return asAbove;
    }

    private boolean hasMoreThanTheHeader(TableRow row, Location where) {
        for (int column = headings; column < row.cells().size(); column++) {
            if (!row.cell(column).isEmpty()) {
                problems.error(
                        where,
                        "the row has " + row.cells().size() + " columns, the header " + headings,
                        "as many columns as the header has",
                        "Put texts that hold the delimiter in quotes (\"...\"), or name the further columns.");
                return true;
            }
        }
        return false;
    }

    private String freeTags(TableRow row) {
        if (columns.freeTags().isEmpty() && (!isSheet || row.cells().size() <= headings)) {
            return "";
        }
        Stream<Integer> beyond =
                isSheet ? IntStream.range(headings, row.cells().size()).boxed() : Stream.empty();
        return Stream.concat(columns.freeTags().stream(), beyond)
                .map(row::cell)
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private List<String> tags(TableRow row) {
        List<String> values = new ArrayList<>(tagColumns.size() + 1);
        for (int column : tagColumns) {
            values.add(shared(row.cell(column)));
        }
        values.add(shared(freeTags(row)));
        return values;
    }

    /** The same text as one object, for the texts that tables repeat in every row. */
    private String shared(String text) {
        String known = texts.get(text);
        if (known == null && texts.size() < MOST_SHARED_TEXTS) {
            texts.put(text, text);
        }
        return known == null ? text : known;
    }

    private void subjects(TableRow row, TableDraft draft, Location where) {
        String own = row.cell(columns.subjects());
        if (own.isEmpty()) {
            if (!draft.subjectsGiven && subjectsAbove.isPresent()) {
                draft.subjectsGiven = true;
                draft.subjects = subjectsAbove;
            }
            return;
        }
        if (own.equals(draft.subjectsText)) {
            subjectsAbove = draft.subjects;
            return;
        }
        draft.subjectsText = own;
        OptionalInt n = numbers.subjects(plainNumber(own), where.about(draft.label));
        if (n.isPresent()) {
            subjectsAbove = n;
            if (draft.subjects.isPresent() && draft.subjects.getAsInt() != n.getAsInt()) {
                problems.error(
                        where.about(draft.label),
                        "the number of subjects is " + n.getAsInt() + " here and " + draft.subjects.getAsInt() + " at "
                                + draft.subjectsWhere.about(""),
                        "one number of subjects per experiment",
                        "Correct one, or give the rows different experiment names.");
            } else if (draft.subjects.isEmpty()) {
                draft.subjects = n;
                draft.subjectsWhere = where;
            }
        }
        draft.subjectsGiven = true;
    }

    private void space(TableRow row, TableDraft draft, Location where) {
        String own = row.cell(columns.space());
        String said = own.isEmpty() ? spaceAbove : own;
        if (said.isEmpty()) {
            return;
        }
        Space space = spaces.get(said);
        if (space == null) {
            Optional<Space> parsed = SpaceNames.parse(said);
            if (parsed.isEmpty()) {
                draft.spaceGiven = true;
                problems.error(
                        where.about(draft.label),
                        "the space is \"" + NumberReader.shortened(said) + "\"",
                        SpaceNames.EXPECTED,
                        "Correct it in this row and wherever it stands again.");
                return;
            }
            space = parsed.get();
            spaces.put(said, space);
        }
        spaceAbove = said;
        draft.spaceGiven = true;
        if (columns.coordinateSpace().isPresent()) {
            contradiction(space, where);
        } else if (draft.space.isEmpty()) {
            draft.space = Optional.of(space);
            draft.spaceWhere = where;
        } else if (!own.isEmpty() && draft.space.get() != space) {
            problems.error(
                    where.about(draft.label),
                    "the space is " + SpaceNames.name(space) + " here and " + SpaceNames.name(draft.space.get())
                            + " at " + draft.spaceWhere.about(""),
                    "one space per experiment",
                    "Correct one, or give the rows different experiment names.");
        }
    }

    private void contradiction(Space space, Location where) {
        Space inHeader = columns.coordinateSpace().orElse(space);
        if (inHeader != space && !spaceContradictionTold) {
            spaceContradictionTold = true;
            problems.warning(
                    where,
                    "the space is " + SpaceNames.name(space) + " here, but the headings of the coordinates say "
                            + SpaceNames.name(inHeader) + ", which is used",
                    "headings and cells that agree",
                    "Check which space the coordinates are in now, and name the columns x, y, z if it differs by row.");
        }
    }

    private Optional<Point> point(TableRow row, Location where) {
        String x = row.cell(columns.x());
        String y = row.cell(columns.y());
        String z = row.cell(columns.z());
        if (x.isEmpty() && y.isEmpty() && z.isEmpty()) {
            return Optional.empty();
        }
        double px = coordinate(x, "x", columns.x(), where);
        double py = coordinate(y, "y", columns.y(), where);
        double pz = coordinate(z, "z", columns.z(), where);
        return Double.isNaN(px + py + pz) ? Optional.empty() : Optional.of(new Point(px, py, pz));
    }

    private double coordinate(String text, String axis, int column, Location where) {
        if (text.isEmpty()) {
            problems.error(
                    where.atColumn(column + 1),
                    axis + " is missing",
                    "a coordinate in mm",
                    "Add it, or take the row out if the paper gives no coordinate.");
            return Double.NaN;
        }
        String plain = plainNumber(text);
        double value = NumberReader.isNumber(plain) ? Double.parseDouble(plain) : Double.NaN;
        return Math.abs(value) <= NumberReader.FARTHEST_MM
                ? value + 0.0
                : numbers.coordinate(plain, axis, where.atColumn(column + 1));
    }

    private String plainNumber(String text) {
        return decimalCommas
                        && text.indexOf(',') >= 0
                        && DECIMAL_COMMA.matcher(text).matches()
                ? text.replace(',', '.')
                : text;
    }

    /** Hands the experiments on, with what is missing from them told. */
    void finish(StudySetBuilder studies) {
        numbers.warnOfOddSpelling();
        if (anyAsAbove && columns.experiment() < 0) {
            repeats.forEach(this::tellRepeat);
        }
        boolean[] varies = new boolean[tagNames.size()];
        for (int tag = 0; tag < varies.length; tag++) {
            int column = tag;
            varies[tag] = drafts.values().stream().anyMatch(draft -> draft.varies(column));
        }
        drafts.values().forEach(draft -> finish(draft, varies, studies));
        if (foci == 0) {
            problems.error(
                    new Location(source, 0, 0, ""),
                    "no coordinates at all",
                    "a row with x, y and z for every focus",
                    "Check that this is the right file or sheet.");
        }
    }

    private void tellRepeat(Repeat repeat) {
        problems.error(
                new Location(source, repeat.line(), 0, repeat.draft().label),
                "this experiment was already begun at " + repeat.draft().where.about(""),
                "every experiment once, its further rows with a blank study cell",
                "Blank the cell if the rows belong together, or tell the two apart by a column \"experiment\".");
    }

    private void finish(TableDraft draft, boolean[] varies, StudySetBuilder studies) {
        if (!draft.subjectsGiven) {
            missingSubjects(draft);
        }
        Optional<Space> space = columns.coordinateSpace().or(() -> draft.space).or(options::space);
        if (space.isEmpty() && !draft.spaceGiven && draft.hasPoints()) {
            problems.error(
                    draft.where,
                    "an experiment without a space",
                    SpaceNames.EXPECTED,
                    "Fill the space in, or say it for all such rows with --space MNI or --space Talairach.");
        }
        Map<String, String> tags = new LinkedHashMap<>();
        for (int tag = 0; tag < varies.length; tag++) {
            if (!varies[tag]) {
                put(tags, tag, draft.value(tag));
            }
        }
        List<Focus> found = new ArrayList<>(draft.rows.size());
        for (TableDraft.Row row : draft.rows) {
            row.point().ifPresent(point -> found.add(focus(point, space.orElse(Space.MNI), row, varies)));
        }
        if (found.isEmpty()) {
            problems.warning(
                    draft.where,
                    "an experiment without foci",
                    "rows with coordinates",
                    "Check that none were lost; it is counted as an experiment that found nothing.");
        }
        studies.add(
                draft.study, "", Map.of(), new Experiment(draft.experiment, draft.subjects, found, tags, draft.where));
    }

    private Focus focus(Point point, Space space, TableDraft.Row row, boolean[] varies) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (int tag = 0; tag < varies.length; tag++) {
            if (varies[tag]) {
                put(tags, tag, row.tags().get(tag));
            }
        }
        return new Focus(point, space, tags, new Location(source, row.line(), 0, ""));
    }

    private void put(Map<String, String> tags, int tag, String value) {
        if (!value.isEmpty()) {
            tags.put(tagNames.get(tag), value);
        }
    }

    private void missingSubjects(TableDraft draft) {
        String what = "an experiment without a number of subjects";
        if (options.subjects() == SubjectsRule.REQUIRED) {
            problems.error(
                    draft.where, what, "a whole number of at least 1", "Fill it in where the experiment begins.");
        } else {
            problems.warning(draft.where, what, "a whole number of at least 1", "Fill it in if the paper gives it.");
        }
    }
}
