package org.nocimap.review.dedupe;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.nocimap.review.records.BibliographicRecord;

/** One record of all that stand for a publication, with the best of each field. */
public final class Merge {
    private Merge() {}

    /**
     * The fullest record leads and keeps its source; what it lacks comes from the others, the fuller first; of abstracts the
     * longest is taken, of titles one that is not all in capitals.
     *
     * @param same at least one record
     */
    public static BibliographicRecord of(List<BibliographicRecord> same) {
        List<BibliographicRecord> byFullness = same.stream()
                .sorted(Comparator.comparingInt(Merge::fields)
                        .thenComparingInt(r -> r.abstractText().length())
                        .reversed())
                .toList();
        BibliographicRecord merged = byFullness.get(0);
        for (BibliographicRecord other : byFullness.subList(1, byFullness.size())) {
            merged = merged.completedBy(other);
        }
        String title = byFullness.stream()
                .map(BibliographicRecord::title)
                .filter(t -> !t.isEmpty() && !t.equals(t.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElse(merged.title());
        String longest = byFullness.stream()
                .map(BibliographicRecord::abstractText)
                .max(Comparator.comparingInt(String::length))
                .orElseThrow();
        return merged.withTexts(title, longest);
    }

    private static int fields(BibliographicRecord r) {
        int fields = r.authors().isEmpty() ? 0 : 1;
        fields += r.year().isPresent() ? 1 : 0;
        fields += r.keywords().isEmpty() ? 0 : 1;
        for (String text : List.of(
                r.title(), r.journal(), r.volume(), r.issue(), r.pages(), r.doi(), r.pmid(), r.abstractText())) {
            fields += text.isEmpty() ? 0 : 1;
        }
        return fields;
    }
}
