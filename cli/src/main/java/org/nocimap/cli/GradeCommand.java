package org.nocimap.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.nocimap.appraisal.assessment.AssessmentTable;
import org.nocimap.appraisal.grade.BiasOfStudies;
import org.nocimap.appraisal.grade.Body;
import org.nocimap.appraisal.grade.Decisions;
import org.nocimap.appraisal.grade.EvidenceFile;
import org.nocimap.appraisal.grade.Graded;
import org.nocimap.appraisal.grade.Judged;
import org.nocimap.appraisal.grade.Outcome;
import org.nocimap.appraisal.instruments.Instruments;
import org.nocimap.appraisal.stars.CutOffs;
import org.nocimap.appraisal.stars.StarForm;
import org.nocimap.appraisal.stars.StarForms;
import org.nocimap.appraisal.stars.StarTable;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;
import org.nocimap.report.analysis.AnalysisReport;
import org.nocimap.report.analysis.ResultFolder;
import org.nocimap.report.grade.GradeOutputs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nocimap grade}. */
@Command(
        name = "grade",
        sortOptions = false,
        abbreviateSynopsis = true,
        usageHelpAutoWidth = true,
        description = "Certainty of evidence by GRADE: numbers propose, you decide and say why. Writes the summary of"
                + " findings and a page for patients, practitioners and people in a hurry.")
final class GradeCommand implements Callable<Integer> {
    private final RootCommand root;

    @Parameters(
            arity = "0..1",
            paramLabel = "DECISIONS",
            description =
                    "YAML, JSON, CSV, TSV or XLSX: what you say of outcomes, and what you decide with your reasons."
                            + " Without it everything stays a proposal")
    private String decisions = "";

    @Option(
            names = "--results",
            paramLabel = "DIR",
            description = "Result folder of nocimap meta; may be given several times.")
    private List<String> results = new ArrayList<>();

    @Option(
            names = "--bias",
            paramLabel = "TABLE",
            description = "Assessments of risk of bias, as nocimap bias reads them.")
    private String bias = "";

    @Option(names = "--instrument", paramLabel = "NAME", description = "Of --bias; see nocimap bias.")
    private String instrument = "";

    @Option(names = "--signs", paramLabel = "MEANINGS", description = "What signs in --bias mean; see nocimap bias.")
    private String signs = "";

    @Option(names = "--cut-offs", paramLabel = "NAME", description = "Of stars in --bias; see nocimap bias.")
    private String cutOffs = "";

    @Option(
            names = "--rules",
            paramLabel = "RULES",
            description = "grade, or grade+van-tulder for the levels of the Cochrane Back Review Group beside."
                    + " Default: grade")
    private String rules = "grade";

    @Mixin
    private RunOptions run = new RunOptions();

    GradeCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Console console = root.console();
        OptionReader options = new OptionReader();
        Optional<Path> file =
                decisions.isEmpty() ? Optional.empty() : Optional.of(options.inputFile("DECISIONS", decisions));
        List<Path> folders =
                results.stream().map(r -> options.inputFolder("--results", r)).toList();
        if (file.isEmpty() && folders.isEmpty()) {
            options.problem("--results", "there is nothing to grade", "DECISIONS or --results", "Name one of them.");
        }
        Optional<Path> table = bias.isEmpty() ? Optional.empty() : Optional.of(options.inputFile("--bias", bias));
        if (bias.isEmpty() != instrument.isEmpty()) {
            options.problem("--bias", "goes together with --instrument", "both or neither", "Name the other one.");
        }
        Map<String, Graded.RuleSet> ruleSets = new LinkedHashMap<>();
        ruleSets.put("grade", Graded.RuleSet.GRADE);
        ruleSets.put("grade+van-tulder", Graded.RuleSet.GRADE_AND_VAN_TULDER);
        Graded.RuleSet ruleSet = options.choice("--rules", rules, ruleSets);
        Map<String, String> meanings = BiasCommand.meanings(signs, options);
        RunOptions.Understood where = run.understand("", root, options);
        options.throwIfAny();
        Decisions read = file.map(Decisions::read).orElse(Decisions.none());
        List<Body> bodies = new ArrayList<>();
        folders.forEach(folder -> bodies.addAll(EvidenceFile.read(folder)));
        Optional<BiasOfStudies> judged = table.map(t -> bias(t, meanings, read, options));
        List<Graded> graded = read.cases(bodies, judged).stream()
                .map(own -> Graded.of(own, ruleSet))
                .toList();
        if (graded.isEmpty()) {
            throw InputException.of(
                    Location.NOWHERE, "there is nothing to grade", "an outcome, or a result", "Add one to DECISIONS.");
        }
        try (AnalysisFrame frame = AnalysisFrame.open(where, console)) {
            file.ifPresent(f -> frame.depend(f, "decisions"));
            folders.forEach(f -> frame.depend(f.resolve(EvidenceFile.NAME), "evidence"));
            table.ifPresent(t -> frame.depend(t, "assessments"));
            frame.warn(read.warnings());
            frame.warn(warnings(graded));
            ResultFolder folder = frame.results();
            GradeOutputs outputs = new GradeOutputs(title(where, read), read.settings(), graded);
            AnalysisReport report = outputs.write(folder, frame.warnings());
            ResultFolder.Written written = frame.finish(
                    folder, report, OptionalLong.empty(), Map.of("rules", rules, "instrument", instrument));
            frame.complete();
            tell(console, report, graded, written);
        }
        return ExitCode.OK;
    }

    private static String title(RunOptions.Understood where, Decisions read) {
        if (!where.title().isEmpty()) {
            return where.title();
        }
        return read.settings().title().isEmpty()
                ? "Certainty of evidence"
                : read.settings().title();
    }

    private BiasOfStudies bias(Path table, Map<String, String> meanings, Decisions read, OptionReader options) {
        boolean stars = StarForms.names().contains(instrument);
        boolean shipped = stars || Instruments.names().contains(instrument);
        Path own = shipped ? Path.of(instrument) : options.inputFile("--instrument", instrument);
        options.throwIfAny();
        if (stars || (!shipped && StarForms.isOne(own))) {
            StarForm form = stars ? StarForms.shipped(instrument) : StarForms.read(own);
            Optional<CutOffs> classes = StarBiasJob.cutOffs(cutOffs, form, options);
            options.throwIfAny();
            return BiasOfStudies.of(StarTable.read(table, form, classes));
        }
        AssessmentTable assessments = AssessmentTable.read(
                table, shipped ? Instruments.shipped(instrument) : Instruments.read(own), meanings);
        return BiasOfStudies.of(assessments, read.settings().keyDomains());
    }

    /** What does not fit together, and where a person decided otherwise than the numbers propose. */
    private static List<Problem> warnings(List<Graded> graded) {
        List<Problem> warnings = new ArrayList<>();
        for (Graded own : graded) {
            Location where = Location.NOWHERE.about(own.evidence().outcome().name());
            own.rating()
                    .doubts()
                    .forEach(doubt -> warnings.add(Problem.warning(where, doubt, "", "Look at it again.")));
            for (Judged judged : own.rating().judged()) {
                if (judged.departs()) {
                    warnings.add(Problem.warning(
                            where,
                            judged.factor().words() + " was decided as " + judged.levels()
                                    + " where the numbers propose "
                                    + judged.proposal().levels().orElse(0),
                            "",
                            "Keep it if the reason holds: " + judged.why()));
                }
            }
            if (own.evidence().outcome().design() == Outcome.Design.NOT_STATED) {
                warnings.add(Problem.warning(
                        where,
                        "the design of its studies is not stated: it starts Low until it is",
                        "design: randomised, or non-randomised",
                        "Say it in DECISIONS."));
            }
            int open = own.rating().open().size();
            if (open > 0) {
                warnings.add(Problem.warning(
                        where,
                        open + (open == 1 ? " reason is" : " reasons are") + " not decided: the level is provisional",
                        "",
                        "Fill in to_decide.csv, or decide them in DECISIONS."));
            }
        }
        return warnings;
    }

    private static void tell(
            Console console, AnalysisReport report, List<Graded> graded, ResultFolder.Written written) {
        List<Object> outcomes = new ArrayList<>();
        for (Graded own : graded) {
            console.line(own.evidence().outcome().name() + ": "
                    + own.rating().certainty().sign() + " " + own.rating().words());
            outcomes.add(Map.of(
                    "outcome", own.evidence().outcome().name(),
                    "certainty", own.rating().certainty().word(),
                    "final", own.rating().isFinal()));
        }
        console.line("report: " + written.report());
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("report", written.report().toString());
        tree.put("keyFinding", report.summary());
        tree.put("outcomes", outcomes);
        console.result(tree);
    }
}
