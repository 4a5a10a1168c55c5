package org.nocimap.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nocimap.engine.TerminalProgress;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;
import org.nocimap.report.words.Numbers;
import org.nocimap.review.harvest.PubMedHarvest;
import org.nocimap.review.harvest.Searches;
import org.nocimap.review.search.Database;
import org.nocimap.review.search.RenderedSearch;
import org.nocimap.review.search.SearchStrategy;
import org.nocimap.review.workspace.Member;
import org.nocimap.review.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nocimap review query}. */
@Command(
        name = "query",
        sortOptions = false,
        abbreviateSynopsis = true,
        usageHelpAutoWidth = true,
        description =
                "Runs a search strategy in PubMed over the network: counts every line, writes the counts down, and"
                        + " takes in the records that the review does not have yet. What was decided stays.")
final class ReviewQueryCommand extends ReviewStep {
    @Parameters(paramLabel = "STRATEGY", description = "JSON as \"review search\" reads it.")
    private String strategy = "";

    @Option(names = "--count", description = "Count the lines and take nothing in.")
    private boolean count;

    @Option(names = "--plan", description = "Show the lines and end; nothing is sent.")
    private boolean plan;

    @Option(
            names = "--most",
            paramLabel = "N",
            description = "Take nothing in when more records are found. Default: ${DEFAULT-VALUE}")
    private String most = "20000";

    @Mixin
    private ServiceOptions services = new ServiceOptions();

    private Path file = Path.of("");
    private long limit;

    ReviewQueryCommand(RootCommand root) {
        super(root);
    }

    @Override
    void understand(OptionReader options) {
        file = options.inputFile("STRATEGY", strategy);
        limit = options.wholeNumber("--most", most, 1, 1_000_000);
        services.understand(options);
    }

    @Override
    void take(Workspace review, Member member, Console console) {
        SearchStrategy read = SearchStrategy.read(file);
        RenderedSearch search = RenderedSearch.of(read, Database.PUBMED);
        search.warnings()
                .forEach(warning -> console.warn(
                        Problem.warning(Location.of(file).about(Database.PUBMED.title()), warning, "", "")));
        if (plan) {
            for (int n = 0; n < search.lines().size(); n++) {
                console.line("#" + (n + 1) + " " + search.lines().get(n));
            }
            console.result(Map.of("lines", search.lines()));
            return;
        }
        PubMedHarvest.Harvest harvest;
        try (TerminalProgress progress = console.progress()) {
            harvest = new PubMedHarvest(review, services.client())
                    .run(
                            member,
                            read.title(),
                            search,
                            count ? PubMedHarvest.Extent.COUNT : PubMedHarvest.Extent.FETCH,
                            limit,
                            LocalDate.now(ZoneOffset.UTC),
                            progress::update);
        }
        tell(harvest, console);
    }

    private void tell(PubMedHarvest.Harvest harvest, Console console) {
        Searches.Search search = harvest.search();
        int number = 0;
        for (Searches.Line line : search.lines()) {
            number++;
            console.line("#" + number + " " + line.query() + ": " + line.records());
            if (!line.remarks().isEmpty()) {
                console.warn(Problem.warning(
                        Location.of(file).about(search.database() + ", line " + number),
                        "PubMed says: " + line.remarks(),
                        "",
                        "See whether the line finds what you meant."));
            }
        }
        if (!harvest.missing().isEmpty()) {
            console.warn(Problem.warning(
                    Location.NOWHERE.about(search.database()),
                    Numbers.counted(harvest.missing().size(), "record", "records")
                            + " were named and not given (deleted, or books): "
                            + String.join(", ", harvest.missing()),
                    "",
                    "Look them up by their numbers."));
        }
        console.line("search " + search.number() + ": " + Numbers.counted(search.found(), "record", "records")
                + (count ? " in PubMed" : " in PubMed, " + search.newRecords() + " of them new"));
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("search", search.number());
        tree.put("found", search.found());
        tree.put("new", search.newRecords());
        tree.put(
                "lines",
                search.lines().stream()
                        .map(l -> Map.of(
                                "query", l.query(),
                                "translation", l.translation(),
                                "records", l.records(),
                                "remarks", l.remarks()))
                        .toList());
        tree.put("missing", harvest.missing());
        console.result(tree);
    }
}
