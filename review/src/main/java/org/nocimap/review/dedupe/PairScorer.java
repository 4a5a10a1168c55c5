package org.nocimap.review.dedupe;

import java.util.ArrayList;
import java.util.List;
import org.nocimap.review.records.RecordKind;

/**
 * Adds up what speaks for and against two records being the same publication. Each field gives points as in the table below;
 * a field that one of the two lacks gives none. The points are near log₂ of how much likelier the observation is between two
 * records of one publication than between two similar ones of different publications; they are judgement, checked on sets
 * that people have labelled, not fitted to one of them.
 */
final class PairScorer {
    private static final int LONG_TITLE = 25;
    private static final int LONG_ABSTRACT = 25;

    private PairScorer() {}

    static PairScore score(Fingerprint a, Fingerprint b) {
        List<Evidence> evidence = new ArrayList<>(10);
        title(a, b, evidence);
        year(a, b, evidence);
        authors(a, b, evidence);
        journal(a, b, evidence);
        same("volume", a.volume(), b.volume(), 1.5, -2, evidence);
        firstPage(a, b, evidence);
        same("DOI", a.doi(), b.doi(), 4, -4, evidence);
        same("PMID", a.pmid(), b.pmid(), 8, -6, evidence);
        abstractText(a, b, evidence);
        kind(a, b, evidence);
        double points = 0;
        for (Evidence one : evidence) {
            points += one.points();
        }
        return new PairScore(points, evidence);
    }

    private static void title(Fingerprint a, Fingerprint b, List<Evidence> evidence) {
        if (a.title().isEmpty() || b.title().isEmpty()) {
            return;
        }
        int shorter = Math.min(a.title().length(), b.title().length());
        if (a.title().equals(b.title())) {
            evidence.add(new Evidence("title", shorter >= LONG_TITLE ? 6 : 3, "the same"));
            return;
        }
        double dice = Likeness.dice(a.titlePairs(), b.titlePairs());
        boolean begins = shorter >= LONG_TITLE
                && (a.title().startsWith(b.title()) || b.title().startsWith(a.title()));
        double points = dice >= 0.95 ? 5 : dice >= 0.9 ? 3.5 : begins ? 3 : dice >= 0.8 ? 1 : dice >= 0.65 ? -3 : -8;
        evidence.add(new Evidence("title", points, begins ? "one begins the other" : "alike to " + percent(dice)));
    }

    private static void year(Fingerprint a, Fingerprint b, List<Evidence> evidence) {
        if (a.year() == 0 || b.year() == 0) {
            return;
        }
        int apart = Math.abs(a.year() - b.year());
        double points = apart == 0 ? 1.5 : apart == 1 ? 0 : -3;
        evidence.add(new Evidence("year", points, apart == 0 ? "the same" : apart + " apart"));
    }

    private static void authors(Fingerprint a, Fingerprint b, List<Evidence> evidence) {
        if (a.firstAuthor().isEmpty() || b.firstAuthor().isEmpty()) {
            return;
        }
        double shared = Likeness.containment(a.families(), b.families());
        boolean first = a.firstAuthor().equals(b.firstAuthor())
                || a.firstAuthor().startsWith(b.firstAuthor())
                || b.firstAuthor().startsWith(a.firstAuthor());
        double points = first ? (shared >= 0.7 ? 2.5 : 1) : shared >= 0.5 ? 0.5 : -2;
        evidence.add(new Evidence("authors", points, percent(shared) + " shared" + (first ? ", the first too" : "")));
    }

    private static void journal(Fingerprint a, Fingerprint b, List<Evidence> evidence) {
        if (a.journal().isEmpty() || b.journal().isEmpty()) {
            return;
        }
        boolean same = a.journal().equals(b.journal()) || Likeness.abbreviates(a.journal(), b.journal());
        evidence.add(new Evidence("journal", same ? 1.5 : -1, same ? "the same or its abbreviation" : "another"));
    }

    /** Pages such as S334 and A254 are those of abstracts: the same work told at two meetings is two publications. */
    private static void firstPage(Fingerprint a, Fingerprint b, List<Evidence> evidence) {
        boolean meetings =
                a.firstPage().matches("[a-z]{1,2}\\d+") && b.firstPage().matches("[a-z]{1,2}\\d+");
        same("first page", a.firstPage(), b.firstPage(), 3, meetings ? -7 : -3, evidence);
    }

    private static void abstractText(Fingerprint a, Fingerprint b, List<Evidence> evidence) {
        int shorter = Math.min(a.abstractWords().length, b.abstractWords().length);
        if (shorter < LONG_ABSTRACT) {
            return;
        }
        double shared = Likeness.containment(a.abstractWords(), b.abstractWords());
        double points = shared >= 0.9 ? 3 : shared >= 0.75 ? 1 : shared >= 0.5 ? -1 : -4;
        evidence.add(new Evidence("abstract", points, percent(shared) + " of its words shared"));
    }

    /** A conference abstract or an erratum is another publication than the paper of the same title. */
    private static void kind(Fingerprint a, Fingerprint b, List<Evidence> evidence) {
        if (a.kind() != b.kind()
                && (isApart(a.kind()) || isApart(b.kind()))
                && a.kind() != RecordKind.OTHER
                && b.kind() != RecordKind.OTHER) {
            evidence.add(new Evidence("kind", -6, a.kind() + " and " + b.kind()));
        }
    }

    private static boolean isApart(RecordKind kind) {
        return kind == RecordKind.CONFERENCE_ABSTRACT || kind == RecordKind.ERRATUM || kind == RecordKind.PREPRINT;
    }

    private static void same(String field, String a, String b, double agree, double differ, List<Evidence> evidence) {
        if (!a.isEmpty() && !b.isEmpty()) {
            boolean same = a.equals(b);
            evidence.add(new Evidence(field, same ? agree : differ, same ? "the same" : "another"));
        }
    }

    private static String percent(double share) {
        return Math.round(100 * share) + " %";
    }
}
