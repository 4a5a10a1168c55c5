package org.nocimap.appraisal.grade;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An outcome, or a cluster of studies, whose evidence is graded: what a person says of it.
 *
 * @param name within a sentence: {@code pain intensity}
 * @param match which pooled result belongs to it, if not the one of its name
 * @param design of its studies
 * @param importance for the decision
 * @param followUp in words; may be empty
 * @param scale in words; may be empty
 * @param better which values are good
 * @param important smallest effect that matters: in units of the effect, or a difference of risks for ratios
 * @param target what certainty is about; empty for an important effect where one is known, else for any
 * @param assumedRisks risks without treatment; none for the median of the control groups
 * @param sd standard deviation of the outcome
 * @param relativeReduction of risk that the optimal information size is for
 * @param size of the effect in words, where a person says it
 * @param findings of a cluster that is not pooled, sentences; may be empty
 * @param studies of a cluster that is not pooled
 * @param reported pooled numbers as a paper prints them
 * @param decisions by reason
 */
public record Outcome(
        String name,
        Match match,
        Design design,
        Importance importance,
        String followUp,
        String scale,
        Optional<Body.Better> better,
        Optional<Sourced> important,
        Optional<Target> target,
        List<Sourced> assumedRisks,
        Optional<Sourced> sd,
        double relativeReduction,
        Optional<Statement.Size> size,
        String findings,
        List<NarrativeStudy> studies,
        Optional<Body> reported,
        Map<Factor, Decision> decisions) {
    public static final double USUAL_REDUCTION = 0.25;

    /**
     * Which pooled result is meant.
     *
     * @param folder name of its result folder; empty for any
     * @param question as the results call it; empty for the outcome's name
     */
    public record Match(String folder, String question) {}

    /** A number and where it is from; the source may be empty. */
    public record Sourced(double value, String source) {}

    /** How people came to their groups. */
    public enum Design {
        RANDOMISED,
        NON_RANDOMISED,
        /** Nobody said: evidence is not graded further than to name what is missing. */
        NOT_STATED
    }

    /** Importance for the decision. */
    public enum Importance {
        CRITICAL,
        IMPORTANT,
        LIMITED,
        NOT_STATED
    }

    /** What certainty is about. */
    public enum Target {
        /** That there is an effect at all: the threshold is no effect. */
        ANY_EFFECT,
        /** That there is an effect that matters, or that there is none. */
        IMPORTANT_EFFECT
    }

    public Outcome {
        assumedRisks = List.copyOf(assumedRisks);
        studies = List.copyOf(studies);
        decisions = Map.copyOf(decisions);
    }

    /** Of a pooled result that nobody said anything about. */
    static Outcome undecided(Body body) {
        return new Outcome(
                body.question().isEmpty() ? body.folder() : body.question(),
                new Match(body.folder(), body.question()),
                Design.NOT_STATED,
                Importance.NOT_STATED,
                "",
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                USUAL_REDUCTION,
                Optional.empty(),
                "",
                List.of(),
                Optional.empty(),
                Map.of());
    }

    /** The same with these studies. */
    Outcome with(List<NarrativeStudy> others) {
        return new Outcome(
                name,
                match,
                design,
                importance,
                followUp,
                scale,
                better,
                important,
                target,
                assumedRisks,
                sd,
                relativeReduction,
                size,
                findings,
                others,
                reported,
                decisions);
    }
}
