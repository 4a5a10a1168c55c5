package org.nocimap.evidence.formats;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.nocimap.files.BoundedInput;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;

/**
 * A JSON file read as a stream of tokens, plain or gzip, so that memory is bounded by what the caller keeps. Depth, string
 * length and size are bounded; whatever is wrong comes as an {@link InputException} with line and column. Not thread-safe.
 *
 * <p>Between calls the current token is the value to be read; every reading method leaves it on the last token of that value.
 */
final class JsonInput implements Closeable {
    static final long MOST_BYTES = 1L << 29;
    private static final int DEEPEST = 64;
    private static final int LONGEST_STRING = 1 << 20;

    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST_STRING)
                    .maxNameLength(4096)
                    .maxNumberLength(100)
                    .maxDocumentLength(MOST_BYTES)
                    .build())
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private final Path file;
    private final String source;
    private final JsonParser parser;

    private JsonInput(Path file, JsonParser parser) {
        this.file = file;
        this.source = file.toString();
        this.parser = parser;
    }

    /** Opens a file and goes to its first value. */
    static JsonInput open(Path file) {
        try {
            JsonInput input = new JsonInput(file, FACTORY.createParser(BoundedInput.open(file, MOST_BYTES)));
            input.next();
            return input;
        } catch (IOException e) {
            throw BoundedInput.broken(file, e);
        }
    }

    boolean isObject() {
        return parser.currentToken() == JsonToken.START_OBJECT;
    }

    boolean isArray() {
        return parser.currentToken() == JsonToken.START_ARRAY;
    }

    boolean isNumber() {
        JsonToken token = parser.currentToken();
        return token != null && token.isNumeric();
    }

    /** Reads the members of the object under the cursor; {@code member} reads or skips each value. */
    void eachMember(Consumer<String> member) {
        while (next() != JsonToken.END_OBJECT) {
            String name = memberName();
            next();
            member.accept(name);
        }
    }

    /**
     * As {@link #eachMember}, until one says true; the cursor then stays where that member left it.
     *
     * @return whether one did
     */
    boolean anyMember(Predicate<String> member) {
        while (next() != JsonToken.END_OBJECT) {
            String name = memberName();
            next();
            if (member.test(name)) {
                return true;
            }
        }
        return false;
    }

    /** Reads the elements of the array under the cursor; {@code element} reads or skips each value. */
    void eachElement(Runnable element) {
        while (next() != JsonToken.END_ARRAY) {
            element.run();
        }
    }

    /** Goes past the value under the cursor. */
    void skip() {
        try {
            parser.skipChildren();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** The number under the cursor; may be NaN or infinite. */
    double number() {
        try {
            return parser.getDoubleValue();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** The text of a string, number or boolean, stripped; empty for null, blank text and (skipped) objects and arrays. */
    Optional<String> scalar() {
        JsonToken token = parser.currentToken();
        if (token == null || token == JsonToken.VALUE_NULL || !token.isScalarValue()) {
            skip();
            return Optional.empty();
        }
        try {
            String text = parser.getText().strip();
            return text.isEmpty() ? Optional.empty() : Optional.of(text);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** A scalar, or the scalars of an array joined by "; "; what is nested deeper is left out. */
    Optional<String> scalarOrList() {
        if (!isArray()) {
            return scalar();
        }
        List<String> parts = new ArrayList<>();
        eachElement(() -> scalar().ifPresent(parts::add));
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", parts));
    }

    /** Where the value under the cursor begins. */
    Location here(String item) {
        return at(parser.currentTokenLocation(), item);
    }

    /** Checks that nothing but blanks follows the first value. */
    void expectEnd() {
        try {
            if (parser.nextToken() != null) {
                throw InputException.of(
                        here(""), "text after the end of the JSON value", "one JSON value", "Take it out.");
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private JsonToken next() {
        try {
            JsonToken token = parser.nextToken();
            if (token == null) {
                throw endsInTheMiddle();
            }
            return token;
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private InputException endsInTheMiddle() {
        return InputException.of(
                at(parser.currentLocation(), ""),
                "the file ends in the middle",
                "complete JSON",
                "Copy or export the file again.");
    }

    private String memberName() {
        try {
            return parser.currentName();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private InputException failed(IOException e) {
        if (e instanceof BoundedInput.TooLargeException) {
            return BoundedInput.tooLarge(file, MOST_BYTES);
        }
        if (e instanceof StreamConstraintsException constraint) {
            return because(
                    at(parser.currentLocation(), ""),
                    "JSON beyond what a study set needs (" + firstSentence(constraint) + ")",
                    "at most " + DEEPEST + " levels and " + LONGEST_STRING + " characters in a string",
                    "Check that this is the right file.",
                    e);
        }
        if (e instanceof JsonEOFException) {
            return endsInTheMiddle();
        }
        if (e instanceof JsonProcessingException syntax) {
            JsonLocation place = syntax.getLocation();
            return because(
                    at(place == null ? parser.currentLocation() : place, ""),
                    "no valid JSON (" + firstSentence(syntax) + ")",
                    "JSON text in UTF-8",
                    "Export the file again, or mend it at this place.",
                    e);
        }
        return BoundedInput.broken(file, e);
    }

    private static InputException because(
            Location where, String what, String expected, String mend, IOException cause) {
        InputException problem = InputException.of(where, what, expected, mend);
        problem.initCause(cause);
        return problem;
    }

    private static String firstSentence(JsonProcessingException e) {
        return NumberReader.shortenedTo(
                e.getOriginalMessage().lines().findFirst().orElse(""), 160);
    }

    private Location at(JsonLocation place, String item) {
        return new Location(source, Math.max(0, place.getLineNr()), Math.max(0, place.getColumnNr()), item);
    }
}
