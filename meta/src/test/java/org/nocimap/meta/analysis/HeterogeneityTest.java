package org.nocimap.meta.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nocimap.files.InputException;
import org.nocimap.meta.Coefficient;
import org.nocimap.meta.Effects;
import org.nocimap.meta.SharedData;
import org.nocimap.meta.dependence.Clusters;
import org.nocimap.meta.dependence.Likelihood;
import org.nocimap.meta.dependence.ThreeLevel;
import org.nocimap.meta.dependence.WithinCovariance;
import org.nocimap.meta.linear.Design;
import org.nocimap.meta.model.MetaModel;
import org.nocimap.meta.model.ModelSpec;
import org.nocimap.meta.model.PredictionInterval;

class HeterogeneityTest {
    private static final Effects EFFECTS = Effects.of(
            new double[] {0.1, 0.5, 0.2, 0.9, 0.4, -0.3, 0.6}, new double[] {0.04, 0.02, 0.05, 0.03, 0.04, 0.06, 0.02});

    private static ThreeLevel at(List<String> clusters, double between, double within) {
        return ThreeLevel.at(
                EFFECTS,
                Design.intercept(EFFECTS.k()),
                Clusters.of(clusters),
                WithinCovariance.none(),
                Likelihood.REML,
                between,
                within,
                0.95);
    }

    @Test
    void levelsWithoutClustersAreTheUsualModel() {
        var fit = MetaModel.pool(EFFECTS, ModelSpec.withDefaults());
        Heterogeneity usual = Heterogeneity.of(fit);
        Heterogeneity levels = Heterogeneity.of(
                at(List.of("a", "b", "c", "d", "e", "f", "g"), fit.tau2().value(), 0));

        assertThat(levels.i2()).isCloseTo(usual.i2(), within(1e-9));
        assertThat(levels.h2()).isCloseTo(fit.h2(), within(1e-9));
        assertThat(levels.q().statistic()).isCloseTo(usual.q().statistic(), within(1e-9));
        assertThat(levels.levels().orElseThrow().i2Within()).isZero();
    }

    @Test
    void theIntervalOfANewSampleHoldsBothVariances() {
        ThreeLevel model = at(List.of("a", "a", "b", "b", "c", "c", "d"), 0.05, 0.03);
        Coefficient pooled = model.coefficients().get(0);
        var interval = PredictionInterval.AS_TESTED.of(pooled, model.variance(), 4, 0.95);
        double se = pooled.standardError();
        assertThat(interval.high() - pooled.estimate())
                .isCloseTo(1.959963984540054 * Math.sqrt(0.08 + se * se), within(1e-12));
    }

    /** 4.812686, 31.862476 and 63.324838 percent: dmetar's page of mlm.variance.distribution, with metafor's estimates. */
    @Test
    void publishedSharesOfSchoolsInDistricts() throws IOException {
        List<Double> y = new ArrayList<>();
        List<Double> v = new ArrayList<>();
        List<String> districts = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder()
                .ofNamedCsvRecord(SharedData.require("meta/input/konstantopoulos2011__3level.csv"))) {
            for (NamedCsvRecord row : csv) {
                y.add(Double.valueOf(row.getField("yi")));
                v.add(Double.valueOf(row.getField("vi")));
                districts.add(row.getField("district"));
            }
        }
        Effects schools = Effects.of(
                y.stream().mapToDouble(x -> x).toArray(),
                v.stream().mapToDouble(x -> x).toArray());
        Heterogeneity found = Heterogeneity.of(ThreeLevel.fit(
                schools,
                Design.intercept(schools.k()),
                Clusters.of(districts),
                WithinCovariance.none(),
                Likelihood.REML,
                0.95));
        // The reference stops its search at a relative 1e-6.
        assertThat(100 - found.i2()).isCloseTo(4.812686, within(2e-5));
        assertThat(found.levels().orElseThrow().i2Within()).isCloseTo(31.862476, within(2e-3));
        assertThat(found.levels().orElseThrow().i2Between()).isCloseTo(63.324838, within(2e-3));
    }

    @Test
    void variancesThatCannotBeFoundAreAnError() {
        Effects beyond = Effects.of(new double[] {1e200, -1e200, 3e199, 5e199}, new double[] {1, 2, 1, 3});
        assertThatThrownBy(() -> ThreeLevel.fit(
                        beyond,
                        Design.intercept(4),
                        Clusters.of(List.of("a", "a", "b", "c")),
                        WithinCovariance.none(),
                        Likelihood.REML,
                        0.95))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("did not converge")
                .hasMessageContaining("--tau2 none");
    }

    @Test
    void aSelectionModelThatCannotBeFittedSaysWhy() {
        var allSignificant = Effects.of(new double[] {1, 1.1, 0.9}, new double[] {0.01, 0.01, 0.02});
        assertThat(Selection.of(MetaModel.pool(allSignificant, ModelSpec.withDefaults())))
                .isInstanceOf(Selection.OneSided.class);
        assertThat(Selection.of(MetaModel.pool(EFFECTS, ModelSpec.withDefaults())))
                .isNotInstanceOf(Selection.OneSided.class);
    }
}
