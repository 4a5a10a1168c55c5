package org.nocimap.report.estimators;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.nocimap.fmri.group.GroupResult;
import org.nocimap.inference.Sides;
import org.nocimap.report.pages.Fact;
import org.nocimap.report.tables.JsonText;
import org.nocimap.report.words.Numbers;

/**
 * What was asked of a group analysis.
 *
 * @param maskTitle where it looked
 */
record GroupAsked(GroupResult result, String maskTitle) {
    /** For the page. */
    List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Estimator", result.spec().estimator().title()));
        facts.add(new Fact(
                "Between-subject variance",
                switch (result.spec().variances()) {
                    case COMMON -> "one for all";
                    case BY_GROUP -> "one for each group";
                }));
        facts.add(new Fact("Columns", String.join(", ", result.design().design().names())));
        result.spec()
                .exchangeable()
                .ifPresent(blocks -> facts.add(new Fact(
                        "Exchanged",
                        switch (blocks.rule()) {
                            case WITHIN -> "participants with the same " + blocks.column();
                            case WHOLE -> "whole blocks of " + blocks.column();
                        })));
        facts.add(new Fact("Mask", maskTitle));
        facts.add(new Fact(
                "Random-field clusters", "z > " + Numbers.plain(result.spec().clusterZ())));
        facts.addAll(EstimatorWords.asked(
                result.spec().inference(), result.spec().sides() == Sides.BOTH ? ", two-sided" : ", one-sided"));
        return facts;
    }

    /** For the provenance file. */
    Map<String, Object> settings() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("estimator", result.spec().estimator().flag());
        settings.put("variances", result.spec().variances().name().toLowerCase(Locale.ROOT));
        settings.put("columns", result.design().design().names());
        settings.put(
                "contrasts",
                result.contrasts().stream().map(c -> c.contrast().toString()).toList());
        settings.put("mask", maskTitle);
        settings.put("clusterZ", JsonText.plain(result.spec().clusterZ()));
        settings.put("sides", result.spec().sides().name().toLowerCase(Locale.ROOT));
        result.spec()
                .exchangeable()
                .ifPresent(blocks -> settings.put(
                        "blocks", blocks.column() + ":" + blocks.rule().name().toLowerCase(Locale.ROOT)));
        settings.put(
                "exchange",
                result.contrasts().stream()
                        .map(c -> c.exchange().name().toLowerCase(Locale.ROOT))
                        .toList());
        settings.putAll(EstimatorWords.settings(result.spec().inference()));
        return settings;
    }
}
