package org.nocimap.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nocimap.appraisal.assessment.Assessment;
import org.nocimap.appraisal.assessment.AssessmentTable;
import org.nocimap.appraisal.instruments.Domain;
import org.nocimap.appraisal.instruments.Instrument;
import org.nocimap.appraisal.instruments.Instruments;
import org.nocimap.figures.BiasLevel;
import org.nocimap.figures.effects.RiskColumns;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;
import org.nocimap.meta.input.EffectRow;
import org.nocimap.report.effects.StudyRisks;
import picocli.CommandLine.Option;

/** The options that bring the studies' risk of bias beside them. */
final class RiskOptions {
    @Option(
            names = "--risk-of-bias",
            paramLabel = "TABLE",
            description =
                    "Judgements of the studies, a table as 'nocimap bias' reads: dots beside each study in the forest"
                            + " plot.")
    private String table = "";

    @Option(
            names = "--instrument",
            paramLabel = "NAME",
            description =
                    "Of --risk-of-bias: rob1, rob1-cohort, rob2, rob2-adherence, robins-i, quadas2, or a JSON file.")
    private String instrument = "";

    @Option(
            names = "--signs",
            paramLabel = "MEANINGS",
            description = "What signs in --risk-of-bias mean, such as \"+=Low,?=Unclear,-=High\".")
    private String signs = "";

    /**
     * Judgements, to be read.
     *
     * @param table where they are
     * @param instrument name or file
     * @param signs their meanings
     */
    record Understood(Path table, String instrument, Map<String, String> signs) {
        /** @throws org.nocimap.files.InputException with every cell that cannot be understood */
        AssessmentTable read() {
            Instrument used = Instruments.names().contains(instrument)
                    ? Instruments.shipped(instrument)
                    : Instruments.read(Path.of(instrument));
            return AssessmentTable.read(table, used, signs);
        }
    }

    Optional<Understood> understand(OptionReader options) {
        if (table.isBlank()) {
            if (!instrument.isBlank() || !signs.isBlank()) {
                options.problem(
                        instrument.isBlank() ? "--signs" : "--instrument",
                        "there are no judgements to read",
                        "--risk-of-bias with a table",
                        "");
            }
            return Optional.empty();
        }
        Path file = options.inputFile("--risk-of-bias", table);
        if (instrument.isBlank()) {
            options.problem("--instrument", "is missing", "the instrument of --risk-of-bias, such as rob2", "");
        } else if (!Instruments.names().contains(instrument)) {
            options.inputFile("--instrument", instrument);
        }
        return Optional.of(new Understood(file, instrument, BiasCommand.meanings(signs, options)));
    }

    /** The judgements as figures show them; overall stands last where the instrument has it. */
    static StudyRisks shown(AssessmentTable read) {
        Instrument instrument = read.instrument();
        boolean overall = read.assessments().stream().anyMatch(a -> a.overall().isPresent());
        List<String> domains =
                new ArrayList<>(instrument.domains().stream().map(Domain::title).toList());
        if (overall) {
            domains.add("overall");
        }
        Map<String, List<Optional<BiasLevel>>> byStudy = new LinkedHashMap<>();
        for (Assessment assessment : read.assessments()) {
            List<Optional<BiasLevel>> levels = new ArrayList<>();
            assessment.domains().values().forEach(d -> levels.add(d.shown().map(BiasCommand::level)));
            if (overall) {
                levels.add(assessment.overall().map(BiasCommand::level));
            }
            byStudy.put(StudyRisks.key(assessment.study()), levels);
        }
        List<BiasLevel> levels =
                instrument.judgements().stream().map(BiasCommand::level).toList();
        return new StudyRisks(new RiskColumns(instrument.title(), domains, levels), byStudy);
    }

    /** Studies that are in one table only. */
    static List<Problem> unmatched(AssessmentTable read, List<EffectRow> rows) {
        Map<String, String> judged = new LinkedHashMap<>();
        read.assessments().forEach(a -> judged.put(StudyRisks.key(a.study()), a.study()));
        Map<String, String> pooled = new LinkedHashMap<>();
        rows.forEach(row -> pooled.put(StudyRisks.key(row.sample()), row.sample()));
        List<Problem> problems = new ArrayList<>();
        Location where = Location.option("--risk-of-bias");
        String names = "the same names, year included, in both tables";
        missing(pooled, judged.keySet())
                .ifPresent(list -> problems.add(Problem.warning(where, "no judgement of " + list, names, "")));
        missing(judged, pooled.keySet())
                .ifPresent(list -> problems.add(Problem.warning(where, "no effect of " + list, names, "")));
        return problems;
    }

    private static Optional<String> missing(Map<String, String> all, Set<String> others) {
        Map<String, String> left = new LinkedHashMap<>(all);
        left.keySet().removeAll(others);
        return left.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", new LinkedHashSet<>(left.values())));
    }
}
