package org.nocimap.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nocimap.figures.drawing.PictureWriter;
import org.nocimap.figures.flow.PrismaFigure;
import org.nocimap.files.AtomicFile;
import org.nocimap.review.flow.FlowCounts;
import org.nocimap.review.flow.FlowTable;
import org.nocimap.review.prisma.PrismaCounts;
import org.nocimap.review.prisma.PrismaCountsFile;

/** The PRISMA 2020 flow diagram (Page et al. 2021, doi:10.1136/bmj.n71) of counts, box by box. */
final class PrismaDiagram {
    /** Name of its files, without ending. */
    static final String NAME = "prisma";

    private static final double PNG_SCALE = 2;

    private PrismaDiagram() {}

    /** Counts and diagram of a review's flow into a folder: CSV, SVG and PNG. */
    static void write(FlowCounts flow, String title, Path folder, Console console) {
        flow.contradiction().ifPresent(sum -> {
            throw new IllegalStateException("the flow does not come out: " + sum);
        });
        Path csv = folder.resolve(NAME + ".csv");
        AtomicFile.writeText(csv, FlowTable.csv(flow));
        PrismaCountsFile.Read read = PrismaCountsFile.read(csv);
        read.warnings().forEach(console::warn);
        PictureWriter writer = new PictureWriter(folder, PNG_SCALE);
        writer.write(
                NAME, PrismaFigure.draw(spec(read.counts(), title.isBlank() ? "PRISMA 2020 flow diagram" : title)));
        writer.warnings().forEach(console::warn);
        console.line("counts and diagram: " + csv + ", " + NAME + ".svg, " + NAME + ".png");
    }

    /** What is drawn of counts. */
    static PrismaFigure.Spec spec(PrismaCounts c, String title) {
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
