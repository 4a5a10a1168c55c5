package org.nocimap.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nocimap.meta.bias.ExcessSignificance;
import org.nocimap.meta.bias.FunnelTests;
import org.nocimap.meta.bias.PCurve;
import org.nocimap.meta.bias.Regression;
import org.nocimap.meta.heterogeneity.Gosh;
import org.nocimap.meta.heterogeneity.Tau2Interval;
import org.nocimap.meta.linear.Collinear;
import org.nocimap.meta.linear.Design;
import org.nocimap.meta.measure.BinaryMeasure;
import org.nocimap.meta.measure.EmptyCells;
import org.nocimap.meta.measure.Estimate;
import org.nocimap.meta.measure.MeanMeasure;
import org.nocimap.meta.measure.TwoByTwo;
import org.nocimap.meta.measure.TwoMeans;
import org.nocimap.meta.model.CoefficientTest;
import org.nocimap.meta.model.Fit;
import org.nocimap.meta.model.MetaModel;
import org.nocimap.meta.model.ModelSpec;
import org.nocimap.meta.model.Subgroups;
import org.nocimap.meta.model.Tau2Method;
import org.nocimap.meta.model.Tau2Sharing;
import org.nocimap.stats.BinomialInterval;
import org.nocimap.stats.Normal;

/** What must hold whatever the studies are, and what pooled intervals promise. */
class PropertiesTest {
    private static final ModelSpec SPEC = ModelSpec.withDefaults();

    private static Effects random(long seed, int k, double tau) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] y = new double[k];
        double[] v = new double[k];
        for (int i = 0; i < k; i++) {
            v[i] = 0.05 + 0.5 * random.nextDouble();
            y[i] = 0.3 + tau * deviate(random) + Math.sqrt(v[i]) * deviate(random);
        }
        return Effects.of(y, v);
    }

    private static double deviate(SplittableRandom random) {
        return Normal.quantile(random.nextDouble(1e-300, 1));
    }

    @Property(tries = 60)
    void theOrderOfStudiesDoesNotMatter(@ForAll @LongRange(min = 0, max = 9999) long seed, @ForAll Tau2Method method) {
        Effects effects = random(seed, 9, 0.5);
        List<Integer> order = new ArrayList<>(IntStream.range(0, 9).boxed().toList());
        Collections.shuffle(order, new Random(seed));
        Fit a = MetaModel.pool(effects, SPEC.withMethod(method));
        Fit b = MetaModel.pool(
                effects.select(order.stream().mapToInt(Integer::intValue).toArray()), SPEC.withMethod(method));

        assertThat(b.pooled().estimate()).isCloseTo(a.pooled().estimate(), within(1e-9));
        assertThat(b.tau2().value()).isCloseTo(a.tau2().value(), within(1e-9));
    }

    @Property(tries = 60)
    void anotherUnitScalesEverything(
            @ForAll @LongRange(min = 0, max = 9999) long seed,
            @ForAll @DoubleRange(min = 0.01, max = 100) double unit,
            @ForAll Tau2Method method) {
        Effects effects = random(seed, 8, 0.6);
        double[] y = effects.yi().clone();
        double[] v = effects.vi().clone();
        for (int i = 0; i < y.length; i++) {
            y[i] *= unit;
            v[i] *= unit * unit;
        }
        Fit a = MetaModel.pool(effects, SPEC.withMethod(method));
        Fit b = MetaModel.pool(Effects.of(y, v), SPEC.withMethod(method));

        assertThat(b.pooled().estimate() / unit).isCloseTo(a.pooled().estimate(), within(1e-8));
        assertThat(b.tau2().value() / (unit * unit)).isCloseTo(a.tau2().value(), within(1e-8));
        assertThat(b.i2()).isCloseTo(a.i2(), within(1e-6));
    }

    @Property(tries = 100)
    void swappedGroupsTurnTheOddsRatioRound(
            @ForAll @IntRange(min = 0, max = 30) int a, @ForAll @IntRange(min = 0, max = 30) int c) {
        TwoByTwo table = TwoByTwo.ofEvents(a, 30, c, 40);
        TwoByTwo swapped = TwoByTwo.ofEvents(c, 40, a, 30);

        double effect = BinaryMeasure.OR
                .of(table, EmptyCells.HALF_WHERE_EMPTY)
                .orElseThrow()
                .yi();
        assertThat(BinaryMeasure.OR
                        .of(swapped, EmptyCells.HALF_WHERE_EMPTY)
                        .orElseThrow()
                        .yi())
                .isCloseTo(-effect, within(1e-12));
    }

    @Test
    void fewStudies() {
        Fit one = MetaModel.pool(Effects.of(new double[] {0.4}, new double[] {0.09}), SPEC);
        assertThat(one.pooled().estimate()).isEqualTo(0.4);
        assertThat(one.pooled().standardError()).isCloseTo(0.3, within(1e-15));
        assertThat(one.tau2().value()).isZero();
        assertThat(one.residualQ().p()).isEqualTo(1);

        Fit same = MetaModel.pool(Effects.of(new double[] {0.4, 0.4, 0.4}, new double[] {0.1, 0.2, 0.3}), SPEC);
        assertThat(same.tau2().value()).isZero();
        assertThat(same.residualQ().statistic()).isCloseTo(0, within(1e-15));

        Fit heavy = MetaModel.pool(
                Effects.of(new double[] {0.4, 2}, new double[] {1e-12, 1}), SPEC.withMethod(Tau2Method.COMMON));
        assertThat(heavy.pooled().estimate()).isCloseTo(0.4, within(1e-11));

        assertThatThrownBy(() -> Effects.of(new double[] {1}, new double[] {0}))
                .hasMessageContaining("positive finite variance");
        assertThatThrownBy(() -> MetaModel.fit(
                        random(1, 5, 0), Design.intercept(5).with("ones", new double[] {2, 2, 2, 2, 2}), SPEC))
                .isInstanceOf(Collinear.class)
                .hasMessageContaining("ones");
    }

    /** A common factor on all variances: the same common effect, the standard error times its root, Q divided by it. */
    @Property(tries = 60)
    void aCommonFactorOnAllVariances(
            @ForAll @LongRange(min = 0, max = 9999) long seed,
            @ForAll @DoubleRange(min = 0.01, max = 100) double factor) {
        Effects effects = random(seed, 8, 0.6);
        double[] v = effects.vi().clone();
        for (int i = 0; i < v.length; i++) {
            v[i] *= factor;
        }
        ModelSpec common = SPEC.withMethod(Tau2Method.COMMON).withTest(CoefficientTest.Z);
        Fit a = MetaModel.pool(effects, common);
        Fit b = MetaModel.pool(Effects.of(effects.yi(), v), common);

        assertThat(b.pooled().estimate()).isCloseTo(a.pooled().estimate(), within(1e-12));
        assertThat(b.pooled().standardError() / Math.sqrt(factor))
                .isCloseTo(a.pooled().standardError(), within(1e-12));
        assertThat(b.residualQ().statistic() * factor).isCloseTo(a.residualQ().statistic(), within(1e-9));
    }

    /** From centimetres to millimetres: mean differences and their errors times ten, standardised differences as they were. */
    @Property(tries = 60)
    void meansInAnotherUnit(
            @ForAll @DoubleRange(min = -5, max = 5) double m1, @ForAll @DoubleRange(min = 0.1, max = 5) double sd1) {
        TwoMeans cm = new TwoMeans(m1, sd1, 20, 1, 2, 30);
        TwoMeans mm = new TwoMeans(10 * m1, 10 * sd1, 20, 10, 20, 30);

        Estimate md = MeanMeasure.MD.of(cm).orElseThrow();
        assertThat(MeanMeasure.MD.of(mm).orElseThrow().yi()).isCloseTo(10 * md.yi(), within(1e-9));
        assertThat(MeanMeasure.MD.of(mm).orElseThrow().vi()).isCloseTo(100 * md.vi(), within(1e-9));
        Estimate smd = MeanMeasure.SMD.of(cm).orElseThrow();
        assertThat(MeanMeasure.SMD.of(mm).orElseThrow().yi()).isCloseTo(smd.yi(), within(1e-12));
        assertThat(MeanMeasure.SMD.of(mm).orElseThrow().vi()).isCloseTo(smd.vi(), within(1e-12));
    }

    @ParameterizedTest
    @EnumSource(Tau2Method.class)
    void oneSubgroupIsTheWhole(Tau2Method method) {
        Effects effects = random(11, 9, 0.5);
        Fit whole = MetaModel.pool(effects, SPEC.withMethod(method));
        for (Tau2Sharing sharing : Tau2Sharing.values()) {
            Subgroups one =
                    Subgroups.of(effects, Collections.nCopies(9, "a"), List.of("a"), SPEC.withMethod(method), sharing);

            assertThat(one.groups().get("a").pooled()).isEqualTo(whole.pooled());
            assertThat(one.difference().df()).isZero();
        }
    }

    /** Two studies: every estimator, everything finite; equal effects give τ² of nothing. */
    @ParameterizedTest
    @EnumSource(Tau2Method.class)
    void twoStudies(Tau2Method method) {
        Fit two =
                MetaModel.pool(Effects.of(new double[] {0.1, 0.9}, new double[] {0.04, 0.09}), SPEC.withMethod(method));
        assertThat(two.pooled().estimate()).isBetween(0.1, 0.9);
        assertThat(two.tau2().value()).isBetween(0.0, 1.0);
        assertThat(Tau2Interval.qProfile(two).tau2().low())
                .isLessThanOrEqualTo(two.tau2().value() + 0.2);

        Fit equal =
                MetaModel.pool(Effects.of(new double[] {0.5, 0.5}, new double[] {0.04, 0.09}), SPEC.withMethod(method));
        assertThat(equal.pooled().estimate()).isCloseTo(0.5, within(1e-12));
        assertThat(equal.i2()).isCloseTo(0, within(1e-9));
    }

    @Test
    void equalVariancesHaveAClosedForm() {
        Effects effects = Effects.of(new double[] {1, 2, 3, 6}, new double[] {0.5, 0.5, 0.5, 0.5});
        double sample = 14.0 / 3;

        for (Tau2Method method : List.of(Tau2Method.DL, Tau2Method.HE, Tau2Method.REML, Tau2Method.PM, Tau2Method.EB)) {
            assertThat(MetaModel.pool(effects, SPEC.withMethod(method)).tau2().value())
                    .as(method.name())
                    .isCloseTo(sample - 0.5, within(1e-10));
        }
    }

    @Test
    void subgroupsWithCommonVarianceAgreeWithTheFactorModel() {
        Effects effects = random(5, 10, 0.5);
        List<String> groups = List.of("a", "a", "b", "b", "b", "a", "c", "c", "c", "a");
        Subgroups subgroups = Subgroups.of(effects, groups, List.of("a", "b", "c"), SPEC, Tau2Sharing.COMMON);
        Fit factor = MetaModel.fit(effects, Design.intercept(10).withFactor("g", List.of("a", "b", "c"), groups), SPEC);

        double b = subgroups.groups().get("b").pooled().estimate()
                - subgroups.groups().get("a").pooled().estimate();
        assertThat(b).isCloseTo(factor.coefficients().get(1).estimate(), within(1e-10));
    }

    @Test
    void allSubsetsAgreeWithPoolingThem() {
        Effects effects = random(3, 6, 0.5);
        Gosh gosh = Gosh.of(effects);

        assertThat(gosh.subsets()).hasSize(64 - 7);
        for (int n = 0; n < gosh.subsets().length; n++) {
            int subset = gosh.subsets()[n];
            int[] members =
                    IntStream.range(0, 6).filter(i -> (subset >> i & 1) == 1).toArray();
            Fit fit = MetaModel.pool(effects.select(members), SPEC.withMethod(Tau2Method.COMMON));
            assertThat((double) gosh.pooled()[n]).isCloseTo(fit.pooled().estimate(), within(1e-6));
            assertThat((double) gosh.i2()[n]).isCloseTo(fit.i2(), within(1e-3));
        }
    }

    /** 60-digit arithmetic gives 236.0794369838; metafor 3.8 loses half its digits here. */
    @Test
    void columnsOfVeryDifferentSizeLoseNoDigits() {
        double[] year = {1948, 1949, 1960, 1977, 1973, 1953, 1973, 1980, 1968, 1961, 1974, 1969, 1976};
        Fit fit = MetaModel.fit(
                Bcg.effects(BinaryMeasure.RD), Bcg.latitude().with("year", year), SPEC.withMethod(Tau2Method.COMMON));

        assertThat(fit.residualQ().statistic()).isCloseTo(236.079436983774843, within(1e-10));
    }

    /** REML with Knapp-Hartung covers as often as it says, within chance. */
    @Test
    void intervalsCoverAsOftenAsTheySay() {
        int runs = 1000;
        for (int k : new int[] {5, 10, 40}) {
            for (double tau2 : new double[] {0, 0.1, 0.5}) {
                int covered = 0;
                for (int run = 0; run < runs; run++) {
                    Fit fit = MetaModel.pool(random(7919L * run + k, k, Math.sqrt(tau2)), SPEC);
                    covered += fit.pooled().interval().contains(0.3) ? 1 : 0;
                }
                assertThat(BinomialInterval.clopperPearson(covered, runs, 0.999).contains(0.95))
                        .as("k = %d, tau2 = %s: %d of %d", k, tau2, covered, runs)
                        .isTrue();
            }
        }
    }

    /** Egger's test rejects symmetrical funnels as often as it says, within chance; the Q-profile holds the truth as often. */
    @Test
    void testsRejectAsOftenAsTheySay() {
        int runs = 1500;
        int rejected = 0;
        int held = 0;
        for (int run = 0; run < runs; run++) {
            Effects effects = random(104729L * run, 15, 0);
            rejected += FunnelTests.egger(effects, 0.95).asymmetry().p() < 0.05 ? 1 : 0;
            Fit fit = MetaModel.pool(random(1299709L * run, 8, 0.5), SPEC);
            held += Tau2Interval.qProfile(fit).tau2().contains(0.25) ? 1 : 0;
        }
        assertThat(BinomialInterval.clopperPearson(rejected, runs, 0.999).contains(0.05))
                .as("%d of %d", rejected, runs)
                .isTrue();
        assertThat(BinomialInterval.clopperPearson(held, runs, 0.999).contains(0.95))
                .as("%d of %d", held, runs)
                .isTrue();
    }

    @Test
    void aStraightLineIsFoundAsItIs() {
        Effects effects = Effects.of(new double[] {1.1, 1.2, 1.4, 1.5}, new double[] {0.01, 0.04, 0.16, 0.25});
        Regression line = FunnelTests.pet(effects, 0.95);

        assertThat(line.intercept().estimate()).isCloseTo(1, within(1e-12));
        assertThat(line.slope().estimate()).isCloseTo(1, within(1e-12));
    }

    /** By hand: one p of 0.025 stands in the middle of the null curve; three studies of power 0.05 and one that is significant. */
    @Test
    void curvesAndPowersByHand() {
        double z = Normal.isf(0.0125);
        PCurve curve = PCurve.of(Effects.of(new double[] {z, 0.1}, new double[] {1, 1}));
        assertThat(curve.significant()).isEqualTo(1);
        assertThat(curve.full()).isCloseTo(0, within(1e-10));

        ExcessSignificance excess =
                ExcessSignificance.of(Effects.of(new double[] {3, 0, 0, 0}, new double[] {1, 1, 1, 1}), 0, 0.05);
        assertThat(excess.observed()).isEqualTo(1);
        assertThat(excess.expected()).isCloseTo(0.2, within(1e-12));
        assertThat(excess.chiSquare().statistic()).isCloseTo(0.64 / 0.2 + 0.64 / 3.8, within(1e-10));
        assertThat(excess.binomialP()).isCloseTo(1 - Math.pow(0.95, 4), within(1e-12));
    }

    @Test
    void knappAndHartungNeedMoreThanOneStudy() {
        Fit two = MetaModel.pool(
                Effects.of(new double[] {0, 1}, new double[] {0.1, 0.1}), SPEC.withTest(CoefficientTest.KNAPP_HARTUNG));
        assertThat(two.df()).isEqualTo(1);
    }
}
