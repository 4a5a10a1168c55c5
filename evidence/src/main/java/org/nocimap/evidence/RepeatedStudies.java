package org.nocimap.evidence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;

/**
 * Studies that seem to be in a set twice.
 *
 * <ul>
 *   <li>Two experiments of different studies share more than half of the foci of the smaller, and at least
 *       {@value #FEWEST_SHARED}.
 *   <li>The ids differ only in case, blanks, punctuation or a letter behind the year ("Smith 2010", "smith2010a"), the numbers of
 *       subjects are the same, and they share at least half of the foci of the smaller.
 *   <li>The ids differ only in case, blanks and punctuation.
 * </ul>
 *
 * Foci are the same when all three coordinates agree to 0.1 mm, whatever their space.
 */
final class RepeatedStudies {
    static final int FEWEST_SHARED = 3;
    private static final int MOST_WARNINGS = 20;
    /** A focus that more experiments have than this says nothing about any two of them. */
    private static final int COMMON_FOCUS = 30;

    private final List<Member> members = new ArrayList<>();
    private final Map<Pair, Integer> shared =
            new TreeMap<>(Comparator.comparingInt(Pair::a).thenComparingInt(Pair::b));
    private final Map<Pair, Problem> found = new LinkedHashMap<>();

    private RepeatedStudies() {}

    private record Member(int study, String id, Experiment experiment, Set<Tenths> foci) {}

    private record Tenths(long x, long y, long z) {}

    /** Two numbers, the smaller first. */
    private record Pair(int a, int b) {}

    static List<Problem> warnings(StudySet set) {
        RepeatedStudies search = new RepeatedStudies();
        search.sameIds(set);
        search.collect(set);
        search.countShared();
        search.shared.forEach(search::judge);
        List<Problem> warnings = new ArrayList<>(
                search.found.values().stream().limit(MOST_WARNINGS).toList());
        if (search.found.size() > MOST_WARNINGS) {
            warnings.add(Problem.warning(
                    Location.NOWHERE,
                    "and " + (search.found.size() - MOST_WARNINGS) + " more pairs of studies that look alike",
                    "every study once",
                    "Check the whole set for repeated studies."));
        }
        return warnings;
    }

    private void sameIds(StudySet set) {
        Map<String, Integer> first = new HashMap<>();
        for (int i = 0; i < set.studies().size(); i++) {
            Study study = set.studies().get(i);
            Integer earlier = first.putIfAbsent(plain(study.id()), i);
            if (earlier != null) {
                found.put(
                        new Pair(earlier, i),
                        Problem.warning(
                                place(study).about(study.id()),
                                "the studies \"" + set.studies().get(earlier).id() + "\" and \"" + study.id()
                                        + "\" differ only in spelling",
                                "one id per study",
                                "Spell them alike if they are one study, so that its experiments can be pooled."));
            }
        }
    }

    private void collect(StudySet set) {
        for (int i = 0; i < set.studies().size(); i++) {
            for (Experiment experiment : set.studies().get(i).experiments()) {
                Set<Tenths> foci = new HashSet<>();
                for (Focus focus : experiment.foci()) {
                    foci.add(new Tenths(
                            Math.round(focus.point().x() * 10),
                            Math.round(focus.point().y() * 10),
                            Math.round(focus.point().z() * 10)));
                }
                members.add(new Member(i, set.studies().get(i).id(), experiment, foci));
            }
        }
    }

    private void countShared() {
        Map<Tenths, List<Integer>> owners = new LinkedHashMap<>();
        for (int i = 0; i < members.size(); i++) {
            for (Tenths focus : members.get(i).foci()) {
                owners.computeIfAbsent(focus, f -> new ArrayList<>(1)).add(i);
            }
        }
        for (List<Integer> of : owners.values()) {
            if (of.size() < 2 || of.size() > COMMON_FOCUS) {
                continue;
            }
            for (int i = 0; i < of.size(); i++) {
                for (int j = i + 1; j < of.size(); j++) {
                    if (members.get(of.get(i)).study() != members.get(of.get(j)).study()) {
                        shared.merge(new Pair(of.get(i), of.get(j)), 1, Integer::sum);
                    }
                }
            }
        }
    }

    private void judge(Pair pair, int count) {
        Member a = members.get(pair.a());
        Member b = members.get(pair.b());
        int smaller = Math.min(a.foci().size(), b.foci().size());
        boolean sameFoci = count >= FEWEST_SHARED && 2 * count > smaller;
        boolean alike = 2 * count >= smaller
                && a.experiment().subjects().equals(b.experiment().subjects())
                && stem(a.id()).equals(stem(b.id()));
        Pair studies = new Pair(a.study(), b.study());
        if ((sameFoci || alike) && !found.containsKey(studies)) {
            found.put(
                    studies,
                    Problem.warning(
                            b.experiment().where().about(label(b)),
                            count + " of its " + b.foci().size() + " foci are also those of \"" + label(a) + "\" at "
                                    + a.experiment().where().about(""),
                            "every study once",
                            "Check whether the same data were published twice; keep one of the two."));
        }
    }

    private static String label(Member member) {
        String name = member.experiment().name();
        return name.isEmpty() ? member.id() : member.id() + ": " + name;
    }

    private static Location place(Study study) {
        return study.experiments().stream().findFirst().map(Experiment::where).orElse(Location.NOWHERE);
    }

    private static String plain(String id) {
        StringBuilder plain = new StringBuilder();
        id.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(plain::appendCodePoint);
        return plain.isEmpty() ? id : plain.toString();
    }

    /** Without a letter behind the year. */
    private static String stem(String id) {
        return plain(id).replaceFirst("(?<=\\d)[a-z]$", "");
    }
}
