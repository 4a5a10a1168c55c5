package org.nocimap.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.nocimap.meta.analysis.Dependence;
import org.nocimap.meta.analysis.EffectSpec;
import org.nocimap.meta.analysis.Weighting;
import org.nocimap.meta.input.EffectOptions;
import org.nocimap.meta.input.Repeats;
import org.nocimap.meta.measure.EmptyCells;
import org.nocimap.meta.measure.Measure;
import org.nocimap.meta.measure.SharedControl;
import org.nocimap.meta.model.CoefficientTest;
import org.nocimap.meta.model.ModelSpec;
import org.nocimap.meta.model.PredictionInterval;
import org.nocimap.meta.model.Tau2Method;
import org.nocimap.meta.model.Tau2Sharing;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options that say which effects are pooled, and how. */
final class MetaOptions {
    @Parameters(
            paramLabel = "EFFECTS",
            description = "Table of effects, one row per study, outcome, time point and comparison: CSV, TSV or XLSX.")
    private String file = "";

    @Option(names = "--sheet", paramLabel = "NAME", description = "Sheet of a workbook. Default: the first that fits")
    private String sheet = "";

    @Option(
            names = "--outcome",
            paramLabel = "NAME",
            description = "Only the rows of this outcome. Default: all, each apart")
    private String outcome = "";

    @Option(
            names = "--measure",
            required = true,
            paramLabel = "CODE",
            description = "OR, RR, RD, PETO; MD, MD-HO, SMD, SMD-UB, SMD-REVMAN, GLASS, SMDH, ROM, ROM2; IRR, IRD; HR;"
                    + " COR, ZCOR; PR, PLN, PLO, PAS, PFT; GEN.")
    private String measure = "";

    @Option(
            names = "--tau2",
            paramLabel = "METHOD",
            description = "Variance between studies: REML, DL, PM, EB, ML, HE, SJ, HS, or none for a common effect."
                    + " Default: REML")
    private String tau2 = "REML";

    @Option(
            names = "--test",
            paramLabel = "WHAT",
            description = "Intervals by z, knapp-hartung, or ad-hoc (Knapp-Hartung, never shorter than z)."
                    + " Default: knapp-hartung, z for a common effect")
    private String test = "";

    @Option(
            names = "--prediction",
            paramLabel = "WHAT",
            description = "Prediction interval: as-tested, k-1 or k-2 (degrees of freedom of t). Default: as-tested")
    private String prediction = "as-tested";

    @Option(
            names = "--pool",
            paramLabel = "HOW",
            description = "inverse-variance, mantel-haenszel or peto. Default: inverse-variance")
    private String pool = "inverse-variance";

    @Option(
            names = "--empty-cells",
            paramLabel = "RULE",
            description = "metafor (½ in tables with an empty cell), revman, treatment-arm or none. Default: metafor")
    private String emptyCells = "metafor";

    @Option(names = "--subgroup", paramLabel = "COLUMN", description = "Pool the values of this column apart.")
    private String subgroup = "";

    @Option(
            names = "--subgroup-tau2",
            paramLabel = "WHAT",
            description = "separate or common to all subgroups. Default: separate")
    private String subgroupTau2 = "separate";

    @Option(
            names = "--moderator",
            paramLabel = "COLUMN",
            description = "Meta-regression on this column, numbers or categories; may be given several times.")
    private List<String> moderators = new ArrayList<>();

    @Option(
            names = "--cluster",
            paramLabel = "COLUMN",
            description = "Rows with the same value share subjects: robust variances and a three-level model.")
    private String cluster = "";

    @Option(
            names = "--within-correlation",
            paramLabel = "R",
            description = "Of the sampling errors of effects of one --cluster, as you assume it: weights of correlated"
                    + " effects, and how much other values change.")
    private String withinCorrelation = "";

    @Option(
            names = "--multi-arm",
            paramLabel = "HOW",
            description = "Rows of one study are arms against the same control group, told apart by 'comparison': split"
                    + " (the control group among them) or covariance (of their effects).")
    private String multiArm = "";

    @Option(
            names = "--correlation",
            paramLabel = "R",
            description = "Of values before and after treatment, for the SD of changes.")
    private String correlation = "";

    @Mixin
    private OutcomeOptions outcomes = new OutcomeOptions();

    @Option(names = "--treated", paramLabel = "NAME", description = "What group 1 is called. Default: treatment")
    private String treated = "treatment";

    @Option(names = "--control", paramLabel = "NAME", description = "What group 2 is called. Default: control")
    private String control = "control";

    @Option(names = "--confidence", paramLabel = "P", description = "Of all intervals. Default: 0.95")
    private String confidence = "0.95";

    /**
     * The options, understood.
     *
     * @param file table of effects
     * @param outcome the only one, if the user names one
     * @param reading how it is understood
     * @param spec what is asked
     * @param treated what group 1 is called
     * @param control what group 2 is called
     * @param outcomes what differs from outcome to outcome
     */
    record Understood(
            Path file,
            Optional<String> outcome,
            EffectOptions reading,
            EffectSpec spec,
            String treated,
            String control,
            OutcomeOptions.Understood outcomes) {}

    Understood understand(OptionReader options) {
        Path table = options.inputFile("EFFECTS", file);
        Measure chosen = Measure.named(measure).orElseGet(() -> {
            options.problem("--measure", "\"" + measure + "\" cannot be used", "a code of the list in --help", "");
            return Measure.GENERIC;
        });
        OutcomeOptions.Understood perOutcome = outcomes.understand(options);
        EffectOptions reading = new EffectOptions(
                chosen,
                options.choice("--empty-cells", emptyCells, emptyCellWords()),
                perOutcome.rescale(),
                correlation.isEmpty()
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(options.number("--correlation", correlation, OptionReader.Range.SHARE)),
                options.number("--confidence", confidence, OptionReader.Range.PROBABILITY),
                sheet.isEmpty() ? Optional.empty() : Optional.of(sheet),
                repeats(options, chosen));
        EffectSpec spec = new EffectSpec(
                chosen,
                model(options, reading.confidence()),
                options.choice("--prediction", prediction, predictionWords()),
                weighting(options, chosen),
                optional(subgroup),
                options.choice("--subgroup-tau2", subgroupTau2, sharingWords()),
                moderators,
                dependence(options, reading.repeats()));
        return new Understood(table, optional(outcome), reading, spec, treated, control, perOutcome);
    }

    private Repeats repeats(OptionReader options, Measure chosen) {
        if (multiArm.isBlank()) {
            return cluster.isBlank() ? Repeats.MISTAKE : Repeats.CLUSTERS;
        }
        Map<String, Repeats> words = new LinkedHashMap<>();
        words.put("split", Repeats.SPLIT_CONTROL);
        words.put("covariance", Repeats.SHARED_CONTROL);
        Repeats how = options.choice("--multi-arm", multiArm, words);
        if (!cluster.isBlank()) {
            options.problem("--multi-arm", "stands beside --cluster", "one of them", "");
        }
        if (how == Repeats.SHARED_CONTROL && !SharedControl.isKnown(chosen)) {
            options.problem(
                    "--multi-arm",
                    "covariance has no formula for " + chosen.code(),
                    "OR, RR, RD, MD, SMD, SMD-UB, SMD-REVMAN, GLASS, ROM, IRR or IRD as --measure",
                    "Use --multi-arm split.");
        }
        return how;
    }

    private Dependence dependence(OptionReader options, Repeats repeats) {
        OptionalDouble assumed = withinCorrelation.isBlank()
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        options.number("--within-correlation", withinCorrelation, OptionReader.Range.SHARE));
        if (assumed.isPresent() && cluster.isBlank()) {
            options.problem("--within-correlation", "is given without --cluster", "the column of the clusters", "");
        }
        if (repeats == Repeats.SHARED_CONTROL) {
            return new Dependence.SharedControls();
        }
        return cluster.isBlank() ? new Dependence.Independent() : new Dependence.Clustered(cluster.strip(), assumed);
    }

    private static Optional<String> optional(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(text.strip());
    }

    private ModelSpec model(OptionReader options, double level) {
        Map<String, Tau2Method> methods = new LinkedHashMap<>();
        methods.put("REML", Tau2Method.REML);
        for (Tau2Method method : Tau2Method.values()) {
            methods.put(method == Tau2Method.COMMON ? "none" : method.code(), method);
        }
        Tau2Method method = options.choice("--tau2", tau2, methods);
        CoefficientTest usual = method == Tau2Method.COMMON ? CoefficientTest.Z : CoefficientTest.KNAPP_HARTUNG;
        Map<String, CoefficientTest> tests = new LinkedHashMap<>();
        tests.put("knapp-hartung", CoefficientTest.KNAPP_HARTUNG);
        tests.put("z", CoefficientTest.Z);
        tests.put("ad-hoc", CoefficientTest.KNAPP_HARTUNG_AD_HOC);
        return new ModelSpec(method, test.isEmpty() ? usual : options.choice("--test", test, tests), level);
    }

    private Weighting weighting(OptionReader options, Measure chosen) {
        Map<String, Weighting> words = new LinkedHashMap<>();
        words.put("inverse-variance", Weighting.INVERSE_VARIANCE);
        words.put("mantel-haenszel", Weighting.MANTEL_HAENSZEL);
        words.put("peto", Weighting.PETO);
        Weighting weighting = options.choice("--pool", pool, words);
        boolean counts = chosen.family() == Measure.Family.RATES
                || (chosen.family() == Measure.Family.TABLES && chosen != Measure.PETO);
        if (weighting == Weighting.MANTEL_HAENSZEL && !counts) {
            options.problem("--pool", "mantel-haenszel pools OR, RR, RD, IRR and IRD", "one of them as --measure", "");
        }
        if (weighting == Weighting.PETO && chosen != Measure.PETO && chosen != Measure.OR) {
            options.problem("--pool", "peto pools odds ratios", "--measure PETO or OR", "");
        }
        return weighting;
    }

    private static Map<String, EmptyCells> emptyCellWords() {
        Map<String, EmptyCells> words = new LinkedHashMap<>();
        words.put("metafor", EmptyCells.HALF_WHERE_EMPTY);
        words.put("revman", EmptyCells.REVMAN);
        words.put("treatment-arm", EmptyCells.TREATMENT_ARM);
        words.put("none", EmptyCells.AS_THEY_ARE);
        return words;
    }

    private static Map<String, PredictionInterval> predictionWords() {
        Map<String, PredictionInterval> words = new LinkedHashMap<>();
        words.put("as-tested", PredictionInterval.AS_TESTED);
        words.put("k-1", PredictionInterval.T_K_MINUS_1);
        words.put("k-2", PredictionInterval.T_K_MINUS_2);
        return words;
    }

    private static Map<String, Tau2Sharing> sharingWords() {
        Map<String, Tau2Sharing> words = new LinkedHashMap<>();
        words.put("separate", Tau2Sharing.SEPARATE);
        words.put("common", Tau2Sharing.COMMON);
        return words;
    }
}
