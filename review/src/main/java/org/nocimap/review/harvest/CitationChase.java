package org.nocimap.review.harvest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nocimap.files.AtomicFile;
import org.nocimap.review.catalogues.Catalogue;
import org.nocimap.review.catalogues.Work;
import org.nocimap.review.dedupe.Deduplication;
import org.nocimap.review.dedupe.Duplicates;
import org.nocimap.review.formats.RisWriter;
import org.nocimap.review.intake.Intake;
import org.nocimap.review.intake.Merging;
import org.nocimap.review.intake.Origin;
import org.nocimap.review.intake.StoredRecords;
import org.nocimap.review.records.BibliographicRecord;
import org.nocimap.review.services.Service;
import org.nocimap.review.services.ServiceClient;
import org.nocimap.review.store.Reading;
import org.nocimap.review.store.Row;
import org.nocimap.review.store.Table;
import org.nocimap.review.workspace.Member;
import org.nocimap.review.workspace.Role;
import org.nocimap.review.workspace.Workspace;

/**
 * Follows the citations of included publications, one round at a time: what they cite and what cites them. What is found comes in as
 * records of citation searching, each once per service, and is merged with what is there by the usual rules; what is new then waits for
 * screening.
 */
public final class CitationChase {
    private final Workspace workspace;
    private final ServiceClient client;

    public CitationChase(Workspace workspace, ServiceClient client) {
        this.workspace = workspace;
        this.client = client;
    }

    /** Which way citations are followed. */
    public enum Direction {
        /** To what a publication cites. References do not change: they are followed once. */
        BACKWARD,
        /** To what cites it; followed anew in every round. */
        FORWARD
    }

    /** Whether anything is kept. */
    public enum Keeping {
        TAKE_IN,
        COUNT_ONLY
    }

    /**
     * A publication whose citations were followed.
     *
     * @param found publications that the service named
     */
    public record Followed(long publication, Service service, Direction direction, long found) {}

    /**
     * A round.
     *
     * @param followed what was followed where
     * @param unknown publications that a service does not know, or that lack the number it wants
     * @param records that were not taken in from the same service before
     * @param knownPublications of these that the review had
     * @param newPublications of these that it had not
     */
    public record Round(
            List<Followed> followed,
            Map<Service, List<Long>> unknown,
            long records,
            long knownPublications,
            long newPublications) {
        public Round {
            followed = List.copyOf(followed);
            unknown = new LinkedHashMap<>(unknown);
        }
    }

    /** A publication whose citations are to be followed. */
    public record Seed(long publication, BibliographicRecord record) {}

    /** The included publications, in their order. */
    public List<Seed> seeds() {
        return workspace.store().read(r -> {
            List<Seed> seeds = new ArrayList<>();
            for (Row row : r.rows(
                    "SELECT publication FROM decision WHERE phase = 'FULL_TEXT' AND outcome = 'INCLUDED' ORDER BY"
                            + " publication")) {
                List<StoredRecords.Stored> records = StoredRecords.ofPublication(r, row.number("publication"));
                if (!records.isEmpty()) {
                    seeds.add(new Seed(row.number("publication"), Merging.merged(records)));
                }
            }
            return List.copyOf(seeds);
        });
    }

    /**
     * @param services that are asked, in this order
     * @param today ISO 8601 date
     */
    public Round run(
            Member member,
            List<Service> services,
            Set<Direction> directions,
            Keeping keeping,
            LocalDate today,
            PubMedHarvest.Progress progress) {
        member.needs(Role.LEAD, Role.REVIEWER);
        List<Seed> seeds = seeds();
        Set<String> done = workspace.store().read(CitationChase::done);
        List<Followed> followed = new ArrayList<>();
        Map<Service, List<Long>> unknown = new LinkedHashMap<>();
        Map<Service, Map<String, BibliographicRecord>> found = new LinkedHashMap<>();
        long step = 0;
        for (Service service : services) {
            Catalogue catalogue = Catalogue.of(service, client);
            for (Seed seed : seeds) {
                List<Direction> ways = directions.stream()
                        .sorted()
                        .filter(d -> d == Direction.BACKWARD
                                ? !done.contains(name(seed.publication(), service))
                                : catalogue.forward() == Catalogue.Forward.TOLD)
                        .toList();
                Optional<Work> work = ways.isEmpty() ? Optional.empty() : find(catalogue, seed.record());
                if (work.isEmpty() && !ways.isEmpty()) {
                    unknown.computeIfAbsent(service, s -> new ArrayList<>()).add(seed.publication());
                }
                for (Direction way : work.isEmpty() ? List.<Direction>of() : ways) {
                    List<Work> linked = way == Direction.BACKWARD
                            ? catalogue.references(work.orElseThrow())
                            : catalogue.citations(work.orElseThrow());
                    followed.add(new Followed(seed.publication(), service, way, linked.size()));
                    Map<String, BibliographicRecord> own = found.computeIfAbsent(service, s -> new LinkedHashMap<>());
                    linked.forEach(l -> own.putIfAbsent(key(l.record()), l.record()));
                }
                step++;
                progress.done("publications followed", step, (long) seeds.size() * services.size());
            }
        }
        return keep(member, followed, unknown, found, keeping, today);
    }

    private static Optional<Work> find(Catalogue catalogue, BibliographicRecord record) {
        Optional<Work> work = record.doi().isEmpty() ? Optional.empty() : catalogue.byDoi(record.doi());
        return work.isEmpty() && !record.pmid().isEmpty() ? catalogue.byPmid(record.pmid()) : work;
    }

    private Round keep(
            Member member,
            List<Followed> followed,
            Map<Service, List<Long>> unknown,
            Map<Service, Map<String, BibliographicRecord>> found,
            Keeping keeping,
            LocalDate today) {
        List<StoredRecords.Stored> before = workspace.store().read(StoredRecords::all);
        before.stream()
                .filter(s -> s.origin() == Origin.CITATION_SEARCHING)
                .forEach(s -> found.forEach((service, records) -> {
                    if (s.record().source().database().equals(service.title())) {
                        records.remove(key(s.record()));
                    }
                }));
        List<BibliographicRecord> fresh =
                found.values().stream().flatMap(m -> m.values().stream()).toList();
        if (keeping == Keeping.COUNT_ONLY) {
            long publications = newPublications(before, fresh);
            return round(followed, unknown, fresh.size(), together(before, fresh) - publications, publications);
        }
        Intake intake = new Intake(workspace.store());
        found.forEach((service, records) -> {
            if (!records.isEmpty()) {
                Path file = file(service, today);
                AtomicFile.writeText(file, RisWriter.text(List.copyOf(records.values())));
                intake.take(
                        member, file, new Intake.About(Origin.CITATION_SEARCHING, service.title(), today.toString()));
            }
        });
        workspace.store().write(member.name(), "chase", w -> {
            followed.forEach(f -> w.put(
                    Table.CITATION_CHASE,
                    Row.of(
                            "publication", f.publication(),
                            "service", f.service().title(),
                            "direction", f.direction(),
                            "found", f.found(),
                            "at", w.at())));
            Requests.write(w, "citations " + today, client.asked());
            return 0;
        });
        new Merging(workspace.store()).run(member, Deduplication.usual());
        Set<Long> had = before.stream().map(StoredRecords.Stored::id).collect(Collectors.toSet());
        Map<Long, List<StoredRecords.Stored>> publications = workspace.store().read(StoredRecords::all).stream()
                .collect(Collectors.groupingBy(StoredRecords.Stored::publication));
        long known = 0;
        long added = 0;
        for (List<StoredRecords.Stored> records : publications.values()) {
            long old = records.stream().filter(s -> had.contains(s.id())).count();
            known += old > 0 && old < records.size() ? 1 : 0;
            added += old == 0 ? 1 : 0;
        }
        return round(followed, unknown, fresh.size(), known, added);
    }

    private static Round round(
            List<Followed> followed, Map<Service, List<Long>> unknown, long records, long known, long added) {
        return new Round(followed, unknown, records, known, added);
    }

    /** Publications among the fresh records that are not there yet, by the rules of merging. */
    private static long newPublications(List<StoredRecords.Stored> before, List<BibliographicRecord> fresh) {
        return groups(before, fresh).stream()
                .filter(g -> g.stream().allMatch(n -> n >= before.size()))
                .count();
    }

    /** Publications that the fresh records stand for. */
    private static long together(List<StoredRecords.Stored> before, List<BibliographicRecord> fresh) {
        return groups(before, fresh).stream()
                .filter(g -> g.stream().anyMatch(n -> n >= before.size()))
                .count();
    }

    private static List<List<Integer>> groups(List<StoredRecords.Stored> before, List<BibliographicRecord> fresh) {
        List<BibliographicRecord> all = new ArrayList<>(
                before.stream().map(StoredRecords.Stored::record).toList());
        all.addAll(fresh);
        Duplicates duplicates = Deduplication.usual().run(all);
        List<List<Integer>> groups = new ArrayList<>(duplicates.groups());
        Set<Integer> grouped =
                duplicates.groups().stream().flatMap(List::stream).collect(Collectors.toSet());
        for (int n = 0; n < all.size(); n++) {
            if (!grouped.contains(n)) {
                groups.add(List.of(n));
            }
        }
        return groups;
    }

    private Path file(Service service, LocalDate today) {
        Path folder = workspace.folder().resolve("searches");
        int number = 1;
        Path file;
        do {
            file = folder.resolve(
                    String.format(Locale.ROOT, "citations-%s-%s-%03d.ris", service.word(), today, number++));
        } while (Files.exists(file));
        return file;
    }

    private static Set<String> done(Reading review) {
        Set<String> done = new HashSet<>();
        review.rows("SELECT publication, service FROM citation_chase WHERE direction = 'BACKWARD'")
                .forEach(row -> done.add(row.number("publication") + " " + row.text("service")));
        return done;
    }

    private static String name(long publication, Service service) {
        return publication + " " + service.title();
    }

    /** What tells two publications of one service apart: DOI, else PubMed's number, else title and year. */
    static String key(BibliographicRecord record) {
        if (!record.doi().isEmpty()) {
            return "doi " + record.doi();
        }
        if (!record.pmid().isEmpty()) {
            return "pmid " + record.pmid();
        }
        return "title " + record.title().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "") + " "
                + record.year().orElse(0);
    }
}
