package org.nocimap.evidence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The names of tags: which there are, and which one was meant. */
public final class TagNames {
    /** The tag that holds several words, apart by "; ": the free tags of tables. */
    public static final String FREE_TAGS = "tags";

    private TagNames() {}

    /** Every tag's name, of studies, experiments and foci. */
    public static SortedSet<String> of(StudySet set) {
        SortedSet<String> names = new TreeSet<>();
        for (Study study : set.studies()) {
            names.addAll(study.tags().keySet());
            for (Experiment experiment : study.experiments()) {
                names.addAll(experiment.tags().keySet());
                for (Focus focus : experiment.foci()) {
                    names.addAll(focus.tags().keySet());
                }
            }
        }
        return names;
    }

    /** The value that holds for a focus: its own, else its experiment's, else its study's. */
    public static Optional<String> value(Study study, Experiment experiment, Optional<Focus> focus, String name) {
        return focus.map(f -> f.tags().get(name))
                .or(() -> Optional.ofNullable(experiment.tags().get(name)))
                .or(() -> Optional.ofNullable(study.tags().get(name)));
    }

    /** The words of a value: of {@link #FREE_TAGS} each of its list, else the value itself. */
    public static List<String> words(String name, String value) {
        if (!name.equals(FREE_TAGS)) {
            return List.of(value);
        }
        List<String> words = new ArrayList<>();
        for (String word : value.split(";")) {
            if (!word.isBlank()) {
                words.add(word.strip());
            }
        }
        return words;
    }

    /** The known name that differs least from a misspelt one, if by few letters. */
    public static Optional<String> nearest(String wanted, Collection<String> known) {
        Optional<String> nearest = Optional.empty();
        int least = Math.max(1, wanted.length() / 3) + 1;
        for (String name : known) {
            int distance = distance(wanted.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
            if (distance < least) {
                least = distance;
                nearest = Optional.of(name);
            }
        }
        return nearest;
    }

    /** Levenshtein's edit distance. */
    private static int distance(String a, String b) {
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[b.length()];
    }
}
