package org.nocimap.review.screening;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.nocimap.review.priority.Features;
import org.nocimap.review.priority.RelevanceModel;
import org.nocimap.review.store.Reading;
import org.nocimap.review.store.Row;
import org.nocimap.review.store.Store;
import org.nocimap.review.workspace.Member;
import org.nocimap.review.workspace.Workspace;

/**
 * The order that learns: the likeliest relevant records first. Every person has a model of their own in every phase, which learns from
 * the person's own votes and from what is decided, and from nothing else: a list that another's hidden votes had changed would tell of
 * them. A model goes on from where it was; only votes that are new, or have changed, are learned.
 *
 * <p>Thread-safe. A process that stays alive says {@link #voted} after each vote: the model then learns in the background, and lists go
 * on in the order of the last finished one until the new one is there.
 */
public final class LearnedOrder implements AutoCloseable {
    private final Store store;
    private final KeptFeatures features;
    private final Map<Learner, Learned> learners = new ConcurrentHashMap<>();
    private final ExecutorService background = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "review-learning");
        thread.setDaemon(true);
        return thread;
    });

    private LearnedOrder(Store store, KeptFeatures features) {
        this.store = store;
        this.features = features;
    }

    /** Keeps the words of the records in the workspace's folder, so that the next process need not count them. */
    public static LearnedOrder of(Workspace review) {
        return new LearnedOrder(review.store(), new KeptFeatures(Optional.of(review.cache())));
    }

    /** Keeps nothing beyond its own life. */
    static LearnedOrder of(Store store) {
        return new LearnedOrder(store, new KeptFeatures(Optional.empty()));
    }

    private record Learner(String person, Phase phase) {}

    /** The model learns from the person's newest votes, in the background. */
    public void voted(Member member, Phase phase) {
        background.execute(() -> learn(member, phase));
    }

    /** The model learns from the person's newest votes, now. */
    public void learn(Member member, Phase phase) {
        store.read(r -> learn(r, member, phase));
    }

    /**
     * Publications, the likeliest relevant first; in the order given where there is nothing to learn from yet, a relevant and an
     * irrelevant record being the least. What was never learned is learned now.
     */
    List<Long> likeliestFirst(Reading review, Member member, Phase phase, List<Long> publications) {
        Learned learned = learner(member, phase);
        Optional<Scores> ready = learned.scores();
        if (ready.isEmpty()) {
            return learn(review, member, phase).sorted(publications);
        }
        if (!learned.learnedFrom(known(review, member, phase))) {
            voted(member, phase);
        }
        return ready.get().sorted(publications);
    }

    /** The same after everything that is known now was learned. */
    Scores learn(Reading review, Member member, Phase phase) {
        return learner(member, phase).learn(features.of(review), known(review, member, phase));
    }

    private Learned learner(Member member, Phase phase) {
        return learners.computeIfAbsent(new Learner(member.name(), phase), l -> new Learned());
    }

    /** What a person may learn from. */
    private static Map<Long, RelevanceModel.Vote> known(Reading r, Member member, Phase phase) {
        Map<Long, RelevanceModel.Vote> known = new HashMap<>();
        for (Row row :
                r.rows("SELECT publication, choice FROM vote WHERE person = ? AND phase = ?", member.name(), phase)) {
            known.put(row.number("publication"), vote(row.choice("choice", Choice.class) != Choice.NO));
        }
        for (Row row : r.rows(
                "SELECT publication, outcome FROM decision WHERE phase = ? AND outcome IN ('INCLUDED', 'EXCLUDED')",
                phase)) {
            known.put(row.number("publication"), vote(row.choice("outcome", Outcome.class) == Outcome.INCLUDED));
        }
        return known;
    }

    private static RelevanceModel.Vote vote(boolean relevant) {
        return relevant ? RelevanceModel.Vote.RELEVANT : RelevanceModel.Vote.IRRELEVANT;
    }

    @Override
    public void close() {
        background.shutdownNow();
    }

    /**
     * Decision values at one moment.
     *
     * @param features that the values belong to
     * @param values by row; empty where there was nothing to learn from
     */
    record Scores(Features features, double[] values) {
        List<Long> sorted(List<Long> publications) {
            if (values.length == 0) {
                return publications;
            }
            // Stable: equal ones, and those that came after the model, keep their order.
            List<Long> sorted = new ArrayList<>(publications);
            sorted.sort(Comparator.comparingDouble((Long p) -> {
                OptionalInt row = features.row(p);
                return row.isPresent() ? -values[row.getAsInt()] : Double.POSITIVE_INFINITY;
            }));
            return sorted;
        }
    }

    /** One person's model in one phase. */
    private static final class Learned {
        private Optional<RelevanceModel> model = Optional.empty();
        private String key = "";
        private Map<Long, RelevanceModel.Vote> known = Map.of();
        private volatile Optional<Scores> scores = Optional.empty();

        Optional<Scores> scores() {
            return scores;
        }

        synchronized boolean learnedFrom(Map<Long, RelevanceModel.Vote> votes) {
            return known.equals(votes);
        }

        synchronized Scores learn(KeptFeatures.Kept kept, Map<Long, RelevanceModel.Vote> votes) {
            Features features = kept.features();
            if (model.isEmpty() || !kept.key().equals(key)) {
                model = Optional.of(new RelevanceModel(features.texts()));
                key = kept.key();
                known = Map.of();
            }
            RelevanceModel learning = model.get();
            known.keySet().stream().filter(p -> !votes.containsKey(p)).forEach(p -> features.row(p)
                    .ifPresent(learning::remove));
            votes.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(e -> features.row(e.getKey())
                    .ifPresent(row -> learning.add(row, e.getValue())));
            known = Map.copyOf(votes);
            Scores now = new Scores(features, values(learning, votes));
            scores = Optional.of(now);
            return now;
        }

        private static double[] values(RelevanceModel learning, Map<Long, RelevanceModel.Vote> votes) {
            if (!votes.containsValue(RelevanceModel.Vote.RELEVANT)
                    || !votes.containsValue(RelevanceModel.Vote.IRRELEVANT)) {
                return new double[0];
            }
            learning.learn();
            return learning.scores();
        }
    }
}
