package org.nocimap.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nocimap.files.AtomicFile;
import org.nocimap.report.words.Numbers;
import org.nocimap.review.harvest.NotedCounts;
import org.nocimap.review.harvest.Requests;
import org.nocimap.review.harvest.SearchReport;
import org.nocimap.review.harvest.Searches;
import org.nocimap.review.workspace.Member;
import org.nocimap.review.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code nocimap review searches}. */
@Command(
        name = "searches",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description =
                "Shows the searches of a review with the records of each line and every request to a service; writes"
                        + " them down for PRISMA-S.")
final class ReviewSearchesCommand extends ReviewStep {
    @Option(
            names = "--note",
            paramLabel = "FILE",
            description = "Take in lines.tsv of \"review search\" with the counts and dates that you filled in.")
    private String note = "";

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for lines.tsv, requests.tsv and prisma-s.md. Default: shown only")
    private String out = "";

    private Optional<Path> noted = Optional.empty();
    private Path folder = Path.of("");

    ReviewSearchesCommand(RootCommand root) {
        super(root);
    }

    @Override
    void understand(OptionReader options) {
        noted = note.isEmpty() ? Optional.empty() : Optional.of(options.inputFile("--note", note));
        folder = out.isEmpty() ? folder : options.outputFolder("--out", out);
    }

    @Override
    void take(Workspace review, Member member, Console console) {
        noted.ifPresent(file -> NotedCounts.take(review.store(), member, file));
        List<Searches.Search> searches = review.store().read(Searches::all);
        for (Searches.Search search : searches) {
            console.line("search " + search.number() + ", " + search.database() + ", " + search.searchedOn() + ": "
                    + Numbers.counted(search.found(), "record", "records")
                    + (search.state() == Searches.State.FETCHED ? ", " + search.newRecords() + " new" : ""));
            int number = 0;
            for (Searches.Line line : search.lines()) {
                number++;
                console.line("  #" + number + " " + line.query() + ": " + line.records());
            }
        }
        List<Requests.Sum> requests = review.store().read(Requests::sums);
        for (Requests.Sum sum : requests) {
            console.line(sum.purpose() + ": " + Numbers.counted(sum.requests(), "request", "requests") + " to "
                    + sum.service());
        }
        if (!out.isEmpty()) {
            Map<Path, String> texts = new LinkedHashMap<>();
            review.store().read(r -> {
                texts.put(folder.resolve(NotedCounts.FILE), NotedCounts.table(Searches.all(r)));
                texts.put(folder.resolve("requests.tsv"), SearchReport.requests(r));
                texts.put(folder.resolve("prisma-s.md"), SearchReport.prismaS(r));
                return 0;
            });
            texts.forEach(AtomicFile::writeText);
            console.line("searches: " + folder.resolve("prisma-s.md"));
        }
        console.result(Map.of(
                "searches",
                searches.stream()
                        .map(s -> Map.of(
                                "search", s.number(),
                                "database", s.database(),
                                "searchedOn", s.searchedOn(),
                                "found", s.found(),
                                "new", s.newRecords(),
                                "lines",
                                        s.lines().stream()
                                                .map(Searches.Line::records)
                                                .toList()))
                        .toList(),
                "requests",
                requests.stream()
                        .map(s -> Map.of(
                                "purpose", s.purpose(),
                                "service", s.service(),
                                "requests", s.requests(),
                                "records", s.records()))
                        .toList()));
    }
}
