package org.nocimap.appraisal.grade;

import java.util.ArrayList;
import java.util.List;

/**
 * The certainty of one body of evidence.
 *
 * @param start where it begins
 * @param startWhy why there
 * @param judged all eight reasons, in their order
 */
public record Rating(Certainty start, String startWhy, List<Judged> judged) {
    public Rating {
        judged = List.copyOf(judged);
        if (!judged.stream().map(Judged::factor).toList().equals(List.of(Factor.values()))) {
            throw new IllegalArgumentException("a rating has all reasons, each once");
        }
    }

    /** Start − downs + ups, within the four levels. Provisional while {@link #open} is not empty. */
    public Certainty certainty() {
        return start.moved(judged.stream().mapToInt(Judged::levels).sum());
    }

    /**
     * What nobody decided yet. Reasons to rate up count only where the numbers propose one: for most bodies of evidence they are
     * not considered at all.
     */
    public List<Judged> open() {
        return judged.stream()
                .filter(j -> !j.isDecided())
                .filter(j -> !j.factor().raises() || j.levels() != 0)
                .toList();
    }

    /** All that counts was decided by a person. */
    public boolean isFinal() {
        return open().isEmpty();
    }

    /** Some reasons were neither decided nor can numbers propose anything: the level can only fall. */
    public boolean isAtMost() {
        return open().stream()
                .anyMatch(j -> !j.factor().raises() && j.proposal().levels().isEmpty());
    }

    /** {@code Low}, {@code Low, provisional} or {@code at most Low, provisional}. */
    public String words() {
        return (isAtMost() ? "at most " : "") + certainty().word() + (isFinal() ? "" : ", provisional");
    }

    /** The level that sentences are worded at: while it is provisional they say no more than {@code may}. */
    public Certainty wording() {
        Certainty level = certainty();
        return isFinal() || level.compareTo(Certainty.LOW) < 0 ? level : Certainty.LOW;
    }

    public Judged of(Factor factor) {
        return judged.stream().filter(j -> j.factor() == factor).findFirst().orElseThrow();
    }

    /** Those that move the level, in order. */
    public List<Judged> moving() {
        return judged.stream().filter(j -> j.levels() != 0).toList();
    }

    /** What does not fit together; empty when all does. */
    public List<String> doubts() {
        List<String> doubts = new ArrayList<>();
        boolean up = judged.stream().anyMatch(j -> j.levels() > 0);
        boolean down = judged.stream().anyMatch(j -> j.levels() < 0);
        if (up && start == Certainty.HIGH) {
            doubts.add("evidence that starts High is rated up, which has no room above it");
        }
        if (up && down) {
            doubts.add("evidence is rated up beside reasons to rate down; GRADE rates up only where there are none");
        }
        if (of(Factor.RISK_OF_BIAS).levels() == -3 && start != Certainty.HIGH) {
            doubts.add("three levels for risk of bias are meant for evidence that starts High and was judged Critical");
        }
        return doubts;
    }
}
