package org.nocimap.review.harvest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.nocimap.files.AtomicFile;
import org.nocimap.files.BoundedInput;
import org.nocimap.files.Checksum;
import org.nocimap.review.catalogues.PubMed;
import org.nocimap.review.formats.PubMedSet;
import org.nocimap.review.intake.Intake;
import org.nocimap.review.intake.Origin;
import org.nocimap.review.search.Database;
import org.nocimap.review.search.RenderedSearch;
import org.nocimap.review.services.ServiceClient;
import org.nocimap.review.workspace.Member;
import org.nocimap.review.workspace.Role;
import org.nocimap.review.workspace.Workspace;

/**
 * Runs a strategy in PubMed and takes in what is new. Batches are kept in the workspace as they come, so that a run that was stopped goes
 * on where it was; nothing is taken in before all of them are there.
 */
public final class PubMedHarvest {
    private static final long LONGEST_BATCH = 1L << 26;

    private final Workspace workspace;
    private final ServiceClient client;
    private final PubMed pubMed;

    public PubMedHarvest(Workspace workspace, ServiceClient client) {
        this.workspace = workspace;
        this.client = client;
        this.pubMed = new PubMed(client);
    }

    /** How far a run goes. */
    public enum Extent {
        /** Count the lines. */
        COUNT,
        /** And take in what is found. */
        FETCH
    }

    /**
     * What came of a run.
     *
     * @param search as it was written down
     * @param missing numbers that PubMed named and then did not give: deleted ones, and books
     * @param files that were taken in
     */
    public record Harvest(Searches.Search search, List<String> missing, List<Intake.SourceFile> files) {
        public Harvest {
            missing = List.copyOf(missing);
            files = List.copyOf(files);
        }
    }

    /** Hears what is done. */
    public interface Progress {
        void done(String what, long done, long of);
    }

    /**
     * @param title of the strategy
     * @param search written for PubMed
     * @param most records that are wanted at most
     * @param today ISO 8601 date
     */
    public Harvest run(
            Member member,
            String title,
            RenderedSearch search,
            Extent extent,
            long most,
            LocalDate today,
            Progress progress) {
        member.needs(Role.LEAD, Role.REVIEWER);
        if (search.database() != Database.PUBMED) {
            throw new IllegalArgumentException("a search written for PubMed");
        }
        List<Searches.Line> lines =
                pubMed.count(search, (done, of) -> progress.done("lines counted", done, of)).stream()
                        .map(l -> new Searches.Line(
                                l.query(), l.translation(), String.join("; ", l.remarks()), l.records()))
                        .toList();
        long found = lines.get(lines.size() - 1).records();
        List<String> missing = new ArrayList<>();
        List<Intake.SourceFile> taken = new ArrayList<>();
        long fresh = 0;
        if (extent == Extent.FETCH) {
            List<String> ids = pubMed.find(search.single(), most);
            found = ids.size();
            Set<String> known = known();
            List<String> wanted = ids.stream().filter(id -> !known.contains(id)).toList();
            List<Path> files = fetch(search, wanted, today, missing, progress);
            Intake intake = new Intake(workspace.store());
            Intake.About about = new Intake.About(Origin.DATABASE, Database.PUBMED.title(), today.toString());
            for (Path file : files) {
                taken.add(intake.take(member, file, about));
            }
            fresh = wanted.size() - (long) missing.size();
        }
        Searches.Search done = new Searches.Search(
                0,
                Database.PUBMED.title(),
                title,
                search.single(),
                today.toString(),
                found,
                fresh,
                extent == Extent.FETCH ? Searches.State.FETCHED : Searches.State.COUNTED,
                lines);
        long number = workspace.store().write(member.name(), "search", w -> {
            long n = Searches.write(w, done);
            Requests.write(w, "search " + n, client.asked());
            return n;
        });
        return new Harvest(
                new Searches.Search(
                        number,
                        done.database(),
                        title,
                        done.query(),
                        done.searchedOn(),
                        found,
                        fresh,
                        done.state(),
                        lines),
                missing,
                taken);
    }

    /** Numbers of the records that the review has from PubMed. */
    private Set<String> known() {
        Set<String> known = new HashSet<>();
        workspace
                .store()
                .read(r ->
                        r.rows("SELECT r.pmid FROM imported_record r JOIN source_file f ON f.id = r.source_file WHERE"
                                + " r.pmid <> '' AND f.origin = 'DATABASE' AND f.database_name = 'PubMed'"))
                .forEach(row -> known.add(row.text("pmid")));
        return known;
    }

    /** Files that hold the articles, those of an earlier run that was stopped among them. */
    private List<Path> fetch(
            RenderedSearch search, List<String> wanted, LocalDate today, List<String> missing, Progress progress) {
        String key = Checksum.sha256(search.single().getBytes(StandardCharsets.UTF_8))
                .substring(0, 12);
        Path folder = workspace.folder().resolve("searches").resolve("pubmed-" + key);
        List<Path> files = new ArrayList<>();
        Set<String> left = new HashSet<>(wanted);
        for (Path file : batches(folder)) {
            List<String> held = held(file);
            if (!held.isEmpty() && left.containsAll(held)) {
                left.removeAll(held);
                files.add(file);
            }
        }
        List<String> order = wanted.stream().filter(left::contains).toList();
        int number = 1;
        for (int from = 0; from < order.size(); from += PubMed.BATCH) {
            List<String> batch = order.subList(from, Math.min(order.size(), from + PubMed.BATCH));
            PubMed.Articles articles = pubMed.fetch(batch);
            missing.addAll(articles.missing());
            progress.done("records fetched", from + (long) batch.size(), order.size());
            if (articles.missing().size() == batch.size()) {
                continue;
            }
            Path file;
            do {
                file = folder.resolve(String.format(Locale.ROOT, "pubmed-%s-%03d.xml", today, number++));
            } while (Files.exists(file));
            AtomicFile.writeText(file, articles.xml());
            files.add(file);
        }
        return files;
    }

    private static List<Path> batches(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        AtomicFile.removeLeftovers(folder);
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".xml")).sorted().toList();
        } catch (IOException e) {
            throw AtomicFile.unwritable(folder, e);
        }
    }

    private static List<String> held(Path file) {
        try {
            return PubMedSet.of(new String(BoundedInput.readAll(file, LONGEST_BATCH), StandardCharsets.UTF_8))
                    .pmids();
        } catch (XMLStreamException e) {
            return List.of();
        }
    }
}
