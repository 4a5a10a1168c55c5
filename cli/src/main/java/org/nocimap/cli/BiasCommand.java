package org.nocimap.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.nocimap.appraisal.assessment.Assessment;
import org.nocimap.appraisal.assessment.AssessmentTable;
import org.nocimap.appraisal.assessment.DomainAssessment;
import org.nocimap.appraisal.instruments.Domain;
import org.nocimap.appraisal.instruments.Instrument;
import org.nocimap.appraisal.instruments.Instruments;
import org.nocimap.appraisal.instruments.Judgement;
import org.nocimap.appraisal.stars.CutOffs;
import org.nocimap.appraisal.stars.StarForm;
import org.nocimap.appraisal.stars.StarForms;
import org.nocimap.figures.BiasLevel;
import org.nocimap.figures.BiasSummaryFigure;
import org.nocimap.figures.TrafficLightFigure;
import org.nocimap.report.analysis.AnalysisReport;
import org.nocimap.report.analysis.Methods;
import org.nocimap.report.analysis.PageBlock;
import org.nocimap.report.analysis.PageSection;
import org.nocimap.report.analysis.ResultFolder;
import org.nocimap.report.pages.Fact;
import org.nocimap.report.pages.FigureView;
import org.nocimap.report.words.Numbers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nocimap bias}. */
@Command(
        name = "bias",
        sortOptions = false,
        abbreviateSynopsis = true,
        usageHelpAutoWidth = true,
        description =
                "Risk of bias of studies: applies an instrument's rules to answers, and draws the traffic-light table"
                        + " and the summary of what was judged.")
final class BiasCommand implements Callable<Integer> {
    private static final String WEIGHTED = "studies, by weight";

    private final RootCommand root;

    @Parameters(
            arity = "1",
            paramLabel = "TABLE",
            description = "CSV, TSV or XLSX: a row for each study, a column for each domain or signalling question.")
    private String table = "";

    @Option(
            names = "--instrument",
            required = true,
            paramLabel = "NAME",
            description = "rob1, rob1-cohort, rob2, rob2-adherence, robins-i, quadas2, nos-cohort, nos-case-control,"
                    + " nos-cross-sectional, or a JSON file of one's own.")
    private String instrument = "";

    @Option(
            names = "--signs",
            paramLabel = "MEANINGS",
            description =
                    "What signs in the table mean, such as \"+=Low,?=Unclear,-=High\". Default: the table holds words")
    private String signs = "";

    @Option(
            names = "--cut-offs",
            paramLabel = "NAME",
            description = "How stars become classes: ahrq, none, or numbers of stars such as \"Good=7,Fair=4,Poor=0\"."
                    + " Default: what is published for the form")
    private String cutOffs = "";

    @Mixin
    private RunOptions run = new RunOptions();

    BiasCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Console console = root.console();
        OptionReader options = new OptionReader();
        Path file = options.inputFile("TABLE", table);
        boolean stars = StarForms.names().contains(instrument);
        boolean shipped = stars || Instruments.names().contains(instrument);
        Path own = shipped ? Path.of(instrument) : options.inputFile("--instrument", instrument);
        Map<String, String> meanings = meanings(signs, options);
        RunOptions.Understood where = run.understand("Risk of bias", root, options);
        if (stars || (!shipped && StarForms.isOne(own))) {
            StarForm form = stars ? StarForms.shipped(instrument) : StarForms.read(own);
            Optional<CutOffs> classes = StarBiasJob.cutOffs(cutOffs, form, options);
            options.throwIfAny();
            StarBiasJob.run(file, form, stars ? Optional.empty() : Optional.of(own), classes, where, console);
            return ExitCode.OK;
        }
        if (!cutOffs.isBlank()) {
            options.problem("--cut-offs", "is for forms that give stars", "no cut-offs", "Leave it out.");
        }
        options.throwIfAny();
        Instrument used = shipped ? Instruments.shipped(instrument) : Instruments.read(own);
        AssessmentTable read = AssessmentTable.read(file, used, meanings);
        try (AnalysisFrame frame = AnalysisFrame.open(where, console)) {
            frame.warn(read.warnings());
            frame.depend(file, "assessments");
            if (!shipped) {
                frame.depend(own, "instrument");
            }
            ResultFolder results = frame.results();
            results.table(
                    "judgements.tsv", header(used), rows(read), "every study's judgements, and what rules propose");
            results.table(
                    "summary.tsv", summaryHeader(used), summaryRows(read), "share of studies at each level, by domain");
            Optional<FigureView> lights = results.figure(
                    "traffic_lights",
                    "Risk of bias of each study; the legend says what signs and colours mean.",
                    board -> TrafficLightFigure.draw(lights(read)));
            Optional<FigureView> bars = results.figure(
                    "summary", "Share of studies at each level.", board -> BiasSummaryFigure.draw(summary(read)));
            ResultFolder.Written written = frame.finish(
                    results,
                    report(where.title(), read, lights, bars, frame),
                    OptionalLong.empty(),
                    Map.of("instrument", used.id()));
            frame.complete();
            tell(console, read, written);
        }
        return ExitCode.OK;
    }

    /** What signs mean, from {@code sign=words,…}. */
    static Map<String, String> meanings(String signs, OptionReader options) {
        Map<String, String> meanings = new LinkedHashMap<>();
        for (String pair : signs.isBlank() ? new String[0] : signs.split(",", -1)) {
            int equals = pair.indexOf('=', 1);
            if (equals < 1) {
                options.problem(
                        "--signs", "\"" + pair + "\" gives no meaning", "sign=words", "Write such as \"+=Low\".");
            } else {
                meanings.put(
                        pair.substring(0, equals).strip(),
                        pair.substring(equals + 1).strip());
            }
        }
        return meanings;
    }

    private static List<String> header(Instrument instrument) {
        List<String> header = new ArrayList<>(List.of("study"));
        for (Domain domain : instrument.domains()) {
            header.add(domain.id());
            header.add(domain.id() + "_proposed");
        }
        header.addAll(List.of("overall", "weight"));
        return header;
    }

    private static List<List<String>> rows(AssessmentTable table) {
        List<List<String>> rows = new ArrayList<>();
        for (Assessment assessment : table.assessments()) {
            List<String> row = new ArrayList<>(List.of(assessment.study()));
            for (DomainAssessment domain : assessment.domains().values()) {
                row.add(words(domain.judged()));
                row.add(words(domain.proposed()));
            }
            row.add(words(assessment.overall()));
            row.add(Numbers.plain(assessment.weight()));
            rows.add(row);
        }
        return rows;
    }

    private static String words(Optional<Judgement> judgement) {
        return judgement.map(Judgement::words).orElse("");
    }

    private static List<String> summaryHeader(Instrument instrument) {
        List<String> header = new ArrayList<>(List.of("domain", "title"));
        instrument.judgements().forEach(j -> header.add(j.words()));
        header.add("not judged");
        return header;
    }

    private static List<List<String>> summaryRows(AssessmentTable table) {
        List<List<String>> rows = new ArrayList<>();
        for (Domain domain : table.instrument().domains()) {
            List<Double> shares = shares(table, domain);
            List<String> row = new ArrayList<>(List.of(domain.id(), domain.title()));
            shares.forEach(share -> row.add(Numbers.fixed(share, 4)));
            row.add(Numbers.fixed(
                    Math.max(0, 1 - shares.stream().mapToDouble(s -> s).sum()), 4));
            rows.add(row);
        }
        return rows;
    }

    private static List<Double> shares(AssessmentTable table, Domain domain) {
        double all =
                table.assessments().stream().mapToDouble(Assessment::weight).sum();
        return table.instrument().judgements().stream()
                .map(level -> table.assessments().stream()
                                .filter(a -> a.level(domain.id())
                                        .filter(level::equals)
                                        .isPresent())
                                .mapToDouble(Assessment::weight)
                                .sum()
                        / all)
                .toList();
    }

    /** A judgement as figures show it. */
    static BiasLevel level(Judgement judgement) {
        return new BiasLevel(
                judgement.words(),
                judgement.sign(),
                switch (judgement.shade()) {
                    case LOW -> BiasLevel.LOW;
                    case MIDDLE -> BiasLevel.MIDDLE;
                    case HIGH -> BiasLevel.HIGH;
                    case CRITICAL -> BiasLevel.CRITICAL;
                    case UNKNOWN -> BiasLevel.UNKNOWN;
                });
    }

    private static TrafficLightFigure.Spec lights(AssessmentTable table) {
        Instrument instrument = table.instrument();
        boolean overall = table.assessments().stream().anyMatch(a -> a.overall().isPresent());
        List<String> columns = new ArrayList<>();
        List<String> meanings = new ArrayList<>();
        for (Domain domain : instrument.domains()) {
            columns.add(domain.id());
            meanings.add(domain.title());
        }
        if (overall) {
            columns.add("All");
            meanings.add("overall");
        }
        List<TrafficLightFigure.Row> rows = new ArrayList<>();
        for (Assessment assessment : table.assessments()) {
            List<Optional<BiasLevel>> levels = new ArrayList<>();
            assessment.domains().values().forEach(d -> levels.add(d.shown().map(BiasCommand::level)));
            if (overall) {
                levels.add(assessment.overall().map(BiasCommand::level));
            }
            rows.add(new TrafficLightFigure.Row(assessment.study(), levels));
        }
        List<BiasLevel> levels =
                instrument.judgements().stream().map(BiasCommand::level).toList();
        return new TrafficLightFigure.Spec("Risk of bias by study", columns, meanings, levels, rows);
    }

    private static BiasSummaryFigure.Spec summary(AssessmentTable table) {
        List<BiasSummaryFigure.Row> rows = table.instrument().domains().stream()
                .map(domain -> new BiasSummaryFigure.Row(domain.title(), shares(table, domain)))
                .toList();
        boolean weighted = table.assessments().stream().anyMatch(a -> a.weight() != 1);
        return new BiasSummaryFigure.Spec(
                "Risk of bias by domain",
                weighted ? WEIGHTED : "studies",
                table.instrument().judgements().stream().map(BiasCommand::level).toList(),
                rows);
    }

    private static AnalysisReport report(
            String title,
            AssessmentTable table,
            Optional<FigureView> lights,
            Optional<FigureView> bars,
            AnalysisFrame frame) {
        Instrument instrument = table.instrument();
        List<PageBlock> blocks = new ArrayList<>();
        lights.map(PageBlock.Figure::new).ifPresent(blocks::add);
        bars.map(PageBlock.Figure::new).ifPresent(blocks::add);
        blocks.add(new PageBlock.Note("How far the instrument's rules were checked: " + instrument.support()));
        String studies = Numbers.counted(table.assessments().size(), "study", "studies");
        String methods = "The risk of bias of " + studies + " was judged with " + instrument.title() + ", version "
                + instrument.version() + " (" + instrument.reference() + "), one form for each " + instrument.unit()
                + ". Judgements are the raters'; where signalling questions were answered, the instrument's algorithm"
                + " proposed a judgement.";
        return new AnalysisReport(
                title,
                "Risk of bias",
                studies + " judged in " + Numbers.counted(instrument.domains().size(), "domain", "domains"),
                headline(table),
                List.of(
                        new Fact(
                                "Studies", Numbers.readCount(table.assessments().size())),
                        new Fact(
                                "Domains",
                                Numbers.readCount(instrument.domains().size()))),
                Optional.empty(),
                List.of(
                        new Fact("Instrument", instrument.title()),
                        new Fact("Version", instrument.version()),
                        new Fact("One form for each", instrument.unit()),
                        new Fact("Official form", instrument.reference())),
                List.of(new PageSection("results", "Results", blocks)),
                frame.warnings(),
                new Methods.Writer().paragraph(methods).done());
    }

    /** What is worst most often. */
    private static String headline(AssessmentTable table) {
        List<String> parts = new ArrayList<>();
        for (Judgement judgement : table.instrument().judgements()) {
            long count = table.assessments().stream()
                    .flatMap(a -> a.domains().values().stream())
                    .filter(d -> d.shown().filter(judgement::equals).isPresent())
                    .count();
            parts.add(judgement.words() + " in " + count);
        }
        long all =
                (long) table.assessments().size() * table.instrument().domains().size();
        return "Of " + all + " judgements: " + String.join(", ", parts) + ".";
    }

    private static void tell(Console console, AssessmentTable table, ResultFolder.Written written) {
        console.line(headline(table));
        console.line("report: " + written.report());
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("folder", written.folder().toString());
        tree.put("instrument", table.instrument().id());
        tree.put("studies", table.assessments().size());
        console.result(tree);
    }
}
