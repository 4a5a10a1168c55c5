package org.nocimap.appraisal.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each rule at and beside its limits. */
class GradeRulesTest {
    private static final BiasOfStudies.Start DESIGN = BiasOfStudies.Start.BY_DESIGN;

    @ParameterizedTest
    @CsvSource({"54.9, 0", "55, -1", "65, -1", "65.1, -1", "100, -1"})
    void highRiskDominatesFrom55PercentOfTheWeight(double weight, int levels) {
        Bodies bodies = new Bodies()
                .study("A", -2, weight)
                .study("B", -2, 100 - weight)
                .levels(Map.of("a", BiasOfStudies.Level.HIGH, "b", BiasOfStudies.Level.LOW), DESIGN);
        assertThat(bodies.proposed(Factor.RISK_OF_BIAS)).isEqualTo(levels);
    }

    @Test
    void withRobinsIEvidenceStartsHighAndSeriousRiskCostsMore() {
        Bodies bodies = new Bodies().study("A", -2, 70).study("B", -2, 30);
        bodies.design = Outcome.Design.NON_RANDOMISED;
        assertThat(bodies.rate().start()).isEqualTo(Certainty.LOW);
        bodies.levels(Map.of("a", BiasOfStudies.Level.HIGH, "b", BiasOfStudies.Level.LOW), BiasOfStudies.Start.HIGH);
        assertThat(bodies.rate().start()).isEqualTo(Certainty.HIGH);
        assertThat(bodies.proposed(Factor.RISK_OF_BIAS)).isEqualTo(-2);
        bodies.levels(
                Map.of("a", BiasOfStudies.Level.CRITICAL, "b", BiasOfStudies.Level.LOW), BiasOfStudies.Start.HIGH);
        assertThat(bodies.proposed(Factor.RISK_OF_BIAS)).isEqualTo(-3);
    }

    @Test
    void withoutAssessmentsNothingIsProposed() {
        Bodies bodies = new Bodies().study("A", -2, 50).study("B", -2, 50);
        assertThat(bodies.proposed(Factor.RISK_OF_BIAS)).isEqualTo(9);
        bodies.levels(Map.of("other", BiasOfStudies.Level.HIGH), DESIGN);
        assertThat(bodies.proposed(Factor.RISK_OF_BIAS)).isEqualTo(9);
        assertThat(bodies.rate().of(Factor.RISK_OF_BIAS).proposal().why()).contains("no study of it");
    }

    /** A quarter of the weight on the other side of no effect, and I² of 30 %, are needed both. */
    @ParameterizedTest
    @CsvSource({"25, 30, -1", "24, 30, 0", "25, 29, 0", "50, 90, -1", "0, 90, 0"})
    void inconsistencyNeedsBothSidesAndHeterogeneity(double weight, double i2, int levels) {
        Bodies bodies = new Bodies().study("A", 1, weight).study("B", -2, 100 - weight);
        bodies.i2 = i2;
        assertThat(bodies.proposed(Factor.INCONSISTENCY)).isEqualTo(levels);
    }

    @Test
    void aPredictionIntervalOverTheThresholdIsInconsistency() {
        Bodies bodies = new Bodies().study("A", -1, 50).study("B", -2, 50);
        bodies.i2 = 60;
        bodies.prediction = Optional.of(new Range(-4, 1));
        assertThat(bodies.proposed(Factor.INCONSISTENCY)).isEqualTo(-1);
        bodies.interval = Optional.of(new Range(-3, 0.5));
        assertThat(bodies.proposed(Factor.INCONSISTENCY)).isZero();
        bodies.interval = Optional.of(new Range(-3, -1));
        bodies.prediction = Optional.of(new Range(-4, -0.1));
        assertThat(bodies.proposed(Factor.INCONSISTENCY)).isZero();
        Bodies one = new Bodies().study("A", -1, 100);
        assertThat(one.proposed(Factor.INCONSISTENCY)).isZero();
    }

    /** MD against a smallest important difference of 1; the standard deviation makes every effect plausible. */
    @ParameterizedTest
    @CsvSource({
        // an important effect: the threshold is 1 on its side
        "-2, -3, -1.1, 0",
        "-2, -3, -0.9, -1",
        "-2, -3, 0.5, -1",
        "-2, -5, 1.1, -2",
        // little effect: either side counts
        "-0.5, -0.9, 0.9, 0",
        "-0.5, -1.1, 0.1, -1",
        "0.5, -0.2, 1.2, -1",
        "0.5, -1.2, 1.2, -2"
    })
    void theIntervalAgainstTheSmallestImportantDifference(double estimate, double low, double high, int levels) {
        Bodies bodies = new Bodies().study("A", estimate, 50).study("B", estimate, 50);
        bodies.estimate = estimate;
        bodies.interval = Optional.of(new Range(low, high));
        bodies.important = Optional.of(new Outcome.Sourced(1, ""));
        bodies.sd = Optional.of(new Outcome.Sourced(10, ""));
        assertThat(bodies.proposed(Factor.IMPRECISION)).isEqualTo(levels);
    }

    /** MID 1 at SD 2: 126 people; the effect is 1 SD, too large to be taken without information. */
    @ParameterizedTest
    @CsvSource({"126, 0", "125, -1", "38, -1", "37, -2"})
    void largeDifferencesNeedInformation(long people, int levels) {
        assertThat(OptimalInformationSize.ofMeans(1, 2)).isEqualTo(126);
        Bodies bodies = new Bodies().study("A", -2, 50).study("B", -2, 50);
        bodies.interval = Optional.of(new Range(-2.5, -1.5));
        bodies.important = Optional.of(new Outcome.Sourced(1, ""));
        bodies.sd = Optional.of(new Outcome.Sourced(2, ""));
        bodies.people = people;
        assertThat(bodies.proposed(Factor.IMPRECISION)).isEqualTo(levels);
    }

    @ParameterizedTest
    @CsvSource({
        // plausible, whatever the number of people
        "RISK_RATIO, 0.75, 0.6, 0.9, 10, 0",
        // implausibly large: limits three-fold apart
        "RISK_RATIO, 0.4, 0.2, 0.6, 9999, -2",
        "RISK_RATIO, 0.4, 0.25, 0.7, 9999, 0",
        "RISK_RATIO, 0.4, 0.25, 0.7, 1073, -1",
        "RISK_RATIO, 0.4, 0.25, 0.7, 1074, 0",
        // for odds ratios 2.5-fold
        "ODDS_RATIO, 0.3, 0.2, 0.5, 9999, -2",
        "RISK_RATIO, 0.9, 0.6, 1.2, 9999, -1"
    })
    void largeRelativeEffectsNeedInformation(
            EffectKind kind, double ratio, double low, double high, long people, int levels) {
        Bodies bodies = new Bodies()
                .study("A", Math.log(ratio), 50)
                .study("B", Math.log(ratio), 50)
                .ratio(kind, ratio, low, high)
                .risk(0.3);
        bodies.people = people;
        assertThat(bodies.proposed(Factor.IMPRECISION)).isEqualTo(levels);
    }

    /** A difference of risk of 0.1 at a risk of 0.3: RR 0.6 gives −0.12, its limits −0.18 and −0.06. */
    @Test
    void ratiosAreHeldAgainstADifferenceOfRisk() {
        Bodies bodies = new Bodies()
                .study("A", Math.log(0.6), 50)
                .study("B", Math.log(0.6), 50)
                .ratio(EffectKind.RISK_RATIO, 0.6, 0.4, 0.8)
                .risk(0.3);
        bodies.important = Optional.of(new Outcome.Sourced(0.1, ""));
        assertThat(bodies.proposed(Factor.IMPRECISION)).isEqualTo(-1);
        assertThat(bodies.rate().of(Factor.IMPRECISION).proposal().why())
                .contains("(−0.18 to −0.06)", "−0.1 as a difference of risk");
        bodies.important = Optional.of(new Outcome.Sourced(0.05, ""));
        bodies.people = 2000;
        assertThat(bodies.proposed(Factor.IMPRECISION)).isZero();
    }

    @Test
    void theRuleOf2011CountsPeople() {
        Bodies bodies = new Bodies().study("A", -2, 50).study("B", -2, 50);
        bodies.imprecision = Settings.Imprecision.GUIDELINE_2011;
        bodies.people = 400;
        assertThat(bodies.proposed(Factor.IMPRECISION)).isZero();
        bodies.people = 399;
        assertThat(bodies.proposed(Factor.IMPRECISION)).isEqualTo(-1);
    }

    @Test
    void withoutAnIntervalNothingIsProposed() {
        Bodies bodies = new Bodies().study("A", -2, 50).study("B", -2, 50);
        bodies.interval = Optional.empty();
        assertThat(bodies.proposed(Factor.IMPRECISION)).isEqualTo(9);
    }

    @ParameterizedTest
    @CsvSource({"9, 0.001, 0", "10, 0.099, -1", "10, 0.1, 0", "10, 0.5, 0"})
    void asymmetryCountsFromTenStudies(int k, double p, int levels) {
        Bodies bodies = new Bodies();
        bodies.reportedK = k;
        bodies.tests = List.of(new Body.AsymmetryTest("Egger", p));
        assertThat(bodies.proposed(Factor.PUBLICATION_BIAS)).isEqualTo(levels);
    }

    @Test
    void forOddsRatiosHarbordGoesBeforeEgger() {
        Bodies bodies = new Bodies();
        bodies.reportedK = 12;
        bodies.tests = List.of(new Body.AsymmetryTest("Egger", 0.001), new Body.AsymmetryTest("Harbord", 0.4));
        assertThat(bodies.proposed(Factor.PUBLICATION_BIAS)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"2.1, 1", "2.0, 0", "0.49, 1", "5.1, 2", "0.19, 2"})
    void largeEffectsOfStudiesThatAreNotRandomised(double ratio, int levels) {
        Bodies bodies = new Bodies()
                .study("A", Math.log(ratio), 50)
                .study("B", Math.log(ratio), 50)
                .ratio(EffectKind.RISK_RATIO, ratio, ratio * 0.9, ratio * 1.1)
                .risk(0.15);
        bodies.people = 99999;
        bodies.design = Outcome.Design.NON_RANDOMISED;
        assertThat(bodies.proposed(Factor.LARGE_EFFECT)).isEqualTo(levels);
        bodies.design = Outcome.Design.RANDOMISED;
        assertThat(bodies.proposed(Factor.LARGE_EFFECT)).isZero();
        bodies.design = Outcome.Design.NON_RANDOMISED;
        bodies.decisions.put(Factor.INDIRECTNESS, new Decision(-1, "other people", ""));
        assertThat(bodies.proposed(Factor.LARGE_EFFECT)).isZero();
    }

    @Test
    void aProposalNeverBecomesADecision() {
        Bodies bodies = new Bodies().study("A", 1, 50).study("B", -2, 50);
        bodies.i2 = 80;
        Rating rating = bodies.rate();
        assertThat(rating.of(Factor.INCONSISTENCY).levels()).isEqualTo(-1);
        assertThat(rating.isFinal()).isFalse();
        assertThat(rating.open().stream().map(Judged::factor)).containsExactlyElementsOf(Factor.downs());
        assertThat(rating.of(Factor.INCONSISTENCY).why()).startsWith("proposed, not decided");
        assertThat(Graded.of(bodies.graded(), Graded.RuleSet.GRADE).statement()).startsWith("Provisional: ");
        assertThat(rating.certainty()).isEqualTo(Certainty.MODERATE);
        assertThat(rating.words()).isEqualTo("at most Moderate, provisional");
        assertThat(rating.wording()).isEqualTo(Certainty.LOW);
        for (Factor factor : Factor.downs()) {
            bodies.decisions.put(factor, new Decision(0, "looked at", "A"));
        }
        Rating decided = bodies.rate();
        assertThat(decided.isFinal()).isTrue();
        assertThat(decided.certainty()).isEqualTo(Certainty.HIGH);
        assertThat(decided.of(Factor.INCONSISTENCY).departs()).isTrue();
        assertThat(decided.of(Factor.INCONSISTENCY).why()).isEqualTo("looked at");
    }

    @Test
    void levelsStayWithinTheirEnds() {
        Bodies bodies = new Bodies().study("A", -2, 50).study("B", -2, 50);
        bodies.decisions.put(Factor.RISK_OF_BIAS, new Decision(-2, "r", ""));
        bodies.decisions.put(Factor.IMPRECISION, new Decision(-3, "r", ""));
        assertThat(bodies.rate().certainty()).isEqualTo(Certainty.VERY_LOW);
        bodies.decisions.clear();
        bodies.decisions.put(Factor.DOSE_RESPONSE, new Decision(1, "r", ""));
        assertThat(bodies.rate().certainty()).isEqualTo(Certainty.HIGH);
        assertThat(bodies.rate().doubts()).hasSize(1);
    }

    @Test
    void clustersThatAreNotPooled() {
        Bodies bodies = new Bodies();
        bodies.narrative = List.of(
                study("A", NarrativeStudy.Design.RCT, "change"),
                study("B", NarrativeStudy.Design.RCT, "change"),
                study("C", NarrativeStudy.Design.COHORT, "change"),
                study("D", NarrativeStudy.Design.COHORT, "no change"));
        assertThat(bodies.proposed(Factor.INCONSISTENCY)).isZero();
        assertThat(bodies.proposed(Factor.IMPRECISION)).isEqualTo(-1);
        bodies.levels(
                Map.of(
                        "a", BiasOfStudies.Level.HIGH,
                        "b", BiasOfStudies.Level.HIGH,
                        "c", BiasOfStudies.Level.HIGH,
                        "d", BiasOfStudies.Level.LOW),
                DESIGN);
        assertThat(bodies.proposed(Factor.RISK_OF_BIAS)).isEqualTo(-1);
        assertThat(bodies.rate().of(Factor.RISK_OF_BIAS).proposal().why()).startsWith("75.0");
        Graded graded = Graded.of(bodies.graded(), Graded.RuleSet.GRADE_AND_VAN_TULDER);
        assertThat(graded.vanTulder()).contains(VanTulder.MODERATE);
        assertThat(graded.statement())
                .isEqualTo("Provisional: there is low-certainty evidence on pain: Something changed.");
    }

    /** Designs and findings of trials, H and L their quality, against the level. */
    @ParameterizedTest
    @CsvSource({
        "'', NONE",
        "'cohort L +', NONE",
        "'rct L +', LIMITED",
        "'cct H +', LIMITED",
        "'rct H +', MODERATE",
        "'rct L +;cct L +', MODERATE",
        "'rct H +;rct L +', MODERATE",
        "'rct H +;rct H +', STRONG",
        "'rct H +;rct H -', CONFLICTING",
        "'rct H +;rct H +;rct H +;rct H -', STRONG",
        "'rct H +;rct H +;rct H -', CONFLICTING"
    })
    void levelsOfVanTulder(String studies, VanTulder level) {
        List<NarrativeStudy> list = java.util.Arrays.stream(studies.split(";"))
                .filter(s -> !s.isEmpty())
                .map(s -> s.split(" "))
                .map(s -> new NarrativeStudy(
                        "S",
                        NarrativeStudy.Design.valueOf(s[0].toUpperCase(java.util.Locale.ROOT)),
                        OptionalLong.empty(),
                        s[2],
                        s[1].equals("H") ? NarrativeStudy.Quality.HIGH : NarrativeStudy.Quality.LOW))
                .toList();
        assertThat(VanTulder.of(list, OptionalDouble.of(0.75))).isEqualTo(level);
        if (level == VanTulder.CONFLICTING) {
            assertThat(VanTulder.of(list, OptionalDouble.empty())).isEqualTo(VanTulder.STRONG);
        }
    }

    private static NarrativeStudy study(String name, NarrativeStudy.Design design, String finding) {
        return new NarrativeStudy(name, design, OptionalLong.of(20), finding, NarrativeStudy.Quality.LOW);
    }
}
