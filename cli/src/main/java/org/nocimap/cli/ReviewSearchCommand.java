package org.nocimap.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.nocimap.files.AtomicFile;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;
import org.nocimap.report.tables.TsvTable;
import org.nocimap.report.words.Numbers;
import org.nocimap.review.search.Database;
import org.nocimap.review.search.PrismaS;
import org.nocimap.review.search.RenderedSearch;
import org.nocimap.review.search.SearchStrategy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nocimap review search}. */
@Command(
        name = "search",
        sortOptions = false,
        abbreviateSynopsis = true,
        usageHelpAutoWidth = true,
        description = "Writes one search strategy for every database, line by line and as one query, and says where a"
                + " database cannot express what was meant. Does not search.")
final class ReviewSearchCommand implements Callable<Integer> {
    private static final String LINES = "lines.tsv";

    private final RootCommand root;

    @Parameters(paramLabel = "STRATEGY", description = "JSON: concepts with terms and headings of thesauri.")
    private String strategy = "";

    @Option(
            names = "--database",
            split = ",",
            paramLabel = "NAME",
            description = "pubmed, ovid-medline, embase, web-of-science, scopus, cochrane, psycinfo. Default: all")
    private List<String> databases = List.of();

    @Mixin
    private ResultFolder out = new ResultFolder();

    ReviewSearchCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Console console = root.console();
        OptionReader options = new OptionReader();
        Path file = options.inputFile("STRATEGY", strategy);
        Path folder = out.read(options, LINES);
        Map<String, Database> known = new LinkedHashMap<>();
        for (Database database : Database.values()) {
            known.put(database.word(), database);
        }
        List<Database> chosen =
                databases.isEmpty() ? List.copyOf(known.values()) : options.choices("--database", databases, known);
        options.throwIfAny();
        SearchStrategy read = SearchStrategy.read(file);
        List<RenderedSearch> searches = chosen.stream()
                .map(database -> RenderedSearch.of(read, database))
                .toList();
        Map<Path, AtomicFile.Content> files = new LinkedHashMap<>();
        TsvTable lines = new TsvTable(List.of("database", "line", "query", "records", "date"));
        List<String> warnings = new ArrayList<>();
        for (RenderedSearch search : searches) {
            put(files, folder.resolve(search.database().word() + ".txt"), search.single() + "\n");
            for (int n = 0; n < search.lines().size(); n++) {
                lines.add(List.of(
                        search.database().title(),
                        Integer.toString(n + 1),
                        search.lines().get(n),
                        "",
                        ""));
            }
            for (String warning : search.warnings()) {
                warnings.add(search.database().title() + ": " + warning);
                console.warn(Problem.warning(
                        Location.of(file).about(search.database().title()), warning, "", ""));
            }
        }
        put(files, folder.resolve(LINES), lines.toString());
        put(files, folder.resolve("prisma-s.md"), PrismaS.table(read, searches, "", ""));
        AtomicFile.writeAll(files);
        console.line(Numbers.counted(read.concepts().size(), "concept", "concepts") + " written for "
                + Numbers.counted(searches.size(), "database", "databases") + ", "
                + Numbers.counted(warnings.size(), "warning", "warnings") + ": " + folder.resolve(LINES));
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("folder", folder.toString());
        tree.put("concepts", read.concepts().size());
        Map<String, Object> queries = new LinkedHashMap<>();
        searches.forEach(search -> queries.put(search.database().word(), search.single()));
        tree.put("queries", queries);
        tree.put("lost", warnings);
        console.result(tree);
        return ExitCode.OK;
    }

    private static void put(Map<Path, AtomicFile.Content> files, Path file, String text) {
        files.put(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }
}
