package org.nocimap.report.tables;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nocimap.image.Point;
import org.nocimap.report.words.Numbers;

/**
 * JSON from trees of maps, lists, texts, whole numbers, booleans and {@link Digits}. Numbers with a fraction are given as digits,
 * so that the same result has the same text on every Java version.
 */
public final class JsonText {
    private JsonText() {}

    /** A number, as it shall be written. */
    public record Digits(String text) {}

    public static Digits significant(double value, int digits) {
        return new Digits(Numbers.significant(value, digits));
    }

    /** A setting as the user wrote it. */
    public static Digits plain(double value) {
        return new Digits(Numbers.plain(value));
    }

    public static Digits fixed(double value, int decimals) {
        return new Digits(Numbers.fixed(value, decimals));
    }

    /** x, y, z in millimetres. */
    public static List<Digits> point(Point point) {
        return List.of(
                new Digits(Numbers.mm(point.x())),
                new Digits(Numbers.mm(point.y())),
                new Digits(Numbers.mm(point.z())));
    }

    /**
     * An object in the order of its pairs.
     *
     * @param pairs key, value, key, value, …
     */
    public static Map<String, Object> object(Object... pairs) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int n = 0; n < pairs.length; n += 2) {
            object.put((String) pairs[n], pairs[n + 1]);
        }
        return object;
    }

    /**
     * @param tree maps with texts as keys, lists, texts, whole numbers, booleans, {@link Digits}
     * @return two blanks deep, LF at the end
     */
    public static String of(Object tree) {
        StringWriter text = new StringWriter();
        DefaultIndenter indent = new DefaultIndenter("  ", "\n");
        try (JsonGenerator generator = new JsonFactory().createGenerator(text)) {
            generator.setPrettyPrinter(
                    new DefaultPrettyPrinter().withObjectIndenter(indent).withArrayIndenter(indent));
            write(generator, tree);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.append("\n").toString();
    }

    private static void write(JsonGenerator generator, Object value) throws IOException {
        if (value instanceof Map<?, ?> object) {
            generator.writeStartObject();
            for (Map.Entry<?, ?> entry : object.entrySet()) {
                generator.writeFieldName((String) entry.getKey());
                write(generator, entry.getValue());
            }
            generator.writeEndObject();
        } else if (value instanceof List<?> list) {
            generator.writeStartArray();
            for (Object item : list) {
                write(generator, item);
            }
            generator.writeEndArray();
        } else if (value instanceof Digits digits) {
            number(generator, digits.text());
        } else if (value instanceof Integer || value instanceof Long) {
            generator.writeNumber(((Number) value).longValue());
        } else if (value instanceof Boolean truth) {
            generator.writeBoolean(truth);
        } else if (value instanceof String text) {
            generator.writeString(text);
        } else {
            throw new IllegalArgumentException("no JSON for " + value.getClass());
        }
    }

    /** JSON has no infinity: it stands as a text. */
    private static void number(JsonGenerator generator, String digits) throws IOException {
        if (digits.endsWith("Inf") || digits.equals("NaN")) {
            generator.writeString(digits);
        } else {
            generator.writeNumber(digits);
        }
    }
}
