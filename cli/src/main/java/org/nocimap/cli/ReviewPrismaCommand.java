package org.nocimap.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.nocimap.figures.drawing.PictureWriter;
import org.nocimap.figures.flow.PrismaFigure;
import org.nocimap.files.AtomicFile;
import org.nocimap.review.prisma.PrismaCounts;
import org.nocimap.review.prisma.PrismaCountsFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nocimap review prisma}. */
@Command(
        name = "prisma",
        sortOptions = false,
        abbreviateSynopsis = true,
        usageHelpAutoWidth = true,
        description = "Checks the counts of a review's flow and draws the PRISMA 2020 diagram from them.")
final class ReviewPrismaCommand implements Callable<Integer> {
    private static final double PNG_SCALE = 2;
    private static final String NAME = "prisma";

    private final RootCommand root;

    @Parameters(paramLabel = "COUNTS", description = "CSV with the columns data, label, n.")
    private String counts = "";

    @Option(names = "--title", paramLabel = "TEXT", description = "Title of the diagram. Default: ${DEFAULT-VALUE}")
    private String title = "PRISMA 2020 flow diagram";

    @Mixin
    private ResultFolder out = new ResultFolder();

    ReviewPrismaCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Console console = root.console();
        OptionReader options = new OptionReader();
        Path file = options.inputFile("COUNTS", counts);
        Path folder = out.read(options, NAME + ".svg");
        if (title.isBlank()) {
            options.problem("--title", "the title is blank", "a few words", "Name the review.");
        }
        options.throwIfAny();
        PrismaCountsFile.Read read = PrismaCountsFile.read(file);
        read.warnings().forEach(console::warn);
        PictureWriter writer = new PictureWriter(folder, PNG_SCALE);
        writer.write(NAME, PrismaFigure.draw(spec(read.counts())));
        writer.warnings().forEach(console::warn);
        AtomicFile.writeText(folder.resolve(NAME + ".csv"), PrismaCountsFile.text(read.counts()));
        console.line("diagram: " + folder.resolve(NAME + ".svg"));
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("folder", folder.toString());
        tree.put("recordsIdentified", read.counts().identified());
        tree.put("recordsScreened", read.counts().screened());
        tree.put("studiesIncluded", read.counts().totalStudies());
        tree.put("warnings", read.warnings().size());
        console.result(tree);
        return ExitCode.OK;
    }

    private PrismaFigure.Spec spec(PrismaCounts c) {
        List<String> identified = new ArrayList<>(List.of("Records identified from:"));
        identified.add("Databases (n = " + total(c.databases()) + ")");
        rows(identified, c.databases());
        if (!c.registers().isEmpty()) {
            identified.add("Registers (n = " + total(c.registers()) + ")");
            rows(identified, c.registers());
        }
        List<String> removed = List.of(
                "Records removed before screening:",
                "Duplicate records (n = " + c.duplicates() + ")",
                "Marked as ineligible by automation tools (n = " + c.automatic() + ")",
                "Removed for other reasons (n = " + c.otherRemoved() + ")");
        PrismaFigure.Column main = new PrismaFigure.Column(
                c.previous().isPresent()
                        ? "New studies via databases and registers"
                        : "Studies via databases and registers",
                identified,
                removed,
                List.of("Records screened (n = " + c.screened() + ")"),
                List.of("Records excluded (n = " + c.excluded() + ")"),
                List.of("Reports sought for retrieval (n = " + c.main().sought() + ")"),
                List.of("Reports not retrieved (n = " + c.main().notRetrieved() + ")"),
                List.of("Reports assessed for eligibility (n = " + c.main().assessed() + ")"),
                reasons(c.main()));
        Optional<PrismaFigure.Column> other = c.second().map(column -> second(c, column));
        List<String> included = included(c.previous().isPresent() ? "New studies" : "Studies", c.included());
        List<String> previous =
                c.previous().map(p -> included("Previous version: studies", p)).orElse(List.of());
        List<String> sum = new ArrayList<>();
        c.previous().ifPresent(before -> {
            sum.add("Total studies included in review (n = " + c.totalStudies() + ")");
            if (before.reports().isPresent() && c.included().reports().isPresent()) {
                int reports =
                        before.reports().getAsInt() + c.included().reports().getAsInt();
                sum.add("Reports of total included studies (n = " + reports + ")");
            }
        });
        List<List<String>> boxes = new ArrayList<>(List.of(
                previous,
                identified,
                removed,
                main.screened(),
                main.excluded(),
                main.sought(),
                main.notRetrieved(),
                main.assessed(),
                main.reasons()));
        other.ifPresent(
                o -> boxes.addAll(List.of(o.identified(), o.sought(), o.notRetrieved(), o.assessed(), o.reasons())));
        boxes.add(included);
        boxes.add(sum);
        List<String> words = boxes.stream()
                .filter(b -> !b.isEmpty())
                .map(b -> String.join("; ", b))
                .toList();
        return new PrismaFigure.Spec(
                title.strip(),
                previous,
                main,
                other,
                included,
                sum,
                "Flow of records. " + String.join(". ", words) + ".");
    }

    private static PrismaFigure.Column second(PrismaCounts c, PrismaCounts.Column column) {
        List<String> identified = new ArrayList<>(List.of("Records identified from:"));
        c.others()
                .forEach((method, n) ->
                        identified.add((method.isEmpty() ? "Other methods" : method) + " (n = " + n + ")"));
        return new PrismaFigure.Column(
                c.previous().isPresent() ? "New studies via other methods" : "Studies via other methods",
                identified,
                List.of(),
                List.of(),
                List.of(),
                List.of("Reports sought for retrieval (n = " + column.sought() + ")"),
                List.of("Reports not retrieved (n = " + column.notRetrieved() + ")"),
                List.of("Reports assessed for eligibility (n = " + column.assessed() + ")"),
                reasons(column));
    }

    private static List<String> reasons(PrismaCounts.Column column) {
        List<String> lines = new ArrayList<>(List.of("Reports excluded (n = " + column.excluded() + ")"));
        rows(lines, column.reasons());
        return lines;
    }

    private static List<String> included(String what, PrismaCounts.Included included) {
        List<String> lines = new ArrayList<>(List.of(what + " included in review (n = " + included.studies() + ")"));
        included.reports().ifPresent(n -> lines.add("Reports of included studies (n = " + n + ")"));
        return lines;
    }

    private static void rows(List<String> lines, Map<String, Integer> counts) {
        counts.forEach((name, n) -> {
            if (!name.isEmpty()) {
                lines.add("   " + name + " (n = " + n + ")");
            }
        });
    }

    private static int total(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
