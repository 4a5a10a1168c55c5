package org.nocimap.review.dedupe;

import java.util.List;

/** How alike two texts are, 0 to 1. */
final class Likeness {
    private Likeness() {}

    /** Dice: twice the common elements over all, of two sorted lists that may repeat. */
    static double dice(int[] a, int[] b) {
        if (a.length + b.length == 0) {
            return 0;
        }
        return 2.0 * common(a, b) / (a.length + b.length);
    }

    /** The share of the shorter list that the longer one has. */
    static double containment(int[] a, int[] b) {
        int shorter = Math.min(a.length, b.length);
        return shorter == 0 ? 0 : (double) common(a, b) / shorter;
    }

    /** Elements in both of two sorted lists, repeated ones as often as in both. */
    static int common(int[] a, int[] b) {
        int i = 0;
        int j = 0;
        int common = 0;
        while (i < a.length && j < b.length) {
            if (a[i] == b[j]) {
                common++;
                i++;
                j++;
            } else if (a[i] < b[j]) {
                i++;
            } else {
                j++;
            }
        }
        return common;
    }

    /** Whether two names of a journal can be the same: every word of the shorter begins a word of the longer, in order. */
    static boolean abbreviates(List<String> a, List<String> b) {
        List<String> shorter = a.size() <= b.size() ? a : b;
        List<String> longer = a.size() <= b.size() ? b : a;
        int at = 0;
        for (String word : shorter) {
            while (at < longer.size() && !begins(word, longer.get(at))) {
                at++;
            }
            if (at == longer.size()) {
                return false;
            }
            at++;
        }
        return !shorter.isEmpty() && begins(shorter.get(0), longer.get(0));
    }

    private static boolean begins(String a, String b) {
        return a.startsWith(b) || b.startsWith(a);
    }
}
