package org.nocimap.report.grade;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.nocimap.appraisal.grade.EvidenceFile;
import org.nocimap.meta.Coefficient;
import org.nocimap.meta.analysis.EffectAnalysis;
import org.nocimap.meta.bias.AsymmetryTest;
import org.nocimap.meta.input.EffectRow;
import org.nocimap.meta.measure.Estimate;
import org.nocimap.report.effects.EffectRun;
import org.nocimap.report.tables.JsonText;

/**
 * The evidence of a meta-analysis in the form in which {@code nocimap grade} reads it: pooled effects and studies on the scale they
 * are pooled on, sizes, counts and means of the groups.
 */
public final class EvidenceTree {
    private static final int DIGITS = 12;

    private EvidenceTree() {}

    /** As {@link EvidenceFile} reads it. */
    public static Map<String, Object> of(EffectRun run) {
        List<Object> bodies = new ArrayList<>();
        run.analyses().forEach(analysis -> bodies.add(body(run, analysis)));
        Map<String, Object> tree = JsonText.object(
                "format", EvidenceFile.FORMAT,
                "title", run.title(),
                "measure", run.measure().code(),
                "treated", run.treated(),
                "control", run.control());
        tree.put("confidence", number(run.options().confidence()));
        tree.put("bodies", bodies);
        return tree;
    }

    private static Map<String, Object> body(EffectRun run, EffectAnalysis analysis) {
        Coefficient pooled = analysis.pooled();
        Map<String, Object> tree = JsonText.object(
                "question", analysis.question(),
                "k", analysis.fit().k(),
                "estimate", number(pooled.estimate()),
                "low", number(pooled.interval().low()),
                "high", number(pooled.interval().high()),
                "p", number(pooled.p()),
                "tau2", number(analysis.heterogeneity().tau2()),
                "i2", number(analysis.heterogeneity().i2()));
        String outcome = analysis.rows().get(0).outcome();
        run.options().rescale().of(outcome).ifPresent(scale -> tree.put("unit", scale.name()));
        run.better().of(outcome).ifPresent(b -> tree.put("better", b.name().toLowerCase(Locale.ROOT)));
        run.important().of(outcome).ifPresent(threshold -> {
            tree.put("important", number(threshold.change()));
            tree.put("importantSource", threshold.source());
        });
        analysis.prediction().ifPresent(interval -> {
            tree.put("predictionLow", number(interval.low()));
            tree.put("predictionHigh", number(interval.high()));
        });
        analysis.smallStudies().ifPresent(found -> {
            List<Object> tests = new ArrayList<>();
            for (AsymmetryTest test : found.asymmetry()) {
                tests.add(JsonText.object(
                        "name", test.name(), "p", number(test.asymmetry().p())));
            }
            tree.put("smallStudyTests", tests);
        });
        analysis.subgroups().ifPresent(groups -> {
            List<Object> list = new ArrayList<>();
            groups.groups()
                    .forEach((name, fit) -> list.add(JsonText.object(
                            "name", name,
                            "k", fit.k(),
                            "estimate", number(fit.pooled().estimate()),
                            "low", number(fit.pooled().interval().low()),
                            "high", number(fit.pooled().interval().high()),
                            "p", number(fit.pooled().p()))));
            tree.put("subgroups", list);
            tree.put("subgroupP", number(groups.difference().p()));
        });
        List<Object> studies = new ArrayList<>();
        double[] weights = analysis.fit().weightsPercent();
        double people = 0;
        boolean known = true;
        for (int i = 0; i < analysis.rows().size(); i++) {
            EffectRow row = analysis.rows().get(i);
            studies.add(study(row, weights[i]));
            double own = people(row);
            people += own;
            known &= own > 0;
        }
        if (known) {
            tree.put("people", Math.round(people));
        }
        tree.put("studies", studies);
        return tree;
    }

    private static double people(EffectRow row) {
        return row.table().map(t -> t.n1() + t.n2()).orElse(0.0)
                + row.means().map(m -> m.n1() + m.n2()).orElse(0.0);
    }

    private static Map<String, Object> study(EffectRow row, double weight) {
        Estimate estimate = row.estimate().orElseThrow();
        Map<String, Object> tree = JsonText.object(
                "study", row.study(),
                "effect", number(estimate.yi()),
                "variance", number(estimate.vi()),
                "weight", number(weight));
        row.table().ifPresent(table -> {
            tree.put("treated", number(table.n1()));
            tree.put("control", number(table.n2()));
            tree.put("treatedEvents", number(table.a()));
            tree.put("controlEvents", number(table.c()));
        });
        row.means().ifPresent(means -> {
            tree.put("treated", number(means.n1()));
            tree.put("control", number(means.n2()));
            tree.put("controlMean", number(means.m2()));
            tree.put("controlSd", number(means.sd2()));
        });
        return tree;
    }

    private static JsonText.Digits number(double value) {
        return JsonText.significant(value, DIGITS);
    }
}
