package org.nocimap.review.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts tagged text into records: RIS ({@code TY  - JOUR}), PubMed's NBIB ({@code PMID- 123}) and Web of Science ({@code PT J}).
 *
 * <p>A line without a tag goes on with the field before it. A record that is not ended ends where the next begins.
 */
final class TaggedSplitter {
    /** How one dialect writes fields. */
    enum Dialect {
        RIS("^\\s?([A-Z][A-Z0-9]) {1,3}-(?: (.*)|\\s*)$", "TY", "ER"),
        NBIB("^([A-Z]{2,4}) *- ?(.*)$", "PMID", ""),
        WEB_OF_SCIENCE("^([A-Z][A-Z0-9])(?: (.*))?$", "PT", "ER");

        private final Pattern field;
        private final String first;
        private final String last;

        Dialect(String field, String first, String last) {
            this.field = Pattern.compile(field);
            this.first = first;
            this.last = last;
        }
    }

    private final Dialect dialect;
    private final String text;
    private final List<TaggedRecord> records = new ArrayList<>();
    private final List<String> raws = new ArrayList<>();
    private final List<Unread> unread = new ArrayList<>();

    private Optional<TaggedRecord> open = Optional.empty();
    /** Fields come behind the end of the last record. */
    private boolean trailing;

    private int strayLine;
    private final StringBuilder stray = new StringBuilder();

    private TaggedSplitter(Dialect dialect, String text) {
        this.dialect = dialect;
        this.text = text;
    }

    static TaggedSplitter split(Dialect dialect, String text) {
        TaggedSplitter splitter = new TaggedSplitter(dialect, text);
        splitter.run();
        return splitter;
    }

    List<TaggedRecord> records() {
        return records;
    }

    /** The record's own text, by its place in {@link #records()}. */
    String raw(int record) {
        return raws.get(record);
    }

    List<Unread> unread() {
        return unread;
    }

    private void run() {
        TextLines lines = new TextLines(text);
        int ended = 0;
        while (lines.advance()) {
            String line = lines.line();
            Matcher field = dialect.field.matcher(line);
            boolean tagged = field.matches();
            String tag = tagged ? field.group(1) : "";
            if (tagged && tag.equals(dialect.first)) {
                close(lines.start());
                flushStray();
                open = Optional.of(new TaggedRecord(lines.number(), lines.start()));
            }
            if (open.isEmpty() && tagged && !tag.equals(dialect.last)) {
                trailing = dialect == Dialect.RIS && !records.isEmpty() && stray.isEmpty();
            }
            if (open.isEmpty() && trailing && !line.isBlank()) {
                goOnAfterItsEnd(tag, field, line);
                continue;
            }
            if (open.isEmpty()) {
                keepStray(line, lines.number(), tag);
            } else if (tagged && tag.equals(dialect.last)) {
                close(lines.end());
            } else if (tagged) {
                String value = field.group(2);
                open.get().add(tag, value == null ? "" : value);
            } else if (!line.isBlank()) {
                open.get().goOn(line.strip());
            }
            ended = lines.end();
        }
        close(ended);
        flushStray();
    }

    /** Some exporters write fields behind the end of a record: they belong to it. */
    private void goOnAfterItsEnd(String tag, Matcher field, String line) {
        int last = records.size() - 1;
        if (tag.isEmpty()) {
            records.get(last).goOn(line.strip());
        } else {
            String value = field.group(2);
            records.get(last).add(tag, value == null ? "" : value);
        }
        raws.set(last, raws.get(last) + "\n" + line);
    }

    private void close(int end) {
        if (open.isPresent()) {
            TaggedRecord record = open.get();
            String raw = text.substring(record.start(), end);
            if (raw.length() > TaggedRecord.LONGEST) {
                unread.add(
                        Unread.of(record.line(), "a record of more than " + TaggedRecord.LONGEST + " characters", raw));
            } else {
                records.add(record);
                raws.add(raw);
            }
            open = Optional.empty();
            trailing = false;
        }
    }

    /** Text outside records: numbers, headers and blank lines mean nothing, all else is kept. */
    private void keepStray(String line, int number, String tag) {
        boolean header =
                dialect == Dialect.WEB_OF_SCIENCE && (tag.equals("FN") || tag.equals("VR") || tag.equals("EF"));
        if (header
                || line.isBlank()
                || line.strip().matches("\\d+\\.?|Provider:.*|Database:.*|Content:.*|ER\\s*-?.*")) {
            return;
        }
        if (stray.isEmpty()) {
            strayLine = number;
        }
        if (stray.length() < Unread.LONGEST) {
            stray.append(line).append('\n');
        }
    }

    private void flushStray() {
        if (!stray.isEmpty()) {
            unread.add(Unread.of(strayLine, "text outside a record", stray.toString()));
            stray.setLength(0);
        }
    }
}
