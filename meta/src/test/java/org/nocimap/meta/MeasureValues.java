package org.nocimap.meta;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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

/** Effects and variances from raw data. */
final class MeasureValues {
    private MeasureValues() {}

    /** yi and vi of every row that gives raw data; none of a row that gives the effect. */
    static Map<String, Double> of(Reference.Case one) {
        Map<String, Double> all = new HashMap<>();
        for (int i = 0; i < one.complete().size(); i++) {
            String at = "[" + (i + 1) + "]";
            estimate(one.measure(), one.complete().get(i)).ifPresent(estimate -> {
                all.put("yi" + at, estimate.yi());
                all.put("vi" + at, estimate.vi());
            });
        }
        return all;
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
