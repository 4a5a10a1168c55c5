package org.nocimap.review.stopping;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.nocimap.review.screening.Order;
import org.nocimap.review.screening.Phase;
import org.nocimap.review.store.Reading;
import org.nocimap.review.store.Store;

/** How titles and abstracts were screened, in sentences for the methods of a paper; made of what was recorded. */
public final class ScreeningMethods {
    private ScreeningMethods() {}

    public static List<String> sentences(Store store) {
        Stopping stopping = Stopping.of(store);
        List<String> sentences = new ArrayList<>();
        sentences.add(store.read(r -> screening(r, stopping)));
        stopping.sample().ifPresent(sample -> sentences.add(sample(stopping, sample)));
        stopping.ended()
                .ifPresent(ended -> sentences.add(String.format(
                        Locale.ROOT,
                        "Screening was ended on %s (%s): %d publications had been screened and %d had not; the last %d"
                                + " decisions had been exclusions.",
                        ended.at().substring(0, 10),
                        ended.reason(),
                        ended.screened(),
                        ended.unscreened(),
                        ended.excludedInARow())));
        return sentences;
    }

    private static String screening(Reading r, Stopping stopping) {
        String phase = Phase.TITLE_ABSTRACT.name();
        String votes = r.setting("votes." + phase);
        String order = r.setting("order." + phase);
        if (order.isEmpty()) {
            return "Nobody has been assigned to screen titles and abstracts yet.";
        }
        String people = votes.equals("1")
                ? "one person"
                : votes + " people independently of each other, who did not see each other's votes";
        return "Title and abstract of each of " + stopping.progress().publications() + " publications were screened by "
                + people + ", " + order(Order.valueOf(order), r.setting("seed." + phase)) + ".";
    }

    private static String order(Order order, String seed) {
        return switch (order) {
            case RANDOM -> "in random order (seed " + seed + ")";
            case OLDEST -> "the oldest first";
            case LEARNING ->
                "the likeliest relevant first: after every vote a linear support vector machine (squared hinge loss, C"
                        + " = 0.11, an irrelevant record weighing n1 / (9.8 n0) of a relevant one, as in ELAS u4)"
                        + " learned from the person's own votes and from what had been decided, on the words and pairs"
                        + " of words of title and abstract (TF-IDF); until it had seen a relevant and an irrelevant"
                        + " record, in random order (seed " + seed + ")";
        };
    }

    private static String sample(Stopping stopping, RecallSample sample) {
        String drawn = String.format(
                Locale.ROOT,
                "On %s %d of the %d publications that were unscreened were drawn at random (seed %d)%s",
                sample.at().substring(0, 10),
                sample.publications().size(),
                sample.population(),
                sample.seed(),
                sample.number() == 1 ? "" : ", the sample number " + sample.number() + " of the review");
        if (stopping.counts().isEmpty() || stopping.estimate().isEmpty()) {
            return drawn + "; " + stopping.undecided() + " of them are not decided yet.";
        }
        RecallEstimate estimate = stopping.estimate().get();
        return String.format(
                Locale.ROOT,
                "%s; %d of them were relevant. An estimated %.1f %% of the relevant publications have been found, at"
                        + " least %.1f %% with 95 %% confidence (exact hypergeometric limit%s).",
                drawn,
                stopping.counts().get().relevant(),
                // Rounded down: a limit must not be better than it is.
                Math.floor(1000 * estimate.recall()) / 10,
                Math.floor(1000 * estimate.low()) / 10,
                sample.number() == 1 ? "" : ", the limits of all samples holding together");
    }
}
