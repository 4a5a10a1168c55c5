package org.nocimap.review.screening;

import java.util.List;

/**
 * What votes come to.
 *
 * @param outcome of the votes
 * @param reason code of the criterion that an exclusion names; empty when none does
 */
record Verdict(Outcome outcome, String reason) {
    /**
     * A vote.
     *
     * @param choice what it says
     * @param reason code of a criterion; may be empty
     */
    record Ballot(Choice choice, String reason) {}

    /**
     * In title and abstract, maybe goes on to the full text as yes does; a conflict is a no beside one of these. In full text all
     * must say the same, and name the same reason where they say no.
     *
     * @param needed how many votes decide
     */
    static Verdict of(Phase phase, int needed, List<Ballot> ballots) {
        if (phase == Phase.CALIBRATION || ballots.isEmpty() || ballots.size() < needed) {
            return new Verdict(Outcome.OPEN, "");
        }
        long no = ballots.stream().filter(b -> b.choice() == Choice.NO).count();
        long maybe = ballots.stream().filter(b -> b.choice() == Choice.MAYBE).count();
        boolean oneReason = ballots.stream().map(Ballot::reason).distinct().count() == 1;
        if (phase == Phase.FULL_TEXT && (maybe > 0 || (no == ballots.size() && !oneReason))) {
            return new Verdict(Outcome.CONFLICT, "");
        }
        if (no == ballots.size()) {
            return new Verdict(Outcome.EXCLUDED, oneReason ? ballots.get(0).reason() : "");
        }
        return new Verdict(no == 0 ? Outcome.INCLUDED : Outcome.CONFLICT, "");
    }
}
