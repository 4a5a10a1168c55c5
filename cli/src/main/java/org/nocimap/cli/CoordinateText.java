package org.nocimap.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.nocimap.files.BoundedInput;
import org.nocimap.files.LineReader;
import org.nocimap.image.Point;

/** Places as people type them: three numbers each. */
final class CoordinateText {
    private static final long MOST_BYTES = 64L << 20;
    private static final int LONGEST_LINE = 1 << 12;

    private CoordinateText() {}

    /** {@code 1 2 3 4 5 6}, or the same with commas, are two places. */
    static List<Point> triples(String option, List<String> words, OptionReader options) {
        List<String> numbers = new ArrayList<>();
        for (String word : words) {
            for (String number : word.split("[,;\\s]+")) {
                if (!number.isEmpty()) {
                    numbers.add(number);
                }
            }
        }
        if (numbers.size() % 3 != 0) {
            options.problem(option, numbers.size() + " numbers make no places", "three numbers for each: X Y Z", "");
            return List.of();
        }
        List<Point> points = new ArrayList<>();
        for (int n = 0; n < numbers.size(); n += 3) {
            points.add(new Point(
                    options.number(option, numbers.get(n), OptionReader.Range.COORDINATE),
                    options.number(option, numbers.get(n + 1), OptionReader.Range.COORDINATE),
                    options.number(option, numbers.get(n + 2), OptionReader.Range.COORDINATE)));
        }
        return points;
    }

    /** A place on each line; blank lines and what follows a {@code #} mean nothing. */
    static List<Point> read(Path file, OptionReader options) {
        List<Point> points = new ArrayList<>();
        try (LineReader lines = LineReader.open(file, MOST_BYTES, LONGEST_LINE)) {
            while (lines.advance()) {
                String text = lines.text().replaceFirst("#.*", "").strip();
                if (!text.isEmpty()) {
                    points.addAll(triples(file + ":" + lines.number(), List.of(text), options));
                }
            }
        } catch (IOException e) {
            throw BoundedInput.broken(file, e);
        }
        return points;
    }
}
