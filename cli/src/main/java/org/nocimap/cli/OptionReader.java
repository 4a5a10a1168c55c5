package org.nocimap.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nocimap.engine.Shard;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;
import org.nocimap.files.Problems;

/**
 * Turns the text of option values into what they mean, and collects everything that is wrong, so that the user hears of all of
 * it at once. A value that cannot be read is replaced by a harmless one; nothing is to be done with any value before
 * {@link #throwIfAny()} has passed.
 */
final class OptionReader {
    private final Problems problems = new Problems();

    /** Which numbers are meant. */
    enum Range {
        /** Between 0 and 1, both excluded: a p value. */
        PROBABILITY("a number above 0 and below 1") {
            @Override
            boolean holds(double value) {
                return value > 0 && value < 1;
            }
        },
        /** Between 0 and 1, both included: a share. */
        SHARE("a number from 0 to 1") {
            @Override
            boolean holds(double value) {
                return value >= 0 && value <= 1;
            }
        },
        NOT_NEGATIVE("a number that is 0 or more") {
            @Override
            boolean holds(double value) {
                return value >= 0 && Double.isFinite(value);
            }
        },
        /** A width in millimetres that fits into a brain. */
        WIDTH("a number above 0 and at most 100") {
            @Override
            boolean holds(double value) {
                return value > 0 && value <= 100;
            }
        },
        /** A standard deviation in millimetres, perhaps none. */
        SPREAD("a number from 0 to 100") {
            @Override
            boolean holds(double value) {
                return value >= 0 && value <= 100;
            }
        },
        /** A coordinate in millimetres. */
        COORDINATE("a number from -200 to 200") {
            @Override
            boolean holds(double value) {
                return value >= -200 && value <= 200;
            }
        };

        private final String expected;

        Range(String expected) {
            this.expected = expected;
        }

        abstract boolean holds(double value);
    }

    /** A whole number from {@code least} to {@code most}. */
    long wholeNumber(String option, String text, long least, long most) {
        try {
            long value = Long.parseLong(text.strip());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Told below, together with what was expected.
        }
        wrong(option, text, "a whole number from " + least + (most == Long.MAX_VALUE ? " up" : " to " + most));
        return least;
    }

    double number(String option, String text, Range range) {
        try {
            double value = Double.parseDouble(text.strip());
            if (range.holds(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Told below, together with what was expected.
        }
        wrong(option, text, range.expected);
        return 0.5;
    }

    /**
     * @param choices by the word on the command line; the first is the harmless one
     */
    <E> E choice(String option, String text, Map<String, E> choices) {
        E chosen = choices.get(text.strip());
        if (chosen != null) {
            return chosen;
        }
        wrong(option, text, "one of " + String.join(", ", choices.keySet()));
        return choices.values().iterator().next();
    }

    /** Several choices in the order given, each once. */
    <E> List<E> choices(String option, List<String> texts, Map<String, E> choices) {
        Set<E> chosen = new LinkedHashSet<>();
        for (String text : texts) {
            chosen.add(choice(option, text, choices));
        }
        return List.copyOf(chosen);
    }

    /** A day as ISO 8601 writes it; empty stays empty. */
    String date(String option, String text) {
        try {
            if (!text.isEmpty()) {
                LocalDate.parse(text);
            }
        } catch (DateTimeException e) {
            wrong(option, text, "a day such as 2026-05-11");
        }
        return text;
    }

    /** A file that exists and can be read. */
    Path inputFile(String option, String text) {
        Path file = path(option, text);
        if (!Files.exists(file)) {
            wrong(option, text, "a file that exists");
        } else if (Files.isDirectory(file)) {
            wrong(option, text, "a file; this is a folder");
        } else if (!Files.isReadable(file)) {
            wrong(option, text, "a file that you may read");
        }
        return file;
    }

    /** A folder that exists. */
    Path inputFolder(String option, String text) {
        Path folder = path(option, text);
        if (!Files.isDirectory(folder)) {
            wrong(option, text, "a folder that exists");
        }
        return folder;
    }

    /** A share of the work. */
    Optional<Shard> shard(String option, String text) {
        Optional<Shard> shard = Shard.parse(text);
        if (shard.isEmpty()) {
            wrong(option, text, "I/N, with I from 1 to N, such as 2/5");
        }
        return shard;
    }

    /** Files, each named once. */
    List<Path> inputFiles(String option, List<String> texts) {
        List<Path> files = new ArrayList<>();
        for (String text : texts) {
            Path file = inputFile(option, text);
            if (files.contains(file)) {
                wrong(option, text, "each file once");
            }
            files.add(file);
        }
        return files;
    }

    /** A folder that can be made, or written to. */
    Path outputFolder(String option, String text) {
        Path folder = path(option, text);
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            wrong(option, text, "a folder; this is a file");
        } else {
            checkWritable(option, text, folder);
        }
        return folder;
    }

    /** A file in a folder that can be made, or written to. */
    Path outputFile(String option, String text) {
        Path file = path(option, text);
        Path parent = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file) || parent == null) {
            wrong(option, text, "a file; this is a folder");
        } else {
            checkWritable(option, text, parent);
        }
        return file;
    }

    /**
     * A file to write that is not there yet, nor any that may be written beside it: {@code NAME_MNI} and {@code
     * NAME_Talairach} of Sleuth text in both spaces, {@code NAME_annotation} of a study set.
     */
    Path newFile(String option, String text) {
        Path file = outputFile(option, text);
        String name = String.valueOf(file.getFileName());
        int dot = name.indexOf('.', 1);
        String stem = dot < 0 ? name : name.substring(0, dot);
        for (String beside : List.of("", "_MNI", "_Talairach", "_annotation")) {
            Path there = file.resolveSibling(stem + beside + name.substring(stem.length()));
            if (Files.isRegularFile(there)) {
                problem(option, "\"" + there + "\" is there already", "a new name", "Replace it with --overwrite.");
            }
        }
        return file;
    }

    /** Anything else that is wrong with the options. */
    void problem(String option, String what, String expected, String mend) {
        problems.error(Location.option(option), what, expected, mend);
    }

    void problems(List<Problem> found) {
        problems.addAll(found);
    }

    /**
     * @throws InputException with everything that was wrong so far
     */
    void throwIfAny() {
        problems.throwIfAny();
    }

    private void checkWritable(String option, String text, Path folder) {
        Path existing = folder.toAbsolutePath().normalize();
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (existing == null || !Files.isDirectory(existing) || !Files.isWritable(existing)) {
            wrong(option, text, "a place where you may write");
        }
    }

    private Path path(String option, String text) {
        try {
            if (!text.isBlank()) {
                return Path.of(text);
            }
        } catch (InvalidPathException e) {
            // Told below.
        }
        wrong(option, text, "the name of a file or folder");
        return Path.of(".");
    }

    private void wrong(String option, String text, String expected) {
        problems.error(Location.option(option), "\"" + text + "\" cannot be used", expected, "");
    }
}
