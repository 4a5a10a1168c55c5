package org.nocimap.appraisal.grade;

import java.util.Optional;

/**
 * One reason with what numbers propose and what was decided.
 *
 * @param factor the reason
 * @param proposal of the numbers
 * @param decision of a person; empty while nobody decided
 */
public record Judged(Factor factor, Proposal proposal, Optional<Decision> decision) {
    /** As decided; while nobody did, as proposed; else 0. */
    public int levels() {
        return decision.map(Decision::levels).orElse(proposal.levels().orElse(0));
    }

    public boolean isDecided() {
        return decision.isPresent();
    }

    /** A person decided otherwise than the numbers propose. */
    public boolean departs() {
        return decision.isPresent()
                && proposal.levels().isPresent()
                && decision.get().levels() != proposal.levels().getAsInt();
    }

    /** The reason that was given, or what the numbers say, marked as a proposal. */
    public String why() {
        return decision.map(Decision::reason).orElse("proposed, not decided: " + proposal.why());
    }
}
