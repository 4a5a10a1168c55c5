package org.nocimap.review.handover;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.nocimap.appraisal.instruments.Instrument;
import org.nocimap.appraisal.instruments.Instruments;
import org.nocimap.appraisal.instruments.Judgement;
import org.nocimap.review.collection.Collected;
import org.nocimap.review.collection.Collected.CollectedRow;
import org.nocimap.review.forms.FormField;
import org.nocimap.review.records.BibliographicRecord;

/** What is known of a row besides its own cells: of its publication, its people, its contrast, and how its study was judged. */
final class StudyTags {
    private static final List<String> OF_PEOPLE = List.of(
            "diagnosis",
            "condition",
            "criteria",
            "women",
            "age_mean",
            "duration_months",
            "pain_mean",
            "pain_scale",
            "medication");
    private static final List<String> OF_CONTRAST =
            List.of("modality", "task", "extent", "threshold", "threshold_p", "correction", "software");

    private final Map<Long, BibliographicRecord> records;
    private final List<CollectedRow> people;
    private final List<CollectedRow> contrasts;
    private final Map<String, Map<String, String>> judged = new HashMap<>();

    /**
     * @param instruments ids of the forms that judge
     */
    StudyTags(Collected collected, Map<Long, BibliographicRecord> records, List<String> instruments) {
        this.records = records;
        this.people = collected.of("population");
        this.contrasts = collected.of("imaging-study");
        for (String id : instruments) {
            collected.of(id).forEach(row -> judge(id, row));
        }
    }

    /** Tags of a row's study and publication; the row's own cells are to be laid over them. */
    Map<String, String> of(CollectedRow row) {
        Map<String, String> tags = new LinkedHashMap<>();
        BibliographicRecord record = records.get(row.publication());
        if (record != null) {
            record.year().ifPresent(year -> tags.put("year", Integer.toString(year)));
            put(tags, "doi", record.doi());
            put(tags, "pmid", record.pmid());
        }
        tags.put("publication", Long.toString(row.publication()));
        people(row).ifPresent(own -> OF_PEOPLE.forEach(key -> put(tags, key, own.value(key))));
        contrast(row).ifPresent(own -> OF_CONTRAST.forEach(key -> put(tags, key, own.value(key))));
        tags.putAll(judged.getOrDefault(row.study(), Map.of()));
        return tags;
    }

    /** The patients of a row's sample; the study's only patients where the row names none. */
    Optional<CollectedRow> people(CollectedRow row) {
        List<CollectedRow> own = people.stream()
                .filter(p -> p.study().equals(row.study()) && !p.value("group").equals("controls"))
                .toList();
        List<CollectedRow> named = own.stream()
                .filter(p -> !row.value("sample").isEmpty()
                        && plain(p.value("sample")).equals(plain(row.value("sample"))))
                .toList();
        List<CollectedRow> found = named.isEmpty() && own.size() == 1 ? own : named;
        // What the same publication says comes first.
        return found.stream()
                .filter(p -> p.publication() == row.publication())
                .findFirst()
                .or(() -> found.stream().findFirst());
    }

    /** What the imaging form says of a row's contrast; the publication's only contrast where the row names none. */
    Optional<CollectedRow> contrast(CollectedRow row) {
        List<CollectedRow> own = contrasts.stream()
                .filter(c -> c.publication() == row.publication())
                .toList();
        Optional<CollectedRow> named = own.stream()
                .filter(c -> plain(c.value("contrast")).equals(plain(row.value("contrast"))))
                .findFirst();
        return named.isPresent() || own.size() != 1 ? named : Optional.of(own.get(0));
    }

    private void judge(String id, CollectedRow row) {
        Map<String, String> tags = judged.computeIfAbsent(row.study(), s -> new LinkedHashMap<>());
        Map<String, String> domains = new HashMap<>();
        for (FormField field : row.form().fields()) {
            boolean judgement = field.duty() != FormField.Duty.REMARKS
                    && !field.key().equals("overall")
                    && !field.key().equals("result")
                    && !row.value(field.key()).isEmpty();
            if (judgement) {
                tags.putIfAbsent(id + "_" + field.key(), row.value(field.key()));
                domains.put(field.key(), row.value(field.key()));
            }
        }
        String overall = row.value("overall");
        if (overall.isEmpty() && Instruments.names().contains(id)) {
            Instrument instrument = Instruments.shipped(id);
            overall = instrument.overall(domains).map(Judgement::words).orElse("");
        }
        put(tags, id, overall);
    }

    static void put(Map<String, String> tags, String key, String value) {
        if (!value.isEmpty()) {
            tags.put(key, value);
        }
    }

    static String plain(String text) {
        return text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
