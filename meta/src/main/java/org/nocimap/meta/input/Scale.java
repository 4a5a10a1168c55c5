package org.nocimap.meta.input;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A scale that an outcome is measured on.
 *
 * @param name as people write it
 * @param low lowest value
 * @param high highest value
 */
public record Scale(String name, double low, double high) {
    private static final Pattern ENDS = Pattern.compile("(-?\\d+(?:\\.\\d+)?)\\s*(?:-|–|to)\\s*(\\d+(?:\\.\\d+)?)");

    /** Which values are good. */
    public enum Better {
        LOWER,
        HIGHER
    }

    /**
     * A minimal important change.
     *
     * @param scale it is stated for
     * @param better which end of the scale is good
     * @param change in units of the scale
     * @param source where it is from
     */
    public record Importance(Scale scale, Better better, double change, String source) {}

    public Scale {
        if (!(high > low)) {
            throw new IllegalArgumentException("a scale from " + low + " to " + high);
        }
    }

    /** The scale that a text such as {@code VAS 0-100} names; empty when it does not say where the scale begins and ends. */
    public static Optional<Scale> parse(String text) {
        Matcher ends = ENDS.matcher(text);
        if (!ends.find()) {
            return Optional.empty();
        }
        double low = Double.parseDouble(ends.group(1));
        double high = Double.parseDouble(ends.group(2));
        return high > low ? Optional.of(new Scale(text.strip(), low, high)) : Optional.empty();
    }

    /** How many units a unit of this scale is on another. */
    public double factorTo(Scale other) {
        return (other.high - other.low) / (high - low);
    }

    public boolean isSameAs(Scale other) {
        return low == other.low && high == other.high;
    }

    /** The minimal important change that is known for this scale; scales are told by their first word and their ends. */
    public Optional<Importance> importance() {
        return known().stream()
                .filter(known ->
                        known.scale().isSameAs(this) && firstWord(known.scale()).equals(firstWord(this)))
                .findFirst();
    }

    private static String firstWord(Scale scale) {
        return scale.name.strip().split("\\s+")[0].toUpperCase(Locale.ROOT);
    }

    /** All scales whose minimal important change is known, with where it is from. */
    public static List<Importance> known() {
        try (InputStream in = Scale.class.getResourceAsStream("scales.txt")) {
            if (in == null) {
                throw new IllegalStateException("scales.txt is missing from the class path");
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Scale::importance)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Importance importance(String line) {
        List<String> cells = Arrays.stream(line.split("\\|")).map(String::strip).toList();
        Scale scale = new Scale(cells.get(0), Double.parseDouble(cells.get(1)), Double.parseDouble(cells.get(2)));
        Better better = Better.valueOf(cells.get(3).toUpperCase(Locale.ROOT));
        return new Importance(scale, better, Double.parseDouble(cells.get(4)), cells.get(5));
    }
}
