package org.nocimap.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.nocimap.meta.analysis.EffectSpec;
import org.nocimap.meta.analysis.Weighting;
import org.nocimap.meta.input.EffectOptions;
import org.nocimap.meta.input.Scale;
import org.nocimap.meta.measure.EmptyCells;
import org.nocimap.meta.measure.Measure;
import org.nocimap.meta.model.CoefficientTest;
import org.nocimap.meta.model.ModelSpec;
import org.nocimap.meta.model.PredictionInterval;
import org.nocimap.meta.model.Tau2Method;
import org.nocimap.meta.model.Tau2Sharing;
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
            names = "--correlation",
            paramLabel = "R",
            description = "Of values before and after treatment, for the SD of changes.")
    private String correlation = "";

    @Option(
            names = "--rescale",
            paramLabel = "SCALE",
            description =
                    "Bring mean differences to one scale, such as 0-100; the column 'scale' says where each is from.")
    private String rescale = "";

    @Option(names = "--better", paramLabel = "SIDE", description = "Which effects are good: lower or higher.")
    private String better = "";

    @Option(
            names = "--mcid",
            paramLabel = "VALUE",
            description = "Smallest difference that matters. Default: what is known of the --rescale scale, such as"
                    + " 'NRS 0-10'")
    private String mcid = "";

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
     * @param better which effects are good, if the user or the scale says
     * @param important smallest difference that matters, if the user or the scale says
     * @param importantSource where that is from
     */
    record Understood(
            Path file,
            Optional<String> outcome,
            EffectOptions reading,
            EffectSpec spec,
            String treated,
            String control,
            Optional<Scale.Better> better,
            OptionalDouble important,
            String importantSource) {}

    Understood understand(OptionReader options) {
        Path table = options.inputFile("EFFECTS", file);
        Measure chosen = Measure.named(measure).orElseGet(() -> {
            options.problem("--measure", "\"" + measure + "\" cannot be used", "a code of the list in --help", "");
            return Measure.GENERIC;
        });
        Optional<Scale> scale = scale(options);
        Optional<Scale.Importance> known = scale.flatMap(Scale::importance);
        EffectOptions reading = new EffectOptions(
                chosen,
                options.choice("--empty-cells", emptyCells, emptyCellWords()),
                scale,
                correlation.isEmpty()
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(options.number("--correlation", correlation, OptionReader.Range.SHARE)),
                options.number("--confidence", confidence, OptionReader.Range.PROBABILITY),
                sheet.isEmpty() ? Optional.empty() : Optional.of(sheet));
        EffectSpec spec = new EffectSpec(
                chosen,
                model(options, reading.confidence()),
                options.choice("--prediction", prediction, predictionWords()),
                weighting(options, chosen),
                optional(subgroup),
                options.choice("--subgroup-tau2", subgroupTau2, sharingWords()),
                moderators,
                optional(cluster));
        Optional<Scale.Better> side = better.isEmpty()
                ? known.map(Scale.Importance::better)
                : Optional.of(options.choice(
                        "--better", better, Map.of("lower", Scale.Better.LOWER, "higher", Scale.Better.HIGHER)));
        OptionalDouble important = mcid.isEmpty()
                ? known.map(k -> OptionalDouble.of(k.change())).orElse(OptionalDouble.empty())
                : OptionalDouble.of(options.number("--mcid", mcid, OptionReader.Range.NOT_NEGATIVE));
        String source = mcid.isEmpty() ? known.map(Scale.Importance::source).orElse("") : "";
        return new Understood(table, optional(outcome), reading, spec, treated, control, side, important, source);
    }

    private static Optional<String> optional(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(text.strip());
    }

    private Optional<Scale> scale(OptionReader options) {
        Optional<Scale> scale = rescale.isEmpty() ? Optional.empty() : Scale.parse(rescale);
        if (!rescale.isEmpty() && scale.isEmpty()) {
            options.problem(
                    "--rescale", "\"" + rescale + "\" cannot be used", "where the scale begins and ends", "0-100");
        }
        return scale;
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
