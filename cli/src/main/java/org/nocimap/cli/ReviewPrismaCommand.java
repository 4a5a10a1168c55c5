package org.nocimap.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.nocimap.figures.drawing.PictureWriter;
import org.nocimap.figures.flow.PrismaFigure;
import org.nocimap.files.AtomicFile;
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
        writer.write(NAME, PrismaFigure.draw(PrismaDiagram.spec(read.counts(), title)));
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
}
