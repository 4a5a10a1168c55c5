package org.nocimap.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.nocimap.appraisal.printed.Finding;
import org.nocimap.appraisal.printed.PrintedCheck;
import org.nocimap.appraisal.printed.PrintedRow;
import org.nocimap.appraisal.printed.PrintedTable;
import org.nocimap.files.AtomicFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nocimap check stats}. */
@Command(
        name = "stats",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = "Recomputes printed statistics from printed means, standard deviations and counts, rounding"
                + " considered, and says which can and cannot be right.")
final class CheckStatsCommand implements Callable<Integer> {
    private final RootCommand root;

    @Parameters(
            arity = "1",
            paramLabel = "TABLE",
            description = "CSV, TSV or XLSX: item; n, mean, sd, count, percent of groups 1 and 2; test, statistic, p;"
                    + " low, high; items, scale.")
    private String table = "";

    @Option(names = "--out", paramLabel = "FILE", description = "Also write the findings there, tab-separated.")
    private String out = "";

    CheckStatsCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Console console = root.console();
        OptionReader options = new OptionReader();
        Path file = options.inputFile("TABLE", table);
        Optional<Path> target = out.isEmpty() ? Optional.empty() : Optional.of(options.outputFile("--out", out));
        options.throwIfAny();
        List<Finding> findings = new ArrayList<>();
        for (PrintedRow row : PrintedTable.read(file)) {
            List<Finding> own = PrintedCheck.of(row);
            findings.addAll(
                    own.isEmpty()
                            ? List.of(new Finding(
                                    row.item(),
                                    "",
                                    Finding.Verdict.CANNOT_TELL,
                                    "nothing that is printed says anything about another number"))
                            : own);
        }
        target.ifPresent(path -> AtomicFile.writeText(path, tsv(findings)));
        List<Object> tree = new ArrayList<>();
        for (Finding finding : findings) {
            console.line(finding.item() + (finding.printed().isEmpty() ? "" : ": " + finding.printed()) + " "
                    + finding.verdict().words() + ": " + finding.why());
            tree.add(Map.of(
                    "item", finding.item(),
                    "printed", finding.printed(),
                    "verdict", finding.verdict().words(),
                    "why", finding.why()));
        }
        long wrong = findings.stream()
                .filter(f -> f.verdict() == Finding.Verdict.CANNOT)
                .count();
        console.line(wrong + " of " + findings.size() + " checks: cannot be right");
        console.result(Map.of("findings", tree, "cannotBeRight", wrong));
        return ExitCode.OK;
    }

    private static String tsv(List<Finding> findings) {
        StringBuilder text = new StringBuilder("item\tprinted\tverdict\twhy\n");
        for (Finding finding : findings) {
            text.append(String.join(
                            "\t",
                            finding.item().replace('\t', ' '),
                            finding.printed(),
                            finding.verdict().words(),
                            finding.why().replace('\t', ' ')))
                    .append('\n');
        }
        return text.toString();
    }
}
