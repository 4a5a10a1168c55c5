package org.nocimap.evidence.formats;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.nocimap.evidence.StudySet;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;
import org.nocimap.files.Problems;

/** Study sets in and out of files, whatever their format. */
public final class StudySetFiles {
    private StudySetFiles() {}

    /**
     * Reads one or many files into one set. The format of each is told from its content; annotations of NIMADS study sets may
     * be among them. Studies of the same id become one study; the same experiment in two places is an error.
     *
     * @param files at least one, in the order their studies are to come
     * @throws InputException with every problem of all files
     */
    public static ReadResult read(List<Path> files, ReadOptions options) {
        if (files.isEmpty()) {
            throw InputException.of(Location.NOWHERE, "no file of foci", "at least one", "Name one.");
        }
        Problems problems = new Problems();
        StudySetBuilder studies = new StudySetBuilder(problems);
        NimadsNotes notes = new NimadsNotes();
        Set<Path> seen = new HashSet<>();
        for (Path file : files) {
            if (!seen.add(file.toAbsolutePath().normalize())) {
                problems.error(Location.of(file), "the file is given twice", "every file once", "Name it once.");
                continue;
            }
            try {
                readInto(file, options, problems, studies, notes);
            } catch (InputException e) {
                problems.addAll(e.problems());
            }
        }
        problems.throwIfAny();
        if (studies.isEmpty()) {
            throw InputException.of(
                    Location.of(files.get(0)), "no experiments", "foci", "Give the study set that goes with it.");
        }
        List<Problem> warnings = new ArrayList<>(problems.warnings());
        StudySet set = notes.applyTo(studies.build(), warnings);
        return new ReadResult(set, warnings);
    }

    private static void readInto(
            Path file, ReadOptions options, Problems problems, StudySetBuilder studies, NimadsNotes notes) {
        switch (FileKind.of(file)) {
            case SLEUTH -> SleuthReader.readInto(file, options, problems, studies);
            case TABLE, XLSX -> TableReader.readInto(file, options, problems, studies);
            case JSON -> {
                switch (JsonKind.of(file)) {
                    case STUDY_SET -> NimadsReader.readInto(file, options, problems, studies, notes);
                    case DATASET -> NimareDatasetReader.readInto(file, options, problems, studies);
                    case ANNOTATION -> NimadsNotes.readInto(file, notes);
                    case UNKNOWN -> throw JsonKind.unknown(file);
                }
            }
        }
    }

    /**
     * Writes a set in one format. Text formats are packed when the name ends in {@code .gz}.
     *
     * <p>Sleuth gets one file per space, without tag lines ({@link SleuthWriter} has more to choose); NIMADS gets an annotation
     * beside it.
     *
     * @return the files written and what the format could not hold
     * @throws InputException when the format cannot be written or cannot hold the set, or the file cannot be written; nothing
     *     is written then
     */
    public static WriteResult write(StudySet set, Path file, Format format) {
        return switch (format) {
            case SLEUTH -> SleuthWriter.write(set, file, SleuthWriter.Options.withDefaults());
            case NIMADS -> NimadsWriter.write(set, file);
            case CSV, TSV, XLSX -> TableWriter.write(set, file, format);
            case NIMARE_DATASET ->
                throw InputException.of(
                        Location.of(file),
                        "NiMARE's older data sets can be read but not written",
                        "sleuth, nimads, csv, tsv or xlsx",
                        "Write a NIMADS study set; NiMARE reads it.");
        };
    }
}
