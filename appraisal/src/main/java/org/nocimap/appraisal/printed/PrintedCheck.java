package org.nocimap.appraisal.printed;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.nocimap.stats.BinomialInterval;
import org.nocimap.stats.Normal;

/** Recomputes what a row prints, and says what can and cannot be right. */
public final class PrintedCheck {
    private final PrintedRow row;
    private final List<Finding> findings = new ArrayList<>();

    private PrintedCheck(PrintedRow row) {
        this.row = row;
    }

    /** One finding for each printed number that says something about another. */
    public static List<Finding> of(PrintedRow row) {
        PrintedCheck check = new PrintedCheck(row);
        check.group(row.first(), "1");
        check.group(row.second(), "2");
        check.interval();
        check.test();
        return List.copyOf(check.findings);
    }

    private void group(PrintedRow.Group group, String name) {
        if (group.hasCounts() && group.percent().isPresent()) {
            PrintedNumber percent = group.percent().get();
            double exact = 100.0 * group.count().getAsInt() / group.n().getAsInt();
            add(
                    "percent " + name + " = " + percent.text(),
                    Span.of(exact).meets(percent.span()) ? Finding.Verdict.CAN : Finding.Verdict.CANNOT,
                    group.count().getAsInt() + " of " + group.n().getAsInt() + " is " + digits(exact) + " %");
        } else if (group.n().isPresent() && group.percent().isPresent()) {
            PrintedNumber percent = group.percent().get();
            Optional<PrintedNumber> share = PrintedNumber.parse(new BigDecimal(percent.value())
                    .movePointLeft(2)
                    .setScale(percent.decimals() + 2, RoundingMode.HALF_UP)
                    .toPlainString());
            share.ifPresent(s -> granular(
                    "percent " + name + " = " + percent.text(),
                    Granularity.grim(s, group.n().getAsInt(), 1),
                    "a count among " + group.n().getAsInt() + " people"));
        }
        if (group.n().isEmpty() || group.mean().isEmpty()) {
            return;
        }
        int n = group.n().getAsInt();
        PrintedNumber mean = group.mean().get();
        if (row.items().isPresent()) {
            int items = row.items().getAsInt();
            granular(
                    "mean " + name + " = " + mean.text(),
                    Granularity.grim(mean, n, items),
                    "the mean of whole numbers of " + n + " people (GRIM)");
            if (group.sd().isPresent() && n > 1) {
                granular(
                        "SD " + name + " = " + group.sd().get().text(),
                        Granularity.grimmer(mean, group.sd().get(), n, items),
                        "the SD of whole numbers of " + n + " people with that mean (GRIMMER)");
            }
        }
        if (row.scale().isPresent() && group.sd().isPresent() && n > 1) {
            granular(
                    "SD " + name + " = " + group.sd().get().text(),
                    Granularity.onScale(mean, group.sd().get(), n, row.scale().get()),
                    "an SD on a scale from " + digits(row.scale().get().low()) + " to "
                            + digits(row.scale().get().high()) + " with that mean");
        }
    }

    private void granular(String printed, Granularity.Answer answer, String what) {
        switch (answer) {
            case CAN -> add(printed, Finding.Verdict.CAN, "it can be " + what);
            case CANNOT -> add(printed, Finding.Verdict.CANNOT, "it cannot be " + what);
            case CANNOT_TELL ->
                add(printed, Finding.Verdict.CANNOT_TELL, "with so few decimals any number can be " + what);
        }
    }

    /** An interval of the first group's share: which of the usual ones it can be. */
    private void interval() {
        if (!row.first().hasCounts() || row.low().isEmpty() || row.high().isEmpty()) {
            return;
        }
        int k = row.first().count().getAsInt();
        int n = row.first().n().getAsInt();
        Map<String, Span> intervals = new LinkedHashMap<>();
        BinomialInterval wilson = BinomialInterval.wilson(k, n, 0.95);
        BinomialInterval exact = BinomialInterval.clopperPearson(k, n, 0.95);
        double p = (double) k / n;
        double half = Normal.isf(0.025) * Math.sqrt(p * (1 - p) / n);
        intervals.put("Wilson", new Span(100 * wilson.low(), 100 * wilson.high()));
        intervals.put("Clopper-Pearson", new Span(100 * exact.low(), 100 * exact.high()));
        intervals.put("Wald", new Span(100 * (p - half), 100 * (p + half)));
        Span low = row.low().get().span();
        Span high = row.high().get().span();
        List<String> fitting = intervals.entrySet().stream()
                .filter(e -> Span.of(e.getValue().low()).meets(low)
                        && Span.of(e.getValue().high()).meets(high))
                .map(Map.Entry::getKey)
                .toList();
        String all = intervals.entrySet().stream()
                .map(e -> e.getKey() + " " + digits(e.getValue().low()) + " to "
                        + digits(e.getValue().high()))
                .collect(Collectors.joining(", "));
        add(
                "interval " + row.low().get().text() + " to " + row.high().get().text(),
                fitting.isEmpty() ? Finding.Verdict.CANNOT : Finding.Verdict.CAN,
                (fitting.isEmpty() ? "" : "as " + String.join(", ", fitting) + "; ") + "95 % intervals: " + all);
    }

    private void test() {
        if (row.p().isEmpty() && row.statistic().isEmpty()) {
            return;
        }
        List<Recomputed> all = recomputed();
        if (all.isEmpty()) {
            row.p()
                    .ifPresent(p -> add(
                            "p " + shown(p),
                            Finding.Verdict.CANNOT_TELL,
                            "two groups with n and means with SDs, or counts, are needed"));
            return;
        }
        List<TestOfTwo> named = TestOfTwo.named(row.test());
        if (named.isEmpty() && !row.test().isEmpty()) {
            row.p()
                    .ifPresent(p -> add(
                            "p " + shown(p),
                            Finding.Verdict.CANNOT_TELL,
                            "\"" + row.test() + "\" cannot be recomputed from these numbers; " + tests(all)));
            return;
        }
        List<Recomputed> meant = named.isEmpty()
                ? all
                : all.stream().filter(r -> named.contains(r.test())).toList();
        if (meant.isEmpty()) {
            row.p()
                    .ifPresent(p -> add(
                            "p " + shown(p),
                            Finding.Verdict.CANNOT,
                            "\"" + row.test() + "\" is no test of such numbers; " + tests(all)));
            return;
        }
        row.statistic().ifPresent(s -> judge("statistic " + shown(s), meant, all, r -> r.fitsStatistic(s)));
        row.p().ifPresent(p -> judge("p " + shown(p), meant, all, r -> r.fitsP(p)));
    }

    private void judge(String printed, List<Recomputed> meant, List<Recomputed> all, Predicate<Recomputed> fits) {
        List<Recomputed> fitting = meant.stream().filter(fits).toList();
        if (!fitting.isEmpty()) {
            add(printed, Finding.Verdict.CAN, "as " + names(fitting) + "; " + tests(all));
            return;
        }
        List<Recomputed> others =
                all.stream().filter(fits).filter(r -> !meant.contains(r)).toList();
        String instead = others.isEmpty() ? "" : "it is that of " + names(others) + ", perhaps under another name; ";
        String as = row.test().isEmpty() ? "" : "not as \"" + row.test() + "\"; ";
        add(printed, Finding.Verdict.CANNOT, as + instead + tests(all));
    }

    private List<Recomputed> recomputed() {
        PrintedRow.Group a = row.first();
        PrintedRow.Group b = row.second();
        if (a.hasMeans() && b.hasMeans()) {
            return Recomputed.ofMeans(
                    a.mean().orElseThrow().span(),
                    a.sd().orElseThrow().span(),
                    a.n().getAsInt(),
                    b.mean().orElseThrow().span(),
                    b.sd().orElseThrow().span(),
                    b.n().getAsInt());
        }
        return a.hasCounts() && b.hasCounts()
                ? Recomputed.ofCounts(
                        a.count().getAsInt(), a.n().getAsInt(), b.count().getAsInt(), b.n().getAsInt())
                : List.of();
    }

    private static String names(List<Recomputed> tests) {
        return tests.stream().map(r -> r.test().words()).collect(Collectors.joining(", "));
    }

    private static String tests(List<Recomputed> all) {
        return all.stream()
                .map(r -> r.test().words()
                        + (r.test().letter().isEmpty() ? "" : ": " + r.test().letter() + " " + range(r.statistic()))
                        + (r.test().letter().isEmpty() ? ": p " : ", p ")
                        + range(r.p()))
                .collect(Collectors.joining("; "));
    }

    private static String range(Span span) {
        String low = digits(span.low());
        String high = digits(span.high());
        return low.equals(high) ? low : low + " to " + high;
    }

    private static String shown(PrintedNumber number) {
        return (number.relation() == PrintedNumber.Relation.IS ? "= " : "") + number.text();
    }

    /** Three significant digits without an exponent. */
    private static String digits(double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "−∞";
        }
        if (value != 0 && Math.abs(value) < 1e-6) {
            return "below 0.000001";
        }
        return new BigDecimal(value)
                .round(new MathContext(3))
                .stripTrailingZeros()
                .toPlainString();
    }

    private void add(String printed, Finding.Verdict verdict, String why) {
        findings.add(new Finding(row.item(), printed, verdict, why));
    }
}
