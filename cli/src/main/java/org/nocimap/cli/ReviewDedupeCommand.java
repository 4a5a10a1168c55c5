package org.nocimap.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.nocimap.files.AtomicFile;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;
import org.nocimap.files.Problems;
import org.nocimap.report.tables.TsvTable;
import org.nocimap.report.words.Numbers;
import org.nocimap.review.dedupe.Deduplication;
import org.nocimap.review.dedupe.Duplicates;
import org.nocimap.review.dedupe.Evidence;
import org.nocimap.review.dedupe.Merge;
import org.nocimap.review.formats.RecordFiles;
import org.nocimap.review.formats.RecordTable;
import org.nocimap.review.formats.RecordsRead;
import org.nocimap.review.formats.RisWriter;
import org.nocimap.review.formats.Unread;
import org.nocimap.review.records.BibliographicRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code nocimap review dedupe}. */
@Command(
        name = "dedupe",
        sortOptions = false,
        abbreviateSynopsis = true,
        usageHelpAutoWidth = true,
        description =
                "Reads exports of bibliographic databases, finds the records that stand for the same publication, and"
                        + " writes one record for each, with an account of every merge and a list of pairs that a person"
                        + " is to look at.")
final class ReviewDedupeCommand implements Callable<Integer> {
    private static final String COUNTS = "counts.tsv";

    private final RootCommand root;

    @Parameters(
            arity = "1..*",
            paramLabel = "EXPORT",
            description =
                    "RIS, PubMed NBIB or XML, EndNote XML, BibTeX, Web of Science text, or CSV of any database; told"
                            + " by content.")
    private List<String> exports = List.of();

    @Mixin
    private ResultFolder out = new ResultFolder();

    ReviewDedupeCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Console console = root.console();
        OptionReader options = new OptionReader();
        List<Path> files = options.inputFiles("EXPORT", exports);
        Path folder = out.read(options, COUNTS);
        options.throwIfAny();
        List<RecordsRead> read = readAll(files);
        List<BibliographicRecord> records =
                read.stream().flatMap(r -> r.records().stream()).toList();
        warnOfUnread(read, console);
        Duplicates duplicates = Deduplication.usual().run(records);
        List<List<Integer>> publications = publications(records.size(), duplicates);
        List<BibliographicRecord> merged = publications.stream()
                .map(same -> Merge.of(same.stream().map(records::get).toList()))
                .toList();
        AtomicFile.writeText(folder.resolve("records.ris"), RisWriter.text(merged));
        AtomicFile.writeText(folder.resolve("records.csv"), table(records, publications, merged));
        AtomicFile.writeText(folder.resolve("merged.tsv"), pairs(records, duplicates.merged()));
        AtomicFile.writeText(folder.resolve("queue.tsv"), pairs(records, duplicates.queue()));
        AtomicFile.writeText(folder.resolve("unread.tsv"), unread(read));
        AtomicFile.writeText(folder.resolve(COUNTS), counts(read, records.size(), merged.size()));
        tell(console, read, records.size(), merged.size(), duplicates, folder);
        return ExitCode.OK;
    }

    /** All files, or the problems of all that cannot be read. */
    private static List<RecordsRead> readAll(List<Path> files) {
        Problems problems = new Problems();
        List<RecordsRead> read = new ArrayList<>();
        for (Path file : files) {
            try {
                read.add(RecordFiles.read(file));
            } catch (InputException e) {
                e.problems().forEach(problems::add);
            }
        }
        problems.throwIfAny();
        return read;
    }

    private static void warnOfUnread(List<RecordsRead> read, Console console) {
        for (RecordsRead file : read) {
            if (!file.unread().isEmpty()) {
                Unread first = file.unread().get(0);
                console.warn(Problem.warning(
                        Location.of(file.file(), first.line()),
                        Numbers.counted(file.unread().size(), "stretch", "stretches")
                                + " of the file could not be read as a record, the first: " + first.why(),
                        "",
                        "unread.tsv holds them, with their lines."));
            }
        }
    }

    /** The records of each publication, the publications in the order of their first record. */
    private static List<List<Integer>> publications(int records, Duplicates duplicates) {
        Map<Integer, List<Integer>> byFirst = new LinkedHashMap<>();
        int[] first = new int[records];
        for (int n = 0; n < records; n++) {
            first[n] = n;
        }
        for (List<Integer> group : duplicates.groups()) {
            group.forEach(n -> first[n] = group.get(0));
        }
        for (int n = 0; n < records; n++) {
            byFirst.computeIfAbsent(first[n], f -> new ArrayList<>()).add(n);
        }
        return List.copyOf(byFirst.values());
    }

    private static String table(
            List<BibliographicRecord> records, List<List<Integer>> publications, List<BibliographicRecord> merged) {
        RecordTable table = new RecordTable(List.of("id", "records", "found_in"));
        for (int n = 0; n < merged.size(); n++) {
            String places =
                    publications.get(n).stream().map(i -> place(records.get(i))).collect(Collectors.joining("; "));
            table.add(
                    List.of(
                            Integer.toString(n + 1),
                            Integer.toString(publications.get(n).size()),
                            places),
                    merged.get(n));
        }
        return table.toString();
    }

    private static String pairs(List<BibliographicRecord> records, List<Duplicates.Pair> pairs) {
        TsvTable table = new TsvTable(List.of("points", "first", "first_title", "second", "second_title", "evidence"));
        for (Duplicates.Pair pair : pairs) {
            BibliographicRecord a = records.get(pair.first());
            BibliographicRecord b = records.get(pair.second());
            table.add(List.of(
                    Numbers.fixed(pair.score().points(), 1),
                    place(a),
                    a.title(),
                    place(b),
                    b.title(),
                    pair.score().evidence().stream()
                            .map(ReviewDedupeCommand::text)
                            .collect(Collectors.joining("; "))));
        }
        return table.toString();
    }

    private static String text(Evidence evidence) {
        String points = Numbers.fixed(evidence.points(), 1);
        return evidence.field() + " " + (evidence.points() > 0 ? "+" : "") + points + " (" + evidence.why() + ")";
    }

    private static String place(BibliographicRecord record) {
        return record.source().file() + ":" + record.source().line();
    }

    private static String unread(List<RecordsRead> read) {
        TsvTable table = new TsvTable(List.of("file", "line", "why", "text"));
        for (RecordsRead file : read) {
            file.unread()
                    .forEach(u ->
                            table.add(List.of(file.file().toString(), Integer.toString(u.line()), u.why(), u.raw())));
        }
        return table.toString();
    }

    private static String counts(List<RecordsRead> read, int records, int left) {
        TsvTable table = new TsvTable(List.of("what", "format", "encoding", "database", "records", "unread"));
        for (RecordsRead file : read) {
            table.add(List.of(
                    file.file().toString(),
                    file.format().title(),
                    file.encoding(),
                    databases(file),
                    Integer.toString(file.records().size()),
                    Integer.toString(file.unread().size())));
        }
        table.add(List.of("records identified", "", "", "", Integer.toString(records), ""));
        table.add(List.of("duplicate records removed", "", "", "", Integer.toString(records - left), ""));
        table.add(List.of("records to screen", "", "", "", Integer.toString(left), ""));
        return table.toString();
    }

    private static String databases(RecordsRead file) {
        return file.records().stream()
                .map(r -> r.source().database())
                .filter(name -> !name.isEmpty())
                .distinct()
                .sorted()
                .collect(Collectors.joining("; "));
    }

    private static void tell(
            Console console, List<RecordsRead> read, int records, int left, Duplicates duplicates, Path folder) {
        for (RecordsRead file : read) {
            console.line(file.file() + ": " + Numbers.counted(file.records().size(), "record", "records") + ", "
                    + file.format().title());
        }
        console.line(Numbers.counted(records, "record", "records") + " identified, " + (records - left)
                + " duplicates removed, " + left + " to screen; "
                + Numbers.counted(duplicates.queue().size(), "pair waits", "pairs wait") + " for a person");
        console.line("records: " + folder.resolve("records.csv"));
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("folder", folder.toString());
        tree.put("recordsIdentified", records);
        tree.put("duplicatesRemoved", records - left);
        tree.put("recordsToScreen", left);
        tree.put("pairsInQueue", duplicates.queue().size());
        tree.put(
                "files",
                read.stream()
                        .map(f -> Map.of(
                                "file", f.file().toString(),
                                "format", f.format().name(),
                                "records", f.records().size(),
                                "unread", f.unread().size()))
                        .toList());
        console.result(tree);
    }
}
