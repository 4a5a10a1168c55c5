package org.nocimap.review.formats;

import java.util.ArrayList;
import java.util.List;

/** The tagged fields of one record, while they are being read. */
final class TaggedRecord {
    /** Characters of one record; a longer one is no record. */
    static final int LONGEST = 1 << 22;

    private final List<Field> fields = new ArrayList<>();
    private final int line;
    private final int start;

    /** A tag and its value, lines that go on joined by LF. */
    record Field(String tag, String value) {}

    TaggedRecord(int line, int start) {
        this.line = line;
        this.start = start;
    }

    void add(String tag, String value) {
        fields.add(new Field(tag, value));
    }

    /** Goes on with the field before. */
    void goOn(String more) {
        if (!fields.isEmpty()) {
            Field last = fields.remove(fields.size() - 1);
            fields.add(new Field(last.tag(), last.value() + "\n" + more));
        }
    }

    List<Field> fields() {
        return fields;
    }

    int line() {
        return line;
    }

    int start() {
        return start;
    }

    boolean isEmpty() {
        return fields.isEmpty();
    }

    /** All values of a tag. */
    List<String> all(String tag) {
        return fields.stream()
                .filter(f -> f.tag().equals(tag))
                .map(Field::value)
                .toList();
    }

    /** The first value that is not blank of the first of these tags that has one; empty when none has. */
    String first(String... tags) {
        for (String tag : tags) {
            for (Field field : fields) {
                if (field.tag().equals(tag) && !field.value().isBlank()) {
                    return field.value();
                }
            }
        }
        return "";
    }
}
