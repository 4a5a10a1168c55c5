package org.nocimap.fmri.networks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nocimap.stats.Assignment;

/**
 * Which component is which network: every template gets a component of its own so that the sum of the absolute spatial correlations is
 * largest ({@link Assignment}).
 *
 * @param template 0-based
 * @param component 0-based
 * @param r correlation of the two over the mask; a component with a negative one is to be turned
 * @param next the component that resembles the template most among all others, or −1
 * @param nextR its correlation; 0 when there is none
 */
public record TemplateMatch(int template, int component, double r, int next, double nextR) {
    /** A margin below this leaves doubt which component is meant. */
    public static final double CLEAR_MARGIN = 0.1;

    /** A component that resembles its template less hardly is the network. */
    public static final double LEAST_R = 0.3;

    /** |r| less that of the runner-up; negative when another template took a component that resembles this one more. */
    public double margin() {
        return Math.abs(r) - Math.abs(nextR);
    }

    /** Whether the margin and the resemblance leave no doubt. */
    public boolean isClear() {
        return margin() >= CLEAR_MARGIN && Math.abs(r) >= LEAST_R;
    }

    /**
     * Matches in the templates' order.
     *
     * @param templates {@code double[V]} each, varying; not modified
     * @param components at least as many; not modified
     * @throws IllegalArgumentException when there are fewer components than templates
     */
    public static List<TemplateMatch> of(List<double[]> templates, List<double[]> components) {
        double[][] r = new double[templates.size()][components.size()];
        double[][] worth = new double[templates.size()][components.size()];
        for (int t = 0; t < r.length; t++) {
            for (int c = 0; c < r[t].length; c++) {
                r[t][c] = correlation(templates.get(t), components.get(c));
                worth[t][c] = Math.abs(r[t][c]);
            }
        }
        int[] chosen = Assignment.best(worth);
        List<TemplateMatch> matches = new ArrayList<>();
        for (int t = 0; t < r.length; t++) {
            int next = -1;
            for (int c = 0; c < r[t].length; c++) {
                if (c != chosen[t] && (next < 0 || worth[t][c] > worth[t][next])) {
                    next = c;
                }
            }
            matches.add(new TemplateMatch(t, chosen[t], r[t][chosen[t]], next, next < 0 ? 0 : r[t][next]));
        }
        return matches;
    }

    /** Pearson's r of two maps; 0 when one does not vary. */
    public static double correlation(double[] a, double[] b) {
        double meanA = Arrays.stream(a).average().orElse(0);
        double meanB = Arrays.stream(b).average().orElse(0);
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int v = 0; v < a.length; v++) {
            ab += (a[v] - meanA) * (b[v] - meanB);
            aa += (a[v] - meanA) * (a[v] - meanA);
            bb += (b[v] - meanB) * (b[v] - meanB);
        }
        return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : 0;
    }
}
