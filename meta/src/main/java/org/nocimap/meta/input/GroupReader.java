package org.nocimap.meta.input;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.nocimap.files.Problems;
import org.nocimap.meta.measure.Skewness;
import org.nocimap.meta.measure.SummaryStatistics;
import org.nocimap.meta.measure.TwoMeans;

/** Reads mean, standard deviation and size of the two groups of a row, from whatever the row has of them. */
final class GroupReader {
    private final RowCells cells;
    private final Problems problems;
    private final Consumer<String> conversions;
    private final OptionalDouble correlation;
    private final double confidence;

    GroupReader(RowCells cells, Problems problems, Consumer<String> conversions, EffectOptions options) {
        this.cells = cells;
        this.problems = problems;
        this.conversions = conversions;
        this.correlation = options.correlation();
        this.confidence = options.confidence();
    }

    private record Group(double mean, double sd, double n) {}

    /** Both groups; empty when the row does not have them, with or without a problem. */
    Optional<TwoMeans> groups() {
        if (!cells.has("n1i", "n2i")) {
            return Optional.empty();
        }
        Optional<Group> one = group('1');
        Optional<Group> two = group('2');
        if (one.isEmpty() || two.isEmpty()) {
            return Optional.empty();
        }
        Group a = one.get();
        Group b = two.get();
        boolean readable = a.sd() > 0 && b.sd() > 0 && a.n() >= 2 && b.n() >= 2 && !Double.isNaN(a.mean() + b.mean());
        return readable
                ? Optional.of(new TwoMeans(a.mean(), a.sd(), a.n(), b.mean(), b.sd(), b.n()))
                : Optional.empty();
    }

    private Optional<Group> group(char g) {
        boolean quantiles = cells.has("med" + g + "i");
        if (!cells.has("m" + g + "i") && !quantiles) {
            return Optional.empty();
        }
        double n = cells.sizeWithSpread("n" + g + "i");
        Optional<Group> group = cells.has("m" + g + "i") ? fromMean(g, n) : fromMedian(g, n);
        return group.map(found -> change(g, found));
    }

    private Optional<Group> fromMean(char g, double n) {
        double mean = cells.number("m" + g + "i");
        if (cells.has("sd" + g + "i")) {
            return Optional.of(new Group(mean, cells.positive("sd" + g + "i"), n));
        }
        if (cells.has("se" + g + "i")) {
            conversions.accept("SD of group " + g + " from its standard error times √n");
            return Optional.of(
                    new Group(mean, SummaryStatistics.sdOfStandardError(cells.positive("se" + g + "i"), n), n));
        }
        if (cells.has("low" + g + "i", "high" + g + "i") && n >= 2) {
            double low = cells.number("low" + g + "i");
            double high = cells.number("high" + g + "i");
            conversions.accept("SD of group " + g + " from the confidence interval of its mean, by t");
            return Optional.of(new Group(mean, SummaryStatistics.sdOfInterval(low, high, n, confidence), n));
        }
        return Optional.empty();
    }

    private Optional<Group> fromMedian(char g, double n) {
        double median = cells.number("med" + g + "i");
        boolean quartiles = cells.has("q1" + g + "i", "q3" + g + "i");
        boolean range = cells.has("min" + g + "i", "max" + g + "i");
        if (!(n >= 2) || (!quartiles && !range)) {
            return Optional.empty();
        }
        double q1 = quartiles ? cells.number("q1" + g + "i") : Double.NaN;
        double q3 = quartiles ? cells.number("q3" + g + "i") : Double.NaN;
        double min = range ? cells.number("min" + g + "i") : Double.NaN;
        double max = range ? cells.number("max" + g + "i") : Double.NaN;
        if ((quartiles && !(q1 <= median && median <= q3)) || (range && !(min <= median && median <= max))) {
            problems.error(
                    cells.where("med" + g + "i"),
                    "median, quartiles and range of group " + g + " are not in order",
                    "minimum, lower quartile, median, upper quartile, maximum, ascending",
                    "Check the cells.");
            return Optional.empty();
        }
        boolean skewed;
        if (quartiles && range) {
            skewed = Skewness.ofFiveNumbers(min, q1, median, q3, max, n);
        } else {
            skewed = quartiles ? Skewness.ofQuartiles(q1, median, q3, n) : Skewness.ofRange(min, median, max, n);
        }
        if (skewed) {
            problems.warning(
                    cells.where("med" + g + "i"),
                    "group " + g
                            + " looks skewed: its median lies too far from the middle for normal values (Shi 2023, 5"
                            + " %)",
                    "",
                    "A mean and SD made from these numbers may mislead. Ask the authors, see what happens without the"
                            + " study, or pool logarithms where the study gives them.");
        }
        String assumed = " (Luo 2018, Wan 2014 and Shi 2020), as if the values were normal";
        if (quartiles && range) {
            conversions.accept("mean and SD of group " + g + " from median, quartiles and range" + assumed);
            return Optional.of(new Group(
                    SummaryStatistics.meanOfFiveNumbers(min, q1, median, q3, max, n),
                    SummaryStatistics.sdOfFiveNumbers(min, q1, q3, max, n),
                    n));
        }
        if (quartiles) {
            conversions.accept("mean and SD of group " + g + " from median and quartiles" + assumed);
            return Optional.of(new Group(
                    SummaryStatistics.meanOfQuartiles(q1, median, q3, n),
                    SummaryStatistics.sdOfQuartiles(q1, q3, n),
                    n));
        }
        conversions.accept("mean and SD of group " + g + " from median and range" + assumed);
        return Optional.of(new Group(
                SummaryStatistics.meanOfRange(min, median, max, n), SummaryStatistics.sdOfRange(min, max, n), n));
    }

    /** The change since the baseline, where the row has one. */
    private Group change(char g, Group after) {
        if (!cells.has("mpre" + g + "i", "sdpre" + g + "i")) {
            return after;
        }
        if (correlation.isEmpty()) {
            problems.error(
                    cells.where("sdpre" + g + "i"),
                    "values before and after treatment, without their correlation",
                    "the correlation that the SD of the change depends on",
                    "Give it with --correlation, such as 0.5, and see how the result depends on it.");
            return after;
        }
        double r = correlation.getAsDouble();
        double before = cells.positive("sdpre" + g + "i");
        conversions.accept(
                "change of group " + g + " with its SD, assuming a correlation of " + r + " before and after");
        return new Group(
                after.mean() - cells.number("mpre" + g + "i"),
                SummaryStatistics.sdOfChange(before, after.sd(), r),
                after.n());
    }
}
