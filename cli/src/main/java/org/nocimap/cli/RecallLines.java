package org.nocimap.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nocimap.report.words.Numbers;
import org.nocimap.review.stopping.RecallEstimate;
import org.nocimap.review.stopping.RecallSample;
import org.nocimap.review.stopping.Stopping;

/** What is known of how much screening has found, in plain words. */
final class RecallLines {
    private RecallLines() {}

    static List<String> of(Stopping stopping) {
        List<String> lines = new ArrayList<>();
        if (stopping.sample().isEmpty()) {
            lines.add("how much of what is relevant has been found is not known: draw a random sample with \"nocimap"
                    + " review sample\"");
        } else {
            RecallSample sample = stopping.sample().get();
            stopping.counts()
                    .ifPresentOrElse(
                            counts -> lines.addAll(told(sample, counts)),
                            () -> lines.add("sample " + sample.number() + ": " + stopping.undecided() + " of "
                                    + Numbers.counted(sample.publications().size(), "record", "records")
                                    + " not decided yet; how much has been found is estimated when all are"));
        }
        if (stopping.later() > 0) {
            lines.add(Numbers.counted(stopping.later(), "publication", "publications")
                    + " came after the sample was drawn; the estimate does not speak of them");
        }
        stopping.ended()
                .ifPresent(ended -> lines.add("ended by " + ended.person() + " on "
                        + ended.at().substring(0, 10) + " with " + ended.unscreened() + " unscreened: "
                        + ended.reason()));
        return lines;
    }

    private static List<String> told(RecallSample sample, RecallEstimate.Counts counts) {
        RecallEstimate estimate = RecallEstimate.of(counts);
        if (counts.before() + counts.found() == 0) {
            return List.of("nothing relevant has been found; at most " + estimate.missed() + " of "
                    + counts.population() + " may be (95 % limit)");
        }
        return List.of(
                "found so far: an estimated " + percent(estimate.recall()) + " of what is relevant, at least "
                        + percent(estimate.low()) + " (95 % limit); at most " + estimate.missed() + " may be missing",
                "that is an estimate: " + counts.relevant() + " of the " + counts.drawn() + " records drawn at random"
                        + " from " + counts.population() + " were relevant, by the judgement of these people"
                        + (sample.number() > 1
                                ? "; sample " + sample.number() + ", its limit is the wider for it"
                                : ""));
    }

    /** Rounded down: a limit must not look better than it is. */
    private static String percent(double share) {
        return Numbers.fixed(Math.floor(1000 * share) / 10, 1) + " %";
    }

    static Map<String, Object> tree(Stopping stopping) {
        Map<String, Object> tree = new LinkedHashMap<>();
        stopping.sample().ifPresent(sample -> {
            tree.put("sample", sample.number());
            tree.put("drawn", sample.publications().size());
            tree.put("population", sample.population());
            tree.put("undecided", stopping.undecided());
        });
        stopping.estimate().ifPresent(estimate -> {
            tree.put("recall", estimate.recall());
            tree.put("low", estimate.low());
            tree.put("high", estimate.high());
            tree.put("missedAtMost", estimate.missed());
        });
        tree.put("ended", stopping.ended().isPresent());
        return tree;
    }
}
