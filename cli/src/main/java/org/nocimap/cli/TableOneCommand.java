package org.nocimap.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.nocimap.files.Problems;
import org.nocimap.fmri.cohort.CharacteristicsTable;
import org.nocimap.fmri.group.GroupTable;
import org.nocimap.report.analysis.AnalysisReport;
import org.nocimap.report.analysis.Methods;
import org.nocimap.report.analysis.PageSection;
import org.nocimap.report.analysis.ResultFolder;
import org.nocimap.report.cohort.CharacteristicsPages;
import org.nocimap.report.pages.Fact;
import org.nocimap.report.tables.OutputFile;
import org.nocimap.report.words.Numbers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nocimap table1}. */
@Command(
        name = "table1",
        sortOptions = false,
        abbreviateSynopsis = true,
        usageHelpAutoWidth = true,
        description = "The table that opens a paper: what participants are like, group by group, with tests and effect"
                + " sizes, ready to be pasted into a text document.")
final class TableOneCommand implements Callable<Integer> {
    private final RootCommand root;

    @Parameters(
            arity = "1",
            paramLabel = "TABLE",
            description = "participant_id and any other columns, such as BIDS' participants.tsv.")
    private String table = "";

    @Option(names = "--by", paramLabel = "COLUMN", description = "Column of the groups. Default: one group of all")
    private String by = "";

    @Option(
            names = "--columns",
            paramLabel = "NAMES",
            split = ",",
            description = "Columns to tell, in this order. Default: all but those that tell nothing")
    private List<String> columns = List.of();

    @Mixin
    private RunOptions run = new RunOptions();

    TableOneCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        OptionReader options = new OptionReader();
        Path file = options.inputFile("TABLE", table);
        RunOptions.Understood how = run.understand("Table 1 of " + Words.ofFile(file), root, options);
        options.throwIfAny();
        GroupTable read = GroupTable.read(file, GroupTable.Kind.PARTICIPANTS);
        Problems problems = new Problems();
        CharacteristicsTable characteristics = CharacteristicsTable.of(
                read.rows(), by, columns.stream().map(String::strip).toList(), known(read), problems);
        problems.throwIfAny();
        Console console = root.console();
        try (AnalysisFrame frame = AnalysisFrame.open(how, console)) {
            frame.depend(file, "participants");
            frame.warn(problems.warnings());
            ResultFolder folder = frame.results();
            PageSection section = new CharacteristicsPages(folder).write(characteristics, List.of());
            int people = read.rows().size();
            String headline = Numbers.counted(people, "participant", "participants") + " in "
                    + Numbers.counted(characteristics.groups().size(), "group", "groups");
            Map<String, Object> settings = new LinkedHashMap<>();
            settings.put("by", by);
            settings.put("columns", columns);
            AnalysisReport report = new AnalysisReport(
                    how.title(),
                    "Participants",
                    headline,
                    headline + ".",
                    List.of(new Fact("participants", Integer.toString(people))),
                    Optional.empty(),
                    List.of(new Fact("Groups", by.isEmpty() ? "one of all" : by)),
                    List.of(section),
                    frame.warnings(),
                    methods());
            ResultFolder.Written written = frame.finish(folder, report, OptionalLong.empty(), settings);
            frame.complete();
            console.line(report.title());
            console.line(headline);
            console.line("table: " + written.folder().resolve("table1.html"));
            console.line("report: " + written.folder().resolve(OutputFile.REPORT.fileName()));
            console.result(
                    Map.of("headline", headline, "folder", written.folder().toString()));
        }
        return ExitCode.OK;
    }

    private static List<String> known(GroupTable table) {
        List<String> known = new ArrayList<>(table.columns());
        known.remove("participant_id");
        return known;
    }

    private static Methods methods() {
        return new Methods.Writer()
                .paragraph(
                        "Numbers were compared between two groups by Student's and Welch's t, between more by one-way"
                                + " analysis of variance, counts by Pearson's chi-square without continuity correction"
                                + " and by Fisher's exact test.",
                        "Effect sizes are Hedges' g with 95 % intervals.")
                .done();
    }
}
