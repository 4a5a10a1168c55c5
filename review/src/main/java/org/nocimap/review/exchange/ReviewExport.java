package org.nocimap.review.exchange;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.nocimap.files.AtomicFile;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.review.collection.CollectionBlinding;
import org.nocimap.review.formats.RecordTable;
import org.nocimap.review.formats.RisWriter;
import org.nocimap.review.intake.Merging;
import org.nocimap.review.intake.StoredRecords;
import org.nocimap.review.records.BibliographicRecord;
import org.nocimap.review.screening.Blinding;
import org.nocimap.review.store.Archive;
import org.nocimap.review.store.Reading;
import org.nocimap.review.store.Row;
import org.nocimap.review.studies.StudyNames;
import org.nocimap.review.workspace.Member;
import org.nocimap.review.workspace.Role;
import org.nocimap.review.workspace.Workspace;

/** Writes a review out as open files. */
public final class ReviewExport {
    private ReviewExport() {}

    /**
     * Everything: {@code archive/} from which the same review can be made again, {@code full-texts/}, and for people {@code
     * publications.csv} with what was decided and {@code publications.ris}.
     *
     * @throws InputException when votes are hidden still, which an export of everything would show
     */
    public static void everything(Workspace review, Member lead, Path folder) {
        lead.needs(Role.LEAD);
        long hidden = review.store().read(r -> new Blinding(r).hiddenVotes());
        if (hidden > 0) {
            throw InputException.of(
                    Location.of(review.folder()),
                    hidden + " votes are hidden until the other vote on the same record is cast",
                    "a review in which nothing is hidden",
                    "Export when both have voted, open the phase with \"nocimap review unblind\", or make a backup.");
        }
        long rows = review.store().read(r -> new CollectionBlinding(r).hiddenRows());
        if (rows > 0) {
            throw InputException.of(
                    Location.of(review.folder()),
                    rows + " extracted rows are hidden until the other extractor is done",
                    "a review in which nothing is hidden",
                    "Export when both are done, or make a backup.");
        }
        Archive.write(review.store(), folder.resolve("archive"));
        copyFullTexts(review.fullTexts(), folder.resolve("full-texts"));
        tables(review, folder);
    }

    /** What was decided, for people. */
    public static void tables(Workspace review, Path folder) {
        review.store().read(r -> {
            RecordTable table = new RecordTable(
                    List.of("publication", "records", "title_abstract", "full_text", "reason", "retrieved", "study"));
            List<BibliographicRecord> included = new ArrayList<>();
            StudyNames names = StudyNames.of(r);
            Map<Long, List<StoredRecords.Stored>> publications = new TreeMap<>();
            for (StoredRecords.Stored record : StoredRecords.all(r)) {
                publications
                        .computeIfAbsent(record.publication(), p -> new ArrayList<>())
                        .add(record);
            }
            publications.forEach((publication, records) -> {
                BibliographicRecord merged = Merging.merged(records);
                String fullText = outcome(r, publication, "FULL_TEXT");
                table.add(
                        List.of(
                                Long.toString(publication),
                                Integer.toString(records.size()),
                                outcome(r, publication, "TITLE_ABSTRACT"),
                                fullText,
                                one(
                                        r,
                                        "SELECT reason AS v FROM decision WHERE publication = ? AND phase ="
                                                + " 'FULL_TEXT'",
                                        publication),
                                one(r, "SELECT state AS v FROM full_text WHERE publication = ?", publication),
                                names.byPublication().getOrDefault(publication, "")),
                        merged);
                if (fullText.equals("INCLUDED")) {
                    included.add(merged);
                }
            });
            Map<Path, AtomicFile.Content> files = new LinkedHashMap<>();
            files.put(
                    folder.resolve("publications.csv"),
                    out -> out.write(table.toString().getBytes(StandardCharsets.UTF_8)));
            files.put(
                    folder.resolve("included.ris"),
                    out -> out.write(RisWriter.text(included).getBytes(StandardCharsets.UTF_8)));
            AtomicFile.writeAll(files);
            return 0;
        });
    }

    private static String outcome(Reading r, long publication, String phase) {
        return r.first("SELECT outcome FROM decision WHERE publication = ? AND phase = ?", publication, phase)
                .map(row -> row.text("outcome"))
                .orElse("");
    }

    private static String one(Reading r, String sql, long publication) {
        return r.first(sql, publication).map((Row row) -> row.text("v")).orElse("");
    }

    /** Copies full texts, which are known by their checksum: what is there already stays. */
    public static void copyFullTexts(Path from, Path to) {
        if (!Files.isDirectory(from)) {
            return;
        }
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                AtomicFile.write(to.resolve(String.valueOf(file.getFileName())), out -> Files.copy(file, out));
            }
        } catch (IOException e) {
            throw AtomicFile.unwritable(to, e);
        }
    }
}
