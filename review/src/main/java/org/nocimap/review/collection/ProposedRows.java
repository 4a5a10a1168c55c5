package org.nocimap.review.collection;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.nocimap.evidence.Experiment;
import org.nocimap.evidence.Focus;
import org.nocimap.evidence.SpaceNames;
import org.nocimap.evidence.Study;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;
import org.nocimap.review.proposals.Confirmation;
import org.nocimap.review.records.BibliographicRecord;
import org.nocimap.review.store.Store;
import org.nocimap.review.studies.StudyNames;

/**
 * Coordinates that a person accepted of a proposal, as rows of the form {@code coordinates}. An article is known by its DOI or PMID; where
 * it has none, the publication has to be named.
 */
public final class ProposedRows {
    private ProposedRows() {}

    /**
     * @param publication that the proposal is about, when it is about one article; empty to go by DOI and PMID
     * @throws InputException with every article that belongs to no included publication
     */
    public static List<Entries.Filled> of(Store store, Confirmation confirmed, Optional<Long> publication) {
        Map<Long, BibliographicRecord> records =
                store.<StudyNames>read(StudyNames::of).records();
        Problems problems = new Problems();
        List<Study> studies = confirmed.studies().studies();
        if (publication.isPresent() && studies.size() > 1) {
            problems.error(
                    Location.NOWHERE,
                    "the proposal is about " + studies.size() + " articles",
                    "one article for one publication",
                    "Leave the publication out, or give a proposal of one article.");
        }
        Map<Long, List<Map<String, String>>> rows = new LinkedHashMap<>();
        for (Study study : studies) {
            String article = study.tags().getOrDefault("article", "");
            Optional<Long> own = publication.or(() -> publication(records, article));
            if (own.isEmpty()) {
                problems.error(
                        Location.NOWHERE.about(study.name()),
                        "\"" + article + "\" is the DOI or PMID of no included publication",
                        "an article that the review includes",
                        "Name the publication with --publication.");
                continue;
            }
            List<Map<String, String>> into = rows.computeIfAbsent(own.get(), p -> new ArrayList<>());
            study.experiments().forEach(experiment -> into.addAll(rows(experiment)));
        }
        problems.throwIfAny();
        List<Entries.Filled> filled = new ArrayList<>();
        rows.forEach((number, own) -> filled.add(new Entries.Filled(number, own)));
        return filled;
    }

    private static Optional<Long> publication(Map<Long, BibliographicRecord> records, String article) {
        String plain = article.strip().toLowerCase(Locale.ROOT).replaceFirst("^(?:doi|pmid)[:\\s]*", "");
        return records.entrySet().stream()
                .filter(e -> !plain.isEmpty()
                        && (e.getValue().doi().equalsIgnoreCase(plain)
                                || e.getValue().pmid().equals(plain)))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static List<Map<String, String>> rows(Experiment experiment) {
        Map<String, String> shared = new LinkedHashMap<>();
        shared.put("contrast", experiment.name());
        experiment.subjects().ifPresent(n -> shared.put("n", Integer.toString(n)));
        if (experiment.foci().isEmpty()) {
            return List.of(shared);
        }
        List<Map<String, String>> rows = new ArrayList<>();
        for (Focus focus : experiment.foci()) {
            Map<String, String> row = new LinkedHashMap<>(shared);
            row.put("x", plain(focus.point().x()));
            row.put("y", plain(focus.point().y()));
            row.put("z", plain(focus.point().z()));
            row.put("space", SpaceNames.name(focus.space()));
            for (String key :
                    List.of("table", "row", "region", "side", "statistic", "statistic_is", "size", "size_is")) {
                Optional.ofNullable(focus.tags().get(key)).ifPresent(text -> row.put(key, text));
            }
            rows.add(row);
        }
        return rows;
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
