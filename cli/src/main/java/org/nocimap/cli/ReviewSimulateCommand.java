package org.nocimap.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import org.nocimap.review.formats.LabelledRecords;
import org.nocimap.review.priority.ScreeningRun;
import org.nocimap.review.priority.ScreeningSimulation;
import org.nocimap.review.priority.TextMatrix;
import org.nocimap.stats.StudentT;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nocimap review simulate}. */
@Command(
        name = "simulate",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description =
                "Screens a finished review again, the likeliest relevant record first after every vote, and says how"
                        + " much screening that would have saved; random order stands beside it.")
final class ReviewSimulateCommand implements Callable<Integer> {
    private static final double RECALL = 0.95;
    private static final double CONFIDENCE = 0.95;

    private final RootCommand root;

    @Parameters(arity = "1", paramLabel = "TABLE", description = "CSV with title, abstract and what was decided.")
    private String table = "";

    @Option(
            names = "--label",
            paramLabel = "COLUMN",
            description = "Column that says which records were included. Default: label_included, included, …")
    private String label = "";

    @Option(names = "--runs", paramLabel = "N", description = "Runs, each from other first records. Default: 10")
    private String runs = "10";

    @Option(names = "--seed", paramLabel = "N", description = "Of the first run; the others follow. Default: 1")
    private String seed = "1";

    ReviewSimulateCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Console console = root.console();
        OptionReader options = new OptionReader();
        Path file = options.inputFile("TABLE", table);
        int count = (int) options.wholeNumber("--runs", runs, 1, 1000);
        long first = options.wholeNumber("--seed", seed, Long.MIN_VALUE, Long.MAX_VALUE);
        options.throwIfAny();
        LabelledRecords records = LabelledRecords.read(file, label);
        ScreeningSimulation simulation = new ScreeningSimulation(TextMatrix.of(records.texts()), records.included());
        List<ScreeningRun> prioritised = new ArrayList<>();
        List<ScreeningRun> random = new ArrayList<>();
        for (int run = 0; run < count; run++) {
            prioritised.add(simulation.prioritised(first + run));
            random.add(simulation.random(first + run));
        }
        console.line(records.texts().size() + " records, " + records.included().cardinality() + " included (column "
                + records.labelColumn() + "); " + count + (count == 1 ? " run" : " runs") + " from seed " + first);
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("records", records.texts().size());
        tree.put("included", records.included().cardinality());
        tree.put("labelColumn", records.labelColumn());
        tree.put("runs", count);
        tell(
                console,
                tree,
                "workSavedAt95",
                "work saved at 95 % recall (WSS@95)",
                prioritised,
                random,
                r -> r.workSaved(RECALL));
        tell(
                console,
                tree,
                "foundInFirstTenth",
                "found in the first tenth (RRF@10)",
                prioritised,
                random,
                ScreeningRun::foundInFirstTenth);
        tell(
                console,
                tree,
                "screenedAt95",
                "records screened at 95 % recall",
                prioritised,
                random,
                r -> r.screenedAt(RECALL));
        console.result(tree);
        return ExitCode.OK;
    }

    private static void tell(
            Console console,
            Map<String, Object> tree,
            String key,
            String what,
            List<ScreeningRun> prioritised,
            List<ScreeningRun> random,
            ToDoubleFunction<ScreeningRun> of) {
        Spread own = Spread.of(prioritised.stream().mapToDouble(of).toArray());
        Spread chance = Spread.of(random.stream().mapToDouble(of).toArray());
        console.line(String.format(Locale.ROOT, "%-36s %s   random order %s", what, own.text(), chance.text()));
        Map<String, Object> one = own.tree();
        one.put("randomOrder", chance.tree());
        tree.put(key, one);
    }

    /**
     * Runs in short: mean with its 95 % interval (Student's t over the runs; the mean itself where there is one run), and extremes.
     */
    private record Spread(double mean, double low, double high, double lowest, double highest) {
        static Spread of(double[] values) {
            double mean = Arrays.stream(values).average().orElseThrow();
            double squares =
                    Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
            int n = values.length;
            double half = n > 1 ? StudentT.critical(CONFIDENCE, n - 1.0) * Math.sqrt(squares / (n - 1.0) / n) : 0;
            return new Spread(
                    mean,
                    mean - half,
                    mean + half,
                    Arrays.stream(values).min().orElseThrow(),
                    Arrays.stream(values).max().orElseThrow());
        }

        String text() {
            return String.format(Locale.ROOT, "%.3f [%.3f, %.3f], runs %.3f to %.3f", mean, low, high, lowest, highest);
        }

        Map<String, Object> tree() {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("mean", mean);
            tree.put("low", low);
            tree.put("high", high);
            tree.put("lowest", lowest);
            tree.put("highest", highest);
            return tree;
        }
    }
}
