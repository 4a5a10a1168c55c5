package org.nocimap.review.stopping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.review.screening.Phase;
import org.nocimap.review.screening.Progress;
import org.nocimap.review.store.Reading;
import org.nocimap.review.store.Store;
import org.nocimap.review.workspace.Member;
import org.nocimap.review.workspace.Role;

/**
 * What there is to know for a decision to end the screening of titles and abstracts.
 *
 * @param progress how far it has come
 * @param sample the last random sample; empty when none was drawn
 * @param undecided records of the sample that wait for a decision
 * @param counts what the estimate is made of; empty while the sample is not decided
 * @param later publications that came after the sample was drawn
 * @param ended what the lead decided; empty while screening goes on
 */
public record Stopping(
        Progress progress,
        Optional<RecallSample> sample,
        int undecided,
        Optional<RecallEstimate.Counts> counts,
        long later,
        Optional<Ended> ended) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ENDED = "ended.TITLE_ABSTRACT";

    /**
     * The end of screening, as it stood then.
     *
     * @param at when, ISO 8601 in UTC
     * @param person who decided it
     * @param reason in words
     * @param screened publications that were decided
     * @param unscreened publications that were not
     * @param lastPublication largest number of a publication then; later ones came with newer searches
     * @param excludedInARow since the last inclusion
     */
    public record Ended(
            String at,
            String person,
            String reason,
            long screened,
            long unscreened,
            long excludedInARow,
            long lastPublication) {}

    /** All of it at one moment. */
    public static Stopping of(Store store) {
        Progress progress = Progress.of(store, Phase.TITLE_ABSTRACT);
        return store.read(r -> {
            Optional<RecallSample> sample = RecallSample.last(r);
            return new Stopping(
                    progress,
                    sample,
                    sample.map(s -> s.undecided(r)).orElse(0),
                    sample.flatMap(s -> s.counts(r)),
                    sample.map(s -> s.later(r)).orElse(0L),
                    ended(r));
        });
    }

    public Optional<RecallEstimate> estimate() {
        return counts.map(RecallEstimate::of);
    }

    /** The lead ends the screening of titles and abstracts; what is not screened stays as it is, and can be screened still. */
    public static Ended end(Store store, Member lead, String reason) {
        lead.needs(Role.LEAD);
        if (reason.isBlank()) {
            throw InputException.of(Location.option("--reason"), "no reason is given", "why screening ends", "");
        }
        Progress progress = Progress.of(store, Phase.TITLE_ABSTRACT);
        return store.write(lead.name(), "end-screening", w -> {
            Ended ended = new Ended(
                    w.at(),
                    lead.name(),
                    reason,
                    progress.included() + progress.excluded(),
                    progress.open() + progress.conflicts(),
                    progress.excludedInARow(),
                    w.count("SELECT COALESCE(MAX(id), 0) FROM imported_record"));
            try {
                w.set(ENDED, JSON.writeValueAsString(ended));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("texts and numbers can be written", e);
            }
            return ended;
        });
    }

    /** How the lead ended the screening of titles and abstracts, if so. */
    public static Optional<Ended> ended(Reading r) {
        String text = r.setting(ENDED);
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(JSON.readValue(text, Ended.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the store holds an end that is none: " + text, e);
        }
    }
}
