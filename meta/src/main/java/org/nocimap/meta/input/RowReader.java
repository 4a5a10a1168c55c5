package org.nocimap.meta.input;

import java.util.Optional;
import java.util.function.Consumer;
import org.nocimap.files.Problems;
import org.nocimap.meta.measure.BinaryMeasure;
import org.nocimap.meta.measure.CorrelationMeasure;
import org.nocimap.meta.measure.Estimate;
import org.nocimap.meta.measure.HazardRatio;
import org.nocimap.meta.measure.MeanMeasure;
import org.nocimap.meta.measure.Measure;
import org.nocimap.meta.measure.ProportionMeasure;
import org.nocimap.meta.measure.RateMeasure;
import org.nocimap.meta.measure.SummaryStatistics;
import org.nocimap.meta.measure.TwoByTwo;
import org.nocimap.meta.measure.TwoMeans;
import org.nocimap.meta.measure.TwoRates;
import org.nocimap.stats.Normal;

/** What one row says about a measure. */
final class RowReader {
    private final RowCells cells;
    private final Problems problems;
    private final Consumer<String> conversions;
    private final EffectOptions options;
    private Optional<TwoByTwo> table = Optional.empty();
    private Optional<TwoMeans> means = Optional.empty();
    private Optional<TwoRates> rates = Optional.empty();
    private String left = "";

    RowReader(RowCells cells, Problems problems, Consumer<String> conversions, EffectOptions options) {
        this.cells = cells;
        this.problems = problems;
        this.conversions = conversions;
        this.options = options;
    }

    Optional<TwoByTwo> table() {
        return table;
    }

    Optional<TwoMeans> means() {
        return means;
    }

    Optional<TwoRates> rates() {
        return rates;
    }

    /** Why there is no effect; empty when there is one. */
    String left() {
        return left;
    }

    /** The effect; empty when the row has none, with a problem or with {@link #left} to say why. */
    Optional<Estimate> read() {
        Optional<Estimate> found = fromRaw();
        if (found.isEmpty() && left.isEmpty()) {
            found = given();
        }
        if (found.isEmpty() && left.isEmpty()) {
            left = "it has not what the measure is computed from";
        }
        return found.filter(estimate -> !Double.isNaN(estimate.yi()) && estimate.vi() > 0);
    }

    private Optional<Estimate> fromRaw() {
        Measure measure = options.measure();
        return switch (measure.family()) {
            case TABLES -> fromTable(BinaryMeasure.valueOf(measure.name()));
            case MEANS -> fromMeans(MeanMeasure.valueOf(measure.name()));
            case RATES -> fromRates(RateMeasure.valueOf(measure.name()));
            case CORRELATION -> fromCorrelation(CorrelationMeasure.valueOf(measure.name()));
            case PROPORTION -> fromProportion(ProportionMeasure.valueOf(measure.name()));
            case SURVIVAL ->
                cells.has("oe", "voe")
                        ? Optional.of(HazardRatio.ofLogRank(cells.number("oe"), cells.positive("voe")))
                        : Optional.empty();
            case GENERIC -> Optional.empty();
        };
    }

    private Optional<Estimate> fromTable(BinaryMeasure measure) {
        boolean sizes = cells.has("ai", "n1i", "ci", "n2i");
        if (!sizes && !cells.has("ai", "bi", "ci", "di")) {
            return Optional.empty();
        }
        TwoByTwo read;
        if (sizes) {
            double n1 = cells.size("n1i");
            double n2 = cells.size("n2i");
            double a = cells.events("ai", n1);
            double c = cells.events("ci", n2);
            if (Double.isNaN(n1 + n2 + a + c)) {
                left = "its counts cannot be read";
                return Optional.empty();
            }
            read = TwoByTwo.ofEvents(a, n1, c, n2);
        } else {
            double a = cells.notNegative("ai");
            double b = cells.notNegative("bi");
            double c = cells.notNegative("ci");
            double d = cells.notNegative("di");
            if (Double.isNaN(a + b + c + d)) {
                left = "its counts cannot be read";
                return Optional.empty();
            }
            read = new TwoByTwo(a, b, c, d);
        }
        table = Optional.of(read);
        Optional<Estimate> estimate = measure.of(read, options.emptyCells());
        if (estimate.isEmpty()) {
            left = "no " + options.measure().words() + " can be had from these counts";
        } else if (read.hasEmptyCell()) {
            conversions.accept("an empty cell: " + words());
        }
        return estimate;
    }

    private String words() {
        return switch (options.emptyCells()) {
            case HALF_WHERE_EMPTY -> "½ was added to every cell";
            case REVMAN -> "½ was added to every cell where RevMan does";
            case TREATMENT_ARM -> "the reciprocal of the other arm's size was added";
            case AS_THEY_ARE -> "nothing was added";
        };
    }

    private Optional<Estimate> fromMeans(MeanMeasure measure) {
        Optional<TwoMeans> groups = new GroupReader(cells, problems, conversions, options).groups();
        if (groups.isPresent()) {
            means = groups.map(this::rescaled);
            Optional<Estimate> estimate = means.flatMap(measure::of);
            if (estimate.isEmpty()) {
                left = "a ratio needs means of one sign";
            }
            return estimate;
        }
        return measure.isStandardised() ? fromTest() : Optional.empty();
    }

    private TwoMeans rescaled(TwoMeans groups) {
        Optional<Scale> wanted = options.rescale().of(cells.text("outcome"));
        if (wanted.isEmpty() || !options.measure().hasUnit()) {
            return groups;
        }
        Scale to = wanted.get();
        Optional<Scale> from = Scale.parse(cells.text("scale"));
        if (from.isEmpty()) {
            problems.error(
                    cells.where("scale"),
                    "\"" + cells.text("scale") + "\" does not say where the scale begins and ends",
                    "a scale such as \"VAS 0-100\" in a column \"scale\"",
                    "Write it out, or leave --rescale away.");
            return groups;
        }
        if (from.get().isSameAs(to)) {
            return groups;
        }
        double f = from.get().factorTo(to);
        conversions.accept("rescaled from " + from.get().name() + " to " + to.name());
        return new TwoMeans(
                (groups.m1() - from.get().low()) * f + to.low(),
                groups.sd1() * f,
                groups.n1(),
                (groups.m2() - from.get().low()) * f + to.low(),
                groups.sd2() * f,
                groups.n2());
    }

    /** A standardised difference from t, F or p of two groups. */
    private Optional<Estimate> fromTest() {
        if (!cells.has("n1i", "n2i") || !(cells.has("ti") || cells.has("fi") || cells.has("pi"))) {
            return Optional.empty();
        }
        double n1 = cells.sizeWithSpread("n1i");
        double n2 = cells.sizeWithSpread("n2i");
        if (Double.isNaN(n1 + n2)) {
            return Optional.empty();
        }
        if (cells.has("ti")) {
            conversions.accept("standardised difference from t of two independent groups");
            return Optional.of(SummaryStatistics.smdOfT(cells.number("ti"), n1, n2));
        }
        if (!cells.has("yi")) {
            problems.error(
                    cells.where(),
                    "F or p without the direction of the difference",
                    "the sign of the effect in a column \"yi\", or t instead",
                    "Add t with its sign.");
            return Optional.empty();
        }
        double t = cells.has("fi")
                ? Math.sqrt(cells.notNegative("fi"))
                : SummaryStatistics.tOfP(Math.min(1, cells.positive("pi")), n1 + n2 - 2);
        conversions.accept("standardised difference from " + (cells.has("fi") ? "F" : "a two-sided p")
                + " of two independent groups, with the sign of the column \"yi\"");
        return Optional.of(SummaryStatistics.smdOfT(Math.copySign(t, cells.number("yi")), n1, n2));
    }

    private Optional<Estimate> fromRates(RateMeasure measure) {
        if (!cells.has("x1i", "t1i", "x2i", "t2i")) {
            return Optional.empty();
        }
        double x1 = cells.notNegative("x1i");
        double t1 = cells.positive("t1i");
        double x2 = cells.notNegative("x2i");
        double t2 = cells.positive("t2i");
        if (Double.isNaN(x1 + t1 + x2 + t2)) {
            left = "its rates cannot be read";
            return Optional.empty();
        }
        rates = Optional.of(new TwoRates(x1, t1, x2, t2));
        return rates.map(measure::of);
    }

    private Optional<Estimate> fromCorrelation(CorrelationMeasure measure) {
        if (!cells.has("ri", "ni")) {
            return Optional.empty();
        }
        double r = cells.number("ri");
        double n = cells.size("ni");
        if (Math.abs(r) >= 1) {
            cells.error("ri", "is " + cells.text("ri"), "a correlation between −1 and 1");
        }
        Optional<Estimate> estimate = measure.of(r, n);
        left = estimate.isEmpty() ? "a correlation of " + cells.text("ni") + " subjects has no variance" : "";
        return estimate;
    }

    private Optional<Estimate> fromProportion(ProportionMeasure measure) {
        if (!cells.has("xi", "ni")) {
            return Optional.empty();
        }
        double n = cells.size("ni");
        return measure.of(cells.events("xi", n), n);
    }

    /** An effect that the row gives as such, or a ratio with its interval. */
    private Optional<Estimate> given() {
        if (options.measure().isRatio() && cells.has("ratio", "low", "high")) {
            double ratio = Math.log(cells.positive("ratio"));
            double low = Math.log(cells.positive("low"));
            double high = Math.log(cells.positive("high"));
            conversions.accept("standard error from the interval of the ratio, on the logarithmic scale");
            return interval(ratio, low, high, "ratio");
        }
        if (!cells.has("yi")) {
            return Optional.empty();
        }
        double yi = cells.number("yi");
        if (cells.has("vi")) {
            return Optional.of(new Estimate(yi, cells.positive("vi")));
        }
        if (cells.has("sei")) {
            double se = cells.positive("sei");
            return Optional.of(new Estimate(yi, se * se));
        }
        if (cells.has("low", "high")) {
            conversions.accept("standard error from the interval of the effect, by z");
            return interval(yi, cells.number("low"), cells.number("high"), "yi");
        }
        if (cells.has("pi") && yi != 0) {
            conversions.accept("standard error from the effect and a two-sided p, by z");
            double z = Normal.isf(Math.min(1, cells.positive("pi")) / 2);
            return z > 0 ? Optional.of(new Estimate(yi, yi / z * (yi / z))) : Optional.empty();
        }
        return Optional.empty();
    }

    private Optional<Estimate> interval(double effect, double low, double high, String role) {
        if (!(low <= effect && effect <= high && low < high)) {
            cells.error(role, "does not lie in its interval", "lower limit, effect, upper limit, ascending");
            return Optional.empty();
        }
        double se = (high - low) / (2 * Normal.isf((1 - options.confidence()) / 2));
        return Optional.of(new Estimate(effect, se * se));
    }
}
