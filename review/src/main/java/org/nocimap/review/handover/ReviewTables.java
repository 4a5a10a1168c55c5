package org.nocimap.review.handover;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.nocimap.review.collection.Collected;
import org.nocimap.review.collection.CollectionForm;
import org.nocimap.review.flow.Flow;
import org.nocimap.review.flow.FlowCounts;
import org.nocimap.review.intake.Merging;
import org.nocimap.review.intake.StoredRecords;
import org.nocimap.review.prisma.ChecklistItem;
import org.nocimap.review.protocol.Protocol;
import org.nocimap.review.protocol.Protocols;
import org.nocimap.review.records.BibliographicRecord;
import org.nocimap.review.store.Reading;
import org.nocimap.review.store.Row;
import org.nocimap.review.studies.StudyNames;

/** The tables that a report of a review prints: what was included, what was excluded and why, the checklist with what the review knows. */
public final class ReviewTables {
    private ReviewTables() {}

    /** Included publications, a row each. */
    public static HandOver.Sheet included(Reading review) {
        StudyNames names = StudyNames.of(review);
        List<List<String>> rows = new ArrayList<>();
        names.records().forEach((publication, record) -> {
            List<String> row = new ArrayList<>(
                    List.of(names.byPublication().getOrDefault(publication, ""), Long.toString(publication)));
            row.addAll(cells(record));
            rows.add(row);
        });
        return new HandOver.Sheet(
                List.of("study", "publication", "authors", "year", "title", "journal", "doi", "pmid"), rows);
    }

    /** Publications that were excluded in full text, and those that could not be retrieved, a row each with the reason. */
    public static HandOver.Sheet excluded(Reading review) {
        Protocol protocol = Protocols.current(review);
        List<List<String>> rows = new ArrayList<>();
        for (Row row :
                review.rows("SELECT d.publication, d.reason, d.how FROM decision d JOIN imported_record p ON p.id ="
                        + " d.publication AND p.publication = p.id WHERE d.phase = 'FULL_TEXT' AND d.outcome = 'EXCLUDED'"
                        + " ORDER BY d.publication")) {
            String words = protocol.criterion(row.text("reason"))
                    .map(Protocol.Criterion::text)
                    .orElse("");
            rows.add(excluded(review, row.number("publication"), row.text("reason"), words));
        }
        for (Row row : review.rows("SELECT f.publication, f.attempts FROM full_text f JOIN imported_record p ON p.id ="
                + " f.publication AND p.publication = p.id WHERE f.state = 'NOT_RETRIEVED' ORDER BY f.publication")) {
            rows.add(excluded(review, row.number("publication"), "not retrieved", row.text("attempts")));
        }
        return new HandOver.Sheet(
                List.of("publication", "reason", "in_words", "authors", "year", "title", "journal", "doi", "pmid"),
                rows);
    }

    private static List<String> excluded(Reading review, long publication, String reason, String words) {
        List<String> row = new ArrayList<>(List.of(Long.toString(publication), reason, words));
        row.addAll(cells(Merging.merged(StoredRecords.ofPublication(review, publication))));
        return row;
    }

    private static List<String> cells(BibliographicRecord record) {
        OptionalInt year = record.year();
        return List.of(
                String.join("; ", record.authors()),
                year.isPresent() ? Integer.toString(year.getAsInt()) : "",
                record.title(),
                record.journal(),
                record.doi(),
                record.pmid());
    }

    /** The PRISMA 2020 checklist: item, section, topic, what to report, what the review knows of it, and a column for the page. */
    public static HandOver.Sheet checklist(Reading review) {
        Map<String, String> known = known(review);
        List<List<String>> rows = ChecklistItem.all().stream()
                .map(item -> List.of(
                        item.item(),
                        item.section(),
                        item.topic(),
                        item.what(),
                        known.getOrDefault(item.item(), ""),
                        ""))
                .toList();
        return new HandOver.Sheet(
                List.of("item", "section", "topic", "to_report", "what_the_review_knows", "page"), rows);
    }

    private static Map<String, String> known(Reading review) {
        Protocol protocol = Protocols.current(review);
        FlowCounts flow = Flow.of(review);
        Map<String, String> known = new LinkedHashMap<>();
        known.put("1", protocol.title());
        Protocol.Question q = protocol.question();
        known.put(
                "4",
                List.of(q.population(), q.intervention(), q.comparison(), q.outcome()).stream()
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining("; ")));
        known.put(
                "5",
                protocol.criteria().stream()
                        .map(c -> c.code() + ": " + c.text())
                        .collect(Collectors.joining("; ")));
        known.put(
                "6",
                protocol.databases().stream()
                        .map(d -> d.name() + " " + String.join(", ", d.searched()))
                        .collect(Collectors.joining("; ")));
        known.put("8", selection(review));
        known.put("9", collection(review, CollectionForm.Kind.EXTRACTION));
        known.put("10a", String.join("; ", protocol.outcomes()));
        String judged = List.of(
                        collection(review, CollectionForm.Kind.INSTRUMENT),
                        collection(review, CollectionForm.Kind.STARS))
                .stream()
                .filter(t -> !t.isEmpty())
                .collect(Collectors.joining("; "));
        known.put("11", judged);
        known.put(
                "16a",
                (flow.databases().records() + flow.otherMethods().records()) + " records, " + flow.totalStudies()
                        + " studies in " + flow.totalReports() + " reports included: prisma.svg");
        known.put("16b", "excluded.csv");
        known.put("17", "included.csv");
        known.put("18", judged.isEmpty() ? "" : "nocimap review export --to evidence, then nocimap bias");
        known.put("24a", protocol.registration().isEmpty() ? "not registered" : protocol.registration());
        long versions = review.count("SELECT COUNT(*) FROM protocol");
        known.put("24b", "nocimap review protocol");
        known.put(
                "24c",
                versions < 2
                        ? "none"
                        : review.rows("SELECT at, reason FROM protocol WHERE version > 1 ORDER BY version").stream()
                                .map(r -> r.text("at").substring(0, 10) + " " + r.text("reason"))
                                .collect(Collectors.joining("; ")));
        known.put("27", "nocimap review export: everything as open files");
        return known;
    }

    private static String selection(Reading review) {
        List<String> words = new ArrayList<>();
        for (Map.Entry<String, String> phase :
                Map.of("TITLE_ABSTRACT", "titles and abstracts", "FULL_TEXT", "full texts").entrySet().stream()
                        .sorted(Map.Entry.<String, String>comparingByKey().reversed())
                        .toList()) {
            long people = review.count("SELECT COUNT(DISTINCT person) FROM vote WHERE phase = ?", phase.getKey());
            String votes = review.setting("votes." + phase.getKey());
            long settled = review.count(
                    "SELECT COUNT(*) FROM decision WHERE phase = ? AND how IN ('CONSENSUS', 'THIRD_PERSON')",
                    phase.getKey());
            if (people > 0) {
                boolean alone = votes.equals("1");
                words.add(phase.getValue() + ": "
                        + (alone ? "one vote for each" : (votes.isEmpty() ? "2" : votes) + " blinded votes for each")
                        + " by " + people + (people == 1 ? " person" : " people")
                        + (alone ? "" : ", conflicts settled: " + settled));
            }
        }
        return String.join("; ", words);
    }

    private static String collection(Reading review, CollectionForm.Kind kind) {
        List<String> words = new ArrayList<>();
        for (String form : Collected.forms(review, kind)) {
            String people = review.setting("extractors." + form);
            long settled = review.count(
                    "SELECT COUNT(*) FROM extraction_decision WHERE form = ? AND how IN ('CONSENSUS', 'THIRD_PERSON')",
                    form);
            words.add(form + ": " + (people.equals("1") ? "one person" : "two people, independently")
                    + (people.equals("1") ? "" : ", cells settled: " + settled));
        }
        return String.join("; ", words);
    }
}
