package org.nocimap.review.stopping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.review.screening.Agenda;
import org.nocimap.review.screening.Assignments;
import org.nocimap.review.screening.Phase;
import org.nocimap.review.store.LogEnd;
import org.nocimap.review.store.Reading;
import org.nocimap.review.store.Store;
import org.nocimap.review.workspace.Member;
import org.nocimap.review.workspace.Role;

/**
 * Records drawn at random from those on whose title and abstract nobody had voted yet. Who screens does not see which they are: they
 * come in between, or first.
 *
 * @param number 1 for the first sample of the review
 * @param seed of the draw
 * @param every one of so many records that a person gets is of the sample, until it is read; 1: the sample first
 * @param population how many records were unscreened
 * @param logged how far the log went when it was drawn
 * @param newest the highest number of a publication then
 * @param at when, ISO 8601 in UTC
 * @param publications that were drawn, in the order of the draw
 */
public record RecallSample(
        int number,
        long seed,
        int every,
        int population,
        long logged,
        long newest,
        String at,
        List<Long> publications) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PREFIX = "sample.TITLE_ABSTRACT.";

    public RecallSample {
        publications = List.copyOf(publications);
    }

    /**
     * Draws a sample; it is recorded, with its seed.
     *
     * @param size how many records
     * @throws InputException when another sample is not read to its end, or there are not so many records to draw from
     */
    public static RecallSample draw(Store store, Member lead, int size, long seed, int every) {
        lead.needs(Role.LEAD);
        return store.write(lead.name(), "sample", w -> {
            Optional<RecallSample> before = last(w);
            if (before.isPresent() && before.get().undecided(w) > 0) {
                throw InputException.of(
                        Location.NOWHERE,
                        "sample " + before.get().number() + " waits for decisions on "
                                + before.get().undecided(w) + " of its records",
                        "one sample at a time",
                        "Have it read to its end first.");
            }
            List<Long> unscreened = unscreened(w);
            if (size > unscreened.size()) {
                throw InputException.of(
                        Location.option("--records"),
                        size + " records cannot be drawn: nobody has voted on " + unscreened.size(),
                        "at most so many",
                        "Draw fewer, or read these.");
            }
            int population = unscreened.size();
            Collections.shuffle(unscreened, new Random(seed));
            RecallSample sample = new RecallSample(
                    before.map(RecallSample::number).orElse(0) + 1,
                    seed,
                    every,
                    population,
                    LogEnd.of(w).number(),
                    w.count("SELECT COALESCE(MAX(id), 0) FROM imported_record"),
                    w.at(),
                    unscreened.subList(0, size));
            w.set(PREFIX + sample.number(), text(sample));
            w.set(
                    Agenda.MIXED_IN,
                    every + ":"
                            + String.join(
                                    ",",
                                    sample.publications().stream()
                                            .map(String::valueOf)
                                            .toList()));
            return sample;
        });
    }

    /** The sample that was drawn last; empty when none ever was. */
    public static Optional<RecallSample> last(Reading review) {
        Optional<RecallSample> last = Optional.empty();
        for (int number = 1; ; number++) {
            String text = review.setting(PREFIX + number);
            if (text.isEmpty()) {
                return last;
            }
            last = Optional.of(parse(text));
        }
    }

    /** Nobody has voted on them; ascending. All of them must have voters, else the sample would never be read. */
    private static List<Long> unscreened(Reading r) {
        Set<Long> voted = numbers(r, "SELECT DISTINCT publication AS n FROM vote WHERE phase = 'TITLE_ABSTRACT'");
        List<Long> unscreened = new ArrayList<>(Assignments.publications(r, Phase.TITLE_ABSTRACT));
        unscreened.removeIf(voted::contains);
        Set<Long> assigned = numbers(
                r,
                "SELECT DISTINCT publication AS n FROM assignment WHERE phase = 'TITLE_ABSTRACT' AND state ="
                        + " 'ACTIVE'");
        long without = unscreened.stream().filter(p -> !assigned.contains(p)).count();
        if (without > 0) {
            throw InputException.of(
                    Location.NOWHERE,
                    without + " records are assigned to nobody",
                    "people who vote on every record",
                    "Name them with \"nocimap review assign\".");
        }
        return unscreened;
    }

    /** Records of the sample that are not decided: votes are missing, or differ. */
    public int undecided(Reading review) {
        return publications.size() - decided(review, "'INCLUDED', 'EXCLUDED'");
    }

    /** Records of the sample whose publication, whatever they were merged into, was included. */
    int included(Reading review) {
        return decided(review, "'INCLUDED'");
    }

    private int decided(Reading review, String outcomes) {
        Set<Long> decided = numbers(
                review,
                "SELECT r.id AS n FROM imported_record r JOIN decision d ON d.publication = r.publication WHERE d.phase"
                        + " = 'TITLE_ABSTRACT' AND d.outcome IN (" + outcomes + ")");
        return (int) publications.stream().filter(decided::contains).count();
    }

    /** What the estimate is made of; empty while the sample is not decided. */
    Optional<RecallEstimate.Counts> counts(Reading review) {
        if (undecided(review) > 0) {
            return Optional.empty();
        }
        Set<Long> screenedBefore = new HashSet<>();
        review.rows("SELECT DISTINCT subject_key AS k FROM audit WHERE subject = 'vote' AND number <= ?", logged)
                .forEach(row -> {
                    String[] key = row.text("k").split("/", 3);
                    if (key[1].equals(Phase.TITLE_ABSTRACT.name())) {
                        screenedBefore.add(Long.parseLong(key[0]));
                    }
                });
        Set<Long> relevant = decisions(review, "'INCLUDED'");
        Set<Long> decided = decisions(review, "'INCLUDED', 'EXCLUDED'");
        int before = 0;
        int found = 0;
        int open = 0;
        for (long p : Assignments.publications(review, Phase.TITLE_ABSTRACT)) {
            if (p > newest) {
                continue;
            }
            boolean screened = screenedBefore.contains(p);
            before += screened && relevant.contains(p) ? 1 : 0;
            found += !screened && relevant.contains(p) ? 1 : 0;
            open += !screened && !decided.contains(p) ? 1 : 0;
        }
        int x = included(review);
        found = Math.max(x, found);
        return Optional.of(new RecallEstimate.Counts(
                number, population, publications.size(), x, before, found, Math.min(open, population - found)));
    }

    private static Set<Long> decisions(Reading review, String outcomes) {
        return numbers(
                review,
                "SELECT publication AS n FROM decision WHERE phase = 'TITLE_ABSTRACT' AND outcome IN (" + outcomes
                        + ")");
    }

    /** Publications that came after the draw; the estimate does not speak of them. */
    long later(Reading review) {
        return Assignments.publications(review, Phase.TITLE_ABSTRACT).stream()
                .filter(p -> p > newest)
                .count();
    }

    private static Set<Long> numbers(Reading review, String sql) {
        Set<Long> numbers = new HashSet<>();
        review.rows(sql).forEach(row -> numbers.add(row.number("n")));
        return numbers;
    }

    private static String text(RecallSample sample) {
        try {
            return JSON.writeValueAsString(sample);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("numbers can be written", e);
        }
    }

    private static RecallSample parse(String text) {
        try {
            return JSON.readValue(text, RecallSample.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the store holds a sample that is none: " + text, e);
        }
    }
}
