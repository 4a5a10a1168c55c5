package org.nocimap.evidence.formats;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.nocimap.evidence.Focus;
import org.nocimap.evidence.SpaceNames;
import org.nocimap.files.BoundedInput;
import org.nocimap.files.InputException;
import org.nocimap.files.LineReader;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;
import org.nocimap.image.Point;
import org.nocimap.image.Space;

/**
 * Reads Sleuth text (the coordinate format of BrainMap's Sleuth and of GingerALE) as it occurs in the wild.
 *
 * <pre>
 * // Reference = MNI
 * // Smith 2010: pain &gt; rest
 * // condition = low back pain
 * // Subjects = 12
 * -16  -58  22
 * 26   4    -8
 * </pre>
 *
 * <ul>
 *   <li>{@code Reference} holds until the next one; it may stand anywhere above the coordinates it is meant for.
 *   <li>All header lines above the coordinates belong to one experiment. A name is split at its first colon into study and
 *       experiment; a name without a colon is a study with one unnamed experiment. Several names of one study are experiments
 *       of the same subjects merged by the author: they stay one experiment, its name the names joined by "; ", with the tag
 *       {@value SleuthBlock#MERGED}.
 *   <li>{@code key = value} below a name becomes a tag of the experiment; NiMARE writes such lines for DOI and PubMedId.
 *   <li>Blank lines mean nothing. Coordinates are three numbers apart by blanks, tabs or commas; further columns are an error.
 * </ul>
 */
public final class SleuthReader {
    static final long MOST_BYTES = 1L << 29;
    private static final int LONGEST_LINE = 1 << 16;

    private final String source;
    private final ReadOptions options;
    private final Problems problems;
    private final StudySetBuilder studies;
    private final NumberReader numbers;
    private final double[] xyz = new double[3];
    private @Nullable SleuthBlock block;
    private Optional<Space> space;
    private boolean spaceMissingTold;
    private int focusLines;

    private SleuthReader(Path file, ReadOptions options, Problems problems, StudySetBuilder studies) {
        this.source = file.toString();
        this.options = options;
        this.problems = problems;
        this.studies = studies;
        this.numbers = new NumberReader(problems);
        this.space = options.space();
    }

    /**
     * Reads one file.
     *
     * @throws InputException with every problem of the file, each with its line
     */
    public static ReadResult read(Path file, ReadOptions options) {
        Problems problems = new Problems();
        StudySetBuilder studies = new StudySetBuilder(problems);
        readInto(file, options, problems, studies);
        problems.throwIfAny();
        return new ReadResult(studies.build(), problems.warnings());
    }

    static void readInto(Path file, ReadOptions options, Problems problems, StudySetBuilder studies) {
        SleuthReader reader = new SleuthReader(file, options, problems, studies);
        try (LineReader lines = LineReader.open(file, MOST_BYTES, LONGEST_LINE)) {
            while (lines.advance()) {
                reader.line(lines.text(), lines.number());
            }
        } catch (IOException e) {
            throw BoundedInput.broken(file, e);
        }
        reader.end(file);
    }

    private void line(String text, int number) {
        SleuthLine line = SleuthLine.of(text);
        if (line instanceof SleuthLine.Coordinates coordinates) {
            coordinates(coordinates.text(), number);
        } else if (line instanceof SleuthLine.Reference reference) {
            if (block != null && block.hasCoordinates()) {
                finishBlock();
            }
            reference(reference.value(), number);
        } else if (line instanceof SleuthLine.Subjects subjects) {
            OptionalInt value = numbers.subjects(subjects.value(), at(number));
            headerBlock(number, false).subjects(value, at(number), problems);
        } else if (line instanceof SleuthLine.KeyValue pair) {
            if (block != null && block.hasName() && !block.hasCoordinates()) {
                block.tag(pair.key(), pair.value());
            } else {
                headerBlock(number, true).name(pair.whole(), at(number), problems);
            }
        } else if (line instanceof SleuthLine.Name name) {
            headerBlock(number, true).name(name.text(), at(number), problems);
        }
    }

    /** The block a header line belongs to: a new one after coordinates, and for a name after a complete header. */
    private SleuthBlock headerBlock(int number, boolean isName) {
        if (block != null && (block.hasCoordinates() || (isName && block.hasSubjects() && block.hasName()))) {
            finishBlock();
        }
        if (block == null) {
            block = new SleuthBlock(source, number);
        }
        return block;
    }

    private void reference(String value, int number) {
        Optional<Space> named = SpaceNames.parse(value);
        if (named.isEmpty()) {
            problems.error(
                    at(number),
                    "the reference space is \"" + NumberReader.shortened(value) + "\"",
                    SpaceNames.EXPECTED,
                    "Write \"// Reference = MNI\" or \"// Reference = Talairach\".");
            spaceMissingTold = true;
        }
        space = named;
    }

    private void coordinates(String text, int number) {
        focusLines++;
        numbers.countFocus(at(number));
        if (block == null) {
            problems.error(
                    at(number),
                    "coordinates before the header of an experiment",
                    "lines \"// Study: Experiment\" and \"// Subjects = 12\" above them",
                    "Add the header lines.");
            block = new SleuthBlock(source, number);
            block.coordinateProblem();
            return;
        }
        if (space.isEmpty() && !spaceMissingTold) {
            spaceMissingTold = true;
            problems.error(
                    at(number),
                    "the file does not say which space its coordinates are in",
                    "a first line \"// Reference = MNI\" or \"// Reference = Talairach\"",
                    "Add the line, or say it with --space MNI or --space Talairach.");
        }
        if (parse(text, number) && space.isPresent()) {
            block.add(new Focus(new Point(xyz[0], xyz[1], xyz[2]), space.get(), Map.of(), at(number)));
        } else {
            block.coordinateProblem();
        }
    }

    private boolean parse(String text, int number) {
        String[] columns = SleuthColumns.of(text);
        if (columns.length != 3) {
            problems.error(
                    at(number),
                    columns.length + (columns.length == 1 ? " column" : " columns") + " where three were expected: \""
                            + NumberReader.shortened(text) + "\"",
                    "x y z in mm and nothing else",
                    columns.length < 3
                            ? "Add the missing coordinate, or \"//\" if the line is a header."
                            : "Take the further columns out.");
            return false;
        }
        boolean good = true;
        for (int axis = 0; axis < 3; axis++) {
            xyz[axis] = numbers.coordinate(columns[axis], "xyz".substring(axis, axis + 1), at(number));
            good &= !Double.isNaN(xyz[axis]);
        }
        return good;
    }

    private void finishBlock() {
        if (block != null) {
            block.finish(options, problems, studies);
            block = null;
        }
    }

    private void end(Path file) {
        finishBlock();
        numbers.warnOfOddSpelling();
        if (focusLines == 0) {
            problems.error(
                    Location.of(file),
                    "no coordinates at all",
                    "lines of x y z below the header of each experiment",
                    "Check that this is the right file.");
        }
    }

    private Location at(int number) {
        return new Location(source, number, 0, "");
    }
}
