package org.nocimap.meta;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;
import org.nocimap.meta.bias.TrimAndFill;

/**
 * Every value of the reference (metafor 3.8-1, clubSandwich, robumeta) against ours, by two tables: how each analysis is compared, and
 * which values are not, each with its reason and with what must hold instead. No value is passed over.
 */
class MetaforAgreementTest {
    private static final double CLOSED = 1e-10;
    private static final double ITERATED = 1e-8;
    private static final double OPTIMISED = 1e-5;

    /**
     * How analyses are compared.
     *
     * @param fits whether an analysis is of this kind
     * @param values what we say, by the reference's names; a missing one is an error
     * @param tolerance of the relative error
     * @param floor what is added to the reference's size before dividing by it
     */
    private record Row(
            BiPredicate<Reference.Case, String> fits,
            BiFunction<Reference.Case, String, Map<String, Double>> values,
            double tolerance,
            double floor) {}

    private static final List<Row> TABLE = List.of(
            new Row(
                    (one, analysis) -> analysis.matches("trimfill.*REML.*"),
                    MetaforAgreementTest::filledAndStoppedEarly,
                    ITERATED,
                    1e-4),
            new Row(
                    (one, analysis) -> analysis.equals("escalc"),
                    (one, analysis) -> MeasureValues.of(one),
                    1e-12,
                    1e-6),
            new Row((one, analysis) -> isModel(analysis, false), MetaforAgreementTest::model, CLOSED, 1e-4),
            new Row((one, analysis) -> isModel(analysis, true), MetaforAgreementTest::model, ITERATED, 1e-4),
            new Row((one, analysis) -> analysis.startsWith("selmodel"), BiasValues::selection, 1e-3, 0.1),
            new Row((one, analysis) -> analysis.startsWith("3level"), DependenceValues::of, OPTIMISED, 1e-2),
            new Row((one, analysis) -> analysis.matches("(RVE|robumeta).*"), DependenceValues::of, ITERATED, 1e-4),
            new Row(
                    (one, analysis) -> analysis.matches(
                            "(confint|leave1out|cumul|influence|blup|MH|rma\\.peto|metareg|subgroup).*"),
                    ExtendedValues::of,
                    ITERATED,
                    1e-4),
            new Row(
                    (one, analysis) -> analysis.matches("(regtest|Egger|ranktest|fsn|PET|PEESE|trimfill).*"),
                    BiasValues::of,
                    ITERATED,
                    1e-4));

    private static boolean isModel(String analysis, boolean iterated) {
        return ModelValues.spec(analysis)
                .filter(spec -> ModelValues.isIterated(spec.method()) == iterated)
                .isPresent();
    }

    private static Map<String, Double> model(Reference.Case one, String analysis) {
        return ModelValues.values(org.nocimap.meta.model.MetaModel.pool(
                one.effects(), ModelValues.spec(analysis).orElseThrow()));
    }

    /** Trim and fill by REML: the number and the side are ours; our models at the variances where the reference's refits stop. */
    private static Map<String, Double> filledAndStoppedEarly(Reference.Case one, String analysis) {
        TrimAndFill found = BiasValues.filled(one, analysis);
        return found.missing() == 0
                ? BiasValues.of(one, analysis)
                : EarlyStop.trimAndFill(one.effects(), found, ExtendedValues.REML_Z);
    }

    /** One value of the reference. */
    private record Value(Reference.Case one, String analysis, String param, Map<String, Double> all) {
        double expected() {
            return all.get(param);
        }

        String where() {
            return one.name() + " " + param + " " + analysis;
        }
    }

    /**
     * Values that are not compared.
     *
     * @param reason why
     * @param holds which they are, given what we say
     * @param instead what must be true of them, given what we say
     */
    private record Exception(
            String reason,
            BiFunction<Value, Map<String, Double>, Boolean> holds,
            BiFunction<Value, Map<String, Double>, Boolean> instead) {}

    private static final Set<String> GIVEN = Set.of("SMDgiven", "logORgiven", "ABT", "given");

    /** tau2 near 1e-6, where the reference stops when it changes by less than 1e-12, whatever its size. */
    private static final Set<String> STOPPED_EARLY = Set.of(
            "nielweise2007 RD I2[4] leave1out(REML)",
            "nielweise2007 RD I2[9] leave1out(REML)",
            "nielweise2007 RD dffits[1] influence(REML)",
            "nielweise2007 RD cook.d[1] influence(REML)",
            "nielweise2007 RD cook.d[4] influence(REML)",
            "collins1985b RD ci.ub[4] leave1out(REML)");

    private static final List<Exception> EXCEPTIONS = List.of(
            new Exception(
                    "not a finite number in the reference",
                    (v, ours) -> !Double.isFinite(v.expected()),
                    (v, ours) -> true),
            new Exception(
                    "effects that the data set gives as such: nothing is computed",
                    (v, ours) -> v.analysis().equals("escalc")
                            && GIVEN.contains(v.one().measure()),
                    (v, ours) -> ours.isEmpty()),
            new Exception(
                    "multivariate model with unstructured covariance: not among our models",
                    (v, ours) -> v.analysis().startsWith("mv UN"),
                    (v, ours) -> true),
            new Exception(
                    "rate differences per patient-day, variances near 1e-6: the reference stops at a change of tau2 of"
                            + " 1e-12, whatever its size; our likelihood is no smaller, tau2 as near as that stop",
                    (v, ours) -> v.one().measure().equals("IRD")
                            && v.analysis()
                                    .matches(
                                            "((RE)?ML(\\+.*)?|confint.*|leave1out.*|influence.*|blup.*|regtest.rma.*)"),
                    (v, ours) -> v.all().containsKey("logLik")
                            ? ours.get("logLik") >= v.all().get("logLik") - 1e-9
                                    && Math.abs(ours.get("tau2") - v.all().get("tau2")) < 3e-12
                            : Math.abs(ours.get(v.param()) - v.expected()) < 0.01 * Math.abs(v.expected()) + 1e-3),
            new Exception(
                    "trim and fill (R0, REML) of one data set, whose refit stops far from the maximum",
                    (v, ours) -> v.one().name().equals("nielweise2007 RD")
                            && v.analysis().equals("trimfill(R0,REML)")
                            && !v.param().matches("k0|side\\.right"),
                    (v, ours) -> Math.abs(ours.get("tau2") - v.all().get("tau2")) < 1e-4),
            new Exception(
                    "six values with tau2 near 1e-6, where the same stop leaves the reference short",
                    (v, ours) -> STOPPED_EARLY.contains(v.where()),
                    (v, ours) -> Math.abs(ours.get(v.param()) - v.expected()) < 1e-4 * Math.abs(v.expected()) + 1e-4),
            new Exception(
                    "counts are pooled without a model of normal effects: no likelihood is told",
                    (v, ours) -> v.param().equals("logLik") && v.analysis().matches("MH|rma\\.peto"),
                    (v, ours) -> true),
            new Exception(
                    "variances from 1e-7 to 1e-2 beside the year as it is: the reference loses half its digits"
                            + " (PropertiesTest holds ours to 60-digit arithmetic)",
                    (v, ours) -> v.one().name().equals("bcg RD") && v.analysis().startsWith("metareg ~ablat+year"),
                    (v, ours) -> Math.abs(ours.get(v.param()) - v.expected()) < 1e-3 * Math.abs(v.expected()) + 1e-3),
            new Exception(
                    "selection model where no study, or every one, is significant: it cannot be estimated, and ours"
                            + " says so",
                    (v, ours) -> v.analysis().startsWith("selmodel") && ours.isEmpty(),
                    (v, ours) -> isOneSided(v.one().effects(), v.analysis().contains("greater") ? 1 : -1)),
            new Exception(
                    "selection model whose optimiser stopped short of our likelihood, by up to 0.002",
                    (v, ours) -> v.analysis().startsWith("selmodel")
                            && ours.get("logLik") - v.all().get("logLik") > 1e-8,
                    (v, ours) -> ours.get("logLik") - v.all().get("logLik") < 2e-3));

    private static boolean isOneSided(Effects effects, int sign) {
        int significant = 0;
        for (int i = 0; i < effects.k(); i++) {
            significant += sign * effects.yi()[i] / Math.sqrt(effects.vi()[i]) > 1.959963984540054 ? 1 : 0;
        }
        return significant == 0 || significant == effects.k();
    }

    @Test
    void everyValueAgreesOrIsListed() {
        assertThat(compared(Reference.cases(), "metafor")).isGreaterThan(109_000);
    }

    @Test
    void publishedTablesAgreeWhereverTheProjectIsBuilt() {
        assertThat(compared(Reference.published(), "metafor, published tables")).isGreaterThan(420);
    }

    private static int compared(List<Reference.Case> cases, String title) {
        Agreement agreement = new Agreement();
        int values = 0;
        for (Reference.Case one : cases) {
            for (Map.Entry<String, Map<String, Double>> entry : one.analyses().entrySet()) {
                values += entry.getValue().size();
                compare(agreement, one, entry.getKey(), entry.getValue());
            }
        }
        assertThat(agreement.finish(title)).isEmpty();
        assertThat(agreement.seen()).as("values that are compared or listed").isEqualTo(values);
        return agreement.compared();
    }

    private static void compare(
            Agreement agreement, Reference.Case one, String analysis, Map<String, Double> expected) {
        Optional<Row> row =
                TABLE.stream().filter(kind -> kind.fits().test(one, analysis)).findFirst();
        Map<String, Double> ours =
                row.map(kind -> kind.values().apply(one, analysis)).orElse(Map.of());
        String family = analysis.replaceFirst("^(subgroup( test)?|metareg) \\S+", "$1");
        expected.forEach((param, value) -> {
            Value seen = new Value(one, analysis, param, expected);
            Optional<Exception> listed = EXCEPTIONS.stream()
                    .filter(exception -> exception.holds().apply(seen, ours))
                    .findFirst();
            if (listed.isPresent()) {
                agreement.except(
                        listed.get().reason(),
                        seen.where(),
                        listed.get().instead().apply(seen, ours));
            } else {
                double floor = row.map(Row::floor).orElse(0.0);
                boolean percent = param.contains("I2") || param.startsWith("I^2");
                agreement.compare(
                        family,
                        seen.where(),
                        ours.getOrDefault(param, Double.NaN),
                        value,
                        row.map(Row::tolerance).orElse(0.0),
                        percent ? 1000 * floor : floor);
            }
        });
    }
}
