package org.nocimap.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.nocimap.appraisal.agreement.Kappa;
import org.nocimap.appraisal.agreement.ManyRaters;
import org.nocimap.appraisal.agreement.TwoRaters;
import org.nocimap.appraisal.agreement.Weights;
import org.nocimap.evidence.formats.PlainTable;
import org.nocimap.files.Problems;
import org.nocimap.stats.BinomialInterval;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nocimap agreement}. */
@Command(
        name = "agreement",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = "How far raters agree: percent with its interval, kappa and its relatives.")
final class AgreementCommand implements Callable<Integer> {
    private final RootCommand root;

    @Parameters(
            arity = "1",
            paramLabel = "TABLE",
            description = "CSV, TSV or XLSX: a row for each item, its name first, then a column for each rater.")
    private String table = "";

    @Option(
            names = "--order",
            paramLabel = "CATEGORIES",
            split = ",",
            description = "Categories from low to high, for weighted kappa. Default: no order")
    private List<String> order = List.of();

    AgreementCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Console console = root.console();
        OptionReader options = new OptionReader();
        Path file = options.inputFile("TABLE", table);
        options.throwIfAny();
        PlainTable read = PlainTable.read(
                file, Optional.empty(), header -> header.size() >= 3, "a column of items and at least two of raters");
        int raters = read.header().size() - 1;
        List<String> categories = categories(read, raters);
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("items", read.rows().size());
        tree.put("raters", raters);
        tree.put("categories", categories);
        console.line(read.rows().size() + " items, " + raters + " raters, " + categories.size() + " categories ("
                + String.join(", ", categories) + ")");
        if (raters == 2) {
            two(console, tree, counts(read, categories));
        } else {
            double kappa = new ManyRaters(tallies(read, categories, raters)).fleissKappa();
            line(console, "Fleiss' kappa", number(kappa));
            tree.put("fleissKappa", json(kappa));
        }
        console.result(tree);
        return ExitCode.OK;
    }

    private void two(Console console, Map<String, Object> tree, long[][] counts) {
        TwoRaters raters = new TwoRaters(counts);
        BinomialInterval wilson = BinomialInterval.wilson((int) raters.agreed(), (int) raters.items(), 0.95);
        line(
                console,
                "agreement",
                String.format(
                        Locale.ROOT,
                        "%d of %d, %.1f %% [%.1f, %.1f] (Wilson)",
                        raters.agreed(),
                        raters.items(),
                        100.0 * raters.agreed() / raters.items(),
                        100 * wilson.low(),
                        100 * wilson.high()));
        tree.put("agreed", raters.agreed());
        tree.put("share", (double) raters.agreed() / raters.items());
        tree.put("shareLow", wilson.low());
        tree.put("shareHigh", wilson.high());
        kappa(console, tree, "Cohen's kappa", "kappa", raters.kappa(Weights.NONE));
        if (!order.isEmpty()) {
            kappa(console, tree, "kappa, linear weights", "kappaLinear", raters.kappa(Weights.LINEAR));
            kappa(console, tree, "kappa, quadratic weights", "kappaQuadratic", raters.kappa(Weights.QUADRATIC));
        }
        line(console, "PABAK", number(raters.pabak()));
        tree.put("pabak", json(raters.pabak()));
        line(console, "Gwet's AC1", number(raters.ac1()));
        tree.put("ac1", json(raters.ac1()));
    }

    private static void kappa(Console console, Map<String, Object> tree, String name, String key, Kappa kappa) {
        line(
                console,
                name,
                Double.isNaN(kappa.value())
                        ? "not defined: both raters used one category alone"
                        : String.format(Locale.ROOT, "%.3f [%.3f, %.3f]", kappa.value(), kappa.low(), kappa.high()));
        tree.put(key, json(kappa.value()));
        tree.put(key + "StandardError", json(kappa.standardError()));
    }

    private static void line(Console console, String name, String value) {
        console.line(String.format(Locale.ROOT, "%-26s %s", name, value));
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "not defined" : String.format(Locale.ROOT, "%.3f", value);
    }

    private static Object json(double value) {
        return Double.isNaN(value) ? "not defined" : value;
    }

    /** In the order asked for, else by name. */
    private List<String> categories(PlainTable read, int raters) {
        Problems problems = new Problems();
        TreeSet<String> found = new TreeSet<>();
        for (PlainTable.Row row : read.rows()) {
            for (int rater = 1; rater <= raters; rater++) {
                String said = row.cell(rater);
                if (said.isEmpty()) {
                    problems.error(
                            read.at(row.line()).about(row.cell(0)),
                            read.header().get(rater) + " said nothing",
                            "a judgement of every rater on every item",
                            "Add it, or leave the item out.");
                } else if (!order.isEmpty() && !order.contains(said)) {
                    problems.error(
                            read.at(row.line()).about(row.cell(0)),
                            "\"" + said + "\" is not among the categories of --order",
                            String.join(", ", order),
                            "Correct the cell, or add the category.");
                }
                found.add(said);
            }
        }
        problems.throwIfAny();
        return order.isEmpty() ? new ArrayList<>(found) : order;
    }

    private static long[][] counts(PlainTable read, List<String> categories) {
        long[][] counts = new long[categories.size()][categories.size()];
        for (PlainTable.Row row : read.rows()) {
            counts[categories.indexOf(row.cell(1))][categories.indexOf(row.cell(2))]++;
        }
        return counts;
    }

    private static int[][] tallies(PlainTable read, List<String> categories, int raters) {
        int[][] tallies = new int[read.rows().size()][categories.size()];
        for (int n = 0; n < tallies.length; n++) {
            for (int rater = 1; rater <= raters; rater++) {
                tallies[n][categories.indexOf(read.rows().get(n).cell(rater))]++;
            }
        }
        return tallies;
    }
}
