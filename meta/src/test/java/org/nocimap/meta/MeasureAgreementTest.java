package org.nocimap.meta;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nocimap.meta.measure.BinaryMeasure;
import org.nocimap.meta.measure.CorrelationMeasure;
import org.nocimap.meta.measure.EmptyCells;
import org.nocimap.meta.measure.Estimate;
import org.nocimap.meta.measure.HazardRatio;
import org.nocimap.meta.measure.MeanMeasure;
import org.nocimap.meta.measure.ProportionMeasure;
import org.nocimap.meta.measure.RateMeasure;
import org.nocimap.meta.measure.TwoByTwo;
import org.nocimap.meta.measure.TwoMeans;

/** Effects and variances from raw data, against metafor. */
class MeasureAgreementTest {
    @Test
    void effectsAgree() {
        Agreement agreement = new Agreement();
        List<String> measures = new ArrayList<>();
        for (Reference.Case one : Reference.cases()) {
            if (!one.analyses().containsKey("escalc")) {
                continue;
            }
            for (int i = 0; i < one.complete().size(); i++) {
                Map<String, String> row = one.complete().get(i);
                Optional<Estimate> estimate = estimate(one.measure(), row);
                if (estimate.isPresent()) {
                    measures.add(one.measure());
                    String where = one.name() + " row " + (i + 1);
                    Map<String, Double> values = one.analyses().get("escalc");
                    String at = "[" + (i + 1) + "]";
                    agreement.compare(one.measure(), where, estimate.get().yi(), values.get("yi" + at), 1e-12, 1e-6);
                    agreement.compare(one.measure(), where, estimate.get().vi(), values.get("vi" + at), 1e-12, 1e-6);
                }
            }
        }
        assertThat(agreement.finish("effect measures")).isEmpty();
        assertThat(measures)
                .contains("OR", "RR", "RD", "PETO", "MD", "SMD", "ROM", "IRR", "IRD", "ZCOR", "logHR_OE")
                .contains("PR", "PLN", "PLO", "PAS", "PFT");
    }

    private static Optional<Estimate> estimate(String measure, Map<String, String> row) {
        return switch (measure) {
            case "OR", "RR", "RD", "PETO" ->
                BinaryMeasure.valueOf(measure)
                        .of(
                                TwoByTwo.ofEvents(at(row, "ai"), at(row, "n1i"), at(row, "ci"), at(row, "n2i")),
                                EmptyCells.HALF_WHERE_EMPTY);
            case "MD", "SMD", "ROM" -> MeanMeasure.valueOf(measure).of(means(row));
            case "IRR", "IRD" ->
                Optional.of(RateMeasure.valueOf(measure)
                        .of(new org.nocimap.meta.measure.TwoRates(
                                at(row, "x1i"), at(row, "t1i"), at(row, "x2i"), at(row, "t2i"))));
            case "ZCOR" -> CorrelationMeasure.ZCOR.of(at(row, "ri"), at(row, "ni"));
            case "logHR_OE" -> Optional.of(HazardRatio.ofLogRank(at(row, "OmE"), at(row, "V")));
            case "PR", "PLN", "PLO", "PAS", "PFT" ->
                ProportionMeasure.valueOf(measure).of(at(row, "xi"), at(row, "ni"));
            default -> Optional.empty();
        };
    }

    /** In the carbon dioxide data the elevated level, the treatment, is the second group. */
    private static TwoMeans means(Map<String, String> row) {
        return row.containsKey("Brain_m")
                ? new TwoMeans(
                        at(row, "Brain_m"),
                        at(row, "Brain_s"),
                        at(row, "Brain_n"),
                        at(row, "No_brain_m"),
                        at(row, "No_brain_s"),
                        at(row, "No_brain_n"))
                : new TwoMeans(
                        at(row, "m2i"),
                        at(row, "sd2i"),
                        at(row, "n2i"),
                        at(row, "m1i"),
                        at(row, "sd1i"),
                        at(row, "n1i"));
    }

    private static double at(Map<String, String> row, String column) {
        return Reference.number(row.get(column));
    }
}
