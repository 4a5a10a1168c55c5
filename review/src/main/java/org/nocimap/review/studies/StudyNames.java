package org.nocimap.review.studies;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.nocimap.review.intake.Merging;
import org.nocimap.review.intake.StoredRecords;
import org.nocimap.review.records.BibliographicRecord;
import org.nocimap.review.store.Reading;
import org.nocimap.review.store.Row;
import org.nocimap.review.store.Table;

/**
 * What the studies of the included publications are called: as people named them where reports were linked, else by first author and
 * year, with a letter where that is not enough (Schreiber 2017a).
 *
 * @param byPublication the study's name by publication, in the order of the publications
 * @param records the publication's record, merged from all it came with
 */
public record StudyNames(Map<Long, String> byPublication, Map<Long, BibliographicRecord> records) {
    public StudyNames {
        byPublication = Collections.unmodifiableMap(new LinkedHashMap<>(byPublication));
        records = Collections.unmodifiableMap(new LinkedHashMap<>(records));
    }

    /** Names for all that was included in full text, and what an earlier version of the review had included. */
    public static StudyNames of(Reading review) {
        Map<Long, BibliographicRecord> records = new TreeMap<>();
        for (long publication : included(review)) {
            records.put(publication, Merging.merged(StoredRecords.ofPublication(review, publication)));
        }
        Map<Long, String> linked = new TreeMap<>();
        for (Row row : review.all(Table.STUDY_REPORT)) {
            if (row.choice("state", Studies.Link.class) == Studies.Link.LINKED) {
                linked.put(row.number("publication"), row.text("study"));
            }
        }
        Set<String> taken = new HashSet<>();
        review.all(Table.STUDY).forEach(row -> taken.add(plain(row.text("name"))));
        Map<String, List<Long>> alike = new TreeMap<>();
        records.forEach((publication, record) -> {
            if (!linked.containsKey(publication)) {
                alike.computeIfAbsent(label(record, publication), l -> new ArrayList<>())
                        .add(publication);
            }
        });
        Map<Long, String> names = new TreeMap<>();
        alike.forEach((label, publications) -> {
            int letter = 0;
            for (long publication : publications) {
                String name = publications.size() == 1 ? label : label + letter(letter++);
                while (!taken.add(plain(name))) {
                    name = label + letter(letter++);
                }
                names.put(publication, name);
            }
        });
        records.keySet().stream().filter(linked::containsKey).forEach(p -> names.put(p, linked.get(p)));
        return new StudyNames(names, records);
    }

    /** Publications that the review includes, ascending. */
    public static List<Long> included(Reading review) {
        return review
                .rows("SELECT p.id FROM imported_record p WHERE p.publication = p.id AND (EXISTS (SELECT 1 FROM"
                        + " decision d WHERE d.publication = p.id AND d.phase = 'FULL_TEXT' AND d.outcome ="
                        + " 'INCLUDED') OR EXISTS (SELECT 1 FROM imported_record r JOIN source_file f ON f.id ="
                        + " r.source_file WHERE r.publication = p.id AND f.origin = 'PREVIOUS_REVIEW')) ORDER BY"
                        + " p.id")
                .stream()
                .map(row -> row.number("id"))
                .toList();
    }

    private static String label(BibliographicRecord record, long publication) {
        String author = record.authors().isEmpty() ? "" : record.authors().get(0);
        String surname = author.contains(",") ? author.substring(0, author.indexOf(',')) : author;
        OptionalInt year = record.year();
        String label = (surname.strip() + (year.isPresent() ? " " + year.getAsInt() : ""))
                .replaceAll("[/\\p{Cntrl}]+", " ")
                .strip();
        return label.isEmpty() ? "publication " + publication : label;
    }

    /** a … z, aa, ab … */
    private static String letter(int n) {
        String last = Character.toString((char) ('a' + n % 26));
        return n < 26 ? last : letter(n / 26 - 1) + last;
    }

    private static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
