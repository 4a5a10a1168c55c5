package org.nocimap.review.fulltexts;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.nocimap.files.AtomicFile;
import org.nocimap.files.BoundedInput;
import org.nocimap.files.Checksum;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.review.articles.BoundedPdf;
import org.nocimap.review.intake.Merging;
import org.nocimap.review.intake.StoredRecords;
import org.nocimap.review.records.BibliographicRecord;
import org.nocimap.review.store.Row;
import org.nocimap.review.store.Table;
import org.nocimap.review.store.Writing;
import org.nocimap.review.workspace.Member;
import org.nocimap.review.workspace.Role;
import org.nocimap.review.workspace.Workspace;

/** Attaches full texts, and records which could not be retrieved. */
public final class FullTexts {
    /** Larger files are seldom papers. */
    static final long MOST_BYTES = 200L << 20;

    private final Workspace workspace;

    public FullTexts(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Whether a full text was got. */
    public enum State {
        RETRIEVED,
        NOT_RETRIEVED
    }

    /**
     * A full text.
     *
     * @param state whether it was got
     * @param attempts what was tried, in words
     * @param name the file had; empty without a file
     * @param sha256 of the file; empty without one
     */
    public record FullText(State state, String attempts, String name, String sha256) {}

    /**
     * Attaches a PDF. The file is copied under its checksum, whatever it is called, and its text beside it; its name is kept as a text
     * and never as a path. A scan has no text and is attached all the same.
     *
     * @throws InputException when it is no whole PDF, is locked, or goes beyond what an article is
     */
    public FullText attach(Member member, long publication, Path file) {
        member.needs(Role.LEAD, Role.REVIEWER, Role.EXTRACTOR);
        byte[] bytes = BoundedInput.readAll(file, MOST_BYTES);
        if (bytes.length < 5 || bytes[0] != '%' || bytes[1] != 'P' || bytes[2] != 'D' || bytes[3] != 'F') {
            throw InputException.of(
                    Location.of(file), "is no PDF", "a file that begins with %PDF", "Save the paper as PDF.");
        }
        String text = BoundedPdf.text(file, bytes);
        String sha256 = Checksum.sha256(bytes);
        Path stored = workspace.fullTexts().resolve(sha256 + ".pdf");
        if (!Files.exists(stored)) {
            AtomicFile.write(stored, out -> out.write(bytes));
        }
        if (!text.isBlank()) {
            AtomicFile.writeText(workspace.fullTexts().resolve(sha256 + ".txt"), text);
        }
        String name = String.valueOf(file.getFileName());
        workspace.store().write(member.name(), "attach", w -> {
            checkSought(w, publication);
            w.put(
                    Table.FULL_TEXT,
                    row(publication, State.RETRIEVED, attempts(w, publication), name, sha256, bytes.length));
            return 0;
        });
        return new FullText(State.RETRIEVED, "", name, sha256);
    }

    /**
     * What was tried, and that it did not help.
     *
     * @param attempts in words: library, authors written to
     */
    public void notRetrieved(Member member, long publication, String attempts) {
        member.needs(Role.LEAD, Role.REVIEWER, Role.EXTRACTOR);
        if (attempts.isBlank()) {
            throw InputException.of(
                    Location.option("--attempts"),
                    "it is not said what was tried",
                    "words such as \"library; authors written to on 2026-03-01\"",
                    "Say what was tried.");
        }
        workspace.store().write(member.name(), "not-retrieved", w -> {
            checkSought(w, publication);
            if (w.find(Table.DECISION, publication, "FULL_TEXT").isPresent()) {
                throw InputException.of(
                        Location.NOWHERE.about("publication " + publication),
                        "was judged in full text already",
                        "a publication that nobody could read",
                        "Take the votes on its full text back first, if it was not read.");
            }
            w.put(Table.FULL_TEXT, row(publication, State.NOT_RETRIEVED, attempts, "", "", 0));
            return 0;
        });
    }

    /**
     * A publication whose full text is sought.
     *
     * @param publication its number
     * @param record what is known of it
     * @param text what became of its full text; empty as long as nobody said
     */
    public record Sought(long publication, BibliographicRecord record, Optional<FullText> text) {
        /** Where the publisher has it; empty without a DOI. */
        public String link() {
            return record.doi().isEmpty() ? "" : "https://doi.org/" + record.doi();
        }
    }

    /** All publications that passed title and abstract, by number. */
    public List<Sought> sought() {
        return workspace.store().read(r -> r
                .rows("SELECT publication FROM decision WHERE phase = 'TITLE_ABSTRACT' AND outcome ="
                        + " 'INCLUDED' ORDER BY publication")
                .stream()
                .map(row -> row.number("publication"))
                .map(publication -> new Sought(
                        publication,
                        Merging.merged(StoredRecords.ofPublication(r, publication)),
                        r.find(Table.FULL_TEXT, publication).map(FullTexts::fullText)))
                .toList());
    }

    public Optional<FullText> of(long publication) {
        return workspace.store().read(r -> r.find(Table.FULL_TEXT, publication)).map(FullTexts::fullText);
    }

    private static FullText fullText(Row row) {
        return new FullText(
                row.choice("state", State.class), row.text("attempts"), row.text("file_name"), row.text("sha256"));
    }

    /** The text of a publication's PDF; empty without one, and for a scan. */
    public String text(long publication) {
        Path stored = workspace
                .fullTexts()
                .resolve(of(publication).map(FullText::sha256).orElse("") + ".txt");
        return Files.isRegularFile(stored)
                ? new String(BoundedInput.readAll(stored, MOST_BYTES), StandardCharsets.UTF_8)
                : "";
    }

    private static String attempts(Writing w, long publication) {
        return w.find(Table.FULL_TEXT, publication)
                .map(row -> row.text("attempts"))
                .orElse("");
    }

    private static Row row(long publication, State state, String attempts, String name, String sha256, long bytes) {
        return Row.of(
                "publication", publication,
                "state", state,
                "attempts", attempts,
                "file_name", name,
                "sha256", sha256,
                "bytes", bytes,
                "content", "");
    }

    private static void checkSought(Writing w, long publication) {
        boolean sought = w.find(Table.DECISION, publication, "TITLE_ABSTRACT")
                .filter(d -> d.text("outcome").equals("INCLUDED"))
                .isPresent();
        if (!sought) {
            throw InputException.of(
                    Location.NOWHERE.about("publication " + publication),
                    "did not pass title and abstract",
                    "a publication whose full text is sought",
                    "See them with \"nocimap review status\".");
        }
    }
}
