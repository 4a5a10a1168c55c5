package org.nocimap.meta.input;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nocimap.evidence.formats.PlainTable;
import org.nocimap.files.Problems;
import org.nocimap.meta.measure.Estimate;
import org.nocimap.meta.measure.SharedControl;
import org.nocimap.meta.measure.TwoByTwo;
import org.nocimap.meta.measure.TwoMeans;
import org.nocimap.meta.measure.TwoRates;

/** Trials with several treatments and one control group: checks that it is one, and splits it where asked. */
final class Arms {
    private final PlainTable table;
    private final EffectOptions options;
    private final Problems problems;
    private final List<Conversion> conversions;

    Arms(PlainTable table, EffectOptions options, Problems problems, List<Conversion> conversions) {
        this.table = table;
        this.options = options;
        this.problems = problems;
        this.conversions = conversions;
    }

    /** The rows with the control groups of trials with several arms split among them, where that was asked for. */
    List<EffectRow> of(List<EffectRow> rows) {
        Map<String, List<Integer>> trials = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            EffectRow row = rows.get(i);
            if (row.estimate().isPresent()) {
                trials.computeIfAbsent(row.sample() + "\n" + row.question(), key -> new ArrayList<>())
                        .add(i);
            }
        }
        List<EffectRow> all = new ArrayList<>(rows);
        trials.values().stream().filter(arms -> arms.size() > 1).forEach(arms -> {
            EffectRow first = rows.get(arms.get(0));
            for (int arm : arms) {
                check(first, rows.get(arm));
                if (options.repeats() == Repeats.SPLIT_CONTROL) {
                    all.set(arm, split(rows.get(arm), arms.size()));
                }
            }
        });
        return all;
    }

    private void check(EffectRow first, EffectRow row) {
        boolean raw = row.table().isPresent()
                || row.means().isPresent()
                || row.rates().isPresent();
        if (!raw) {
            problems.error(
                    table.at(row.line()),
                    "\"" + row.sample() + "\" has several arms, but this row gives no numbers of its control group",
                    "counts, means or rates of both groups",
                    "Write them out, or keep one arm.");
        } else if (!sameControl(first, row)) {
            problems.error(
                    table.at(row.line()),
                    "the control group of \"" + row.sample() + "\" is another one than in line " + first.line(),
                    "the same numbers of the control group in all arms of a trial",
                    "Correct them, or name the rows as different studies.");
        }
    }

    private static boolean sameControl(EffectRow a, EffectRow b) {
        return a.table().map(t -> List.of(t.c(), t.d())).equals(b.table().map(t -> List.of(t.c(), t.d())))
                && a.means()
                        .map(m -> List.of(m.m2(), m.sd2(), m.n2()))
                        .equals(b.means().map(m -> List.of(m.m2(), m.sd2(), m.n2())))
                && a.rates()
                        .map(r -> List.of(r.events2(), r.time2()))
                        .equals(b.rates().map(r -> List.of(r.events2(), r.time2())));
    }

    private EffectRow split(EffectRow row, int arms) {
        Optional<TwoByTwo> counts = row.table().map(t -> new TwoByTwo(t.a(), t.b(), t.c() / arms, t.d() / arms));
        Optional<TwoRates> rates =
                row.rates().map(r -> new TwoRates(r.events1(), r.time1(), r.events2() / arms, r.time2() / arms));
        Optional<TwoMeans> means = row.means()
                .filter(m -> m.n2() / arms >= 2)
                .map(m -> new TwoMeans(m.m1(), m.sd1(), m.n1(), m.m2(), m.sd2(), m.n2() / arms));
        if (row.means().isPresent() && means.isEmpty()) {
            problems.error(
                    table.at(row.line()),
                    "a control group of " + row.means().get().n2() + " cannot be split between " + arms + " arms",
                    "two subjects or more for each arm",
                    "Use --multi-arm covariance, or keep one arm.");
            return row;
        }
        Optional<Estimate> estimate =
                SharedControl.effect(options.measure(), options.emptyCells(), counts, means, rates);
        conversions.add(new Conversion(
                row.line(), row.study(), "the control group was split evenly between " + arms + " arms"));
        return row.with(counts, means, rates, estimate);
    }
}
