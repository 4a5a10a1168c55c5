package org.nocimap.fmri.ica;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How reliably repeats of ICA find the same components, in the manner of ICASSO (Himberg, Hyvärinen and Esposito 2004,
 * doi:10.1016/j.neuroimage.2004.03.027).
 *
 * <p>The components of all repeats are pooled. Two are as similar as the absolute correlation of their maps, which for rows of unmixing
 * matrices of white data is |w_a · w_b|. Average linkage cuts them into as many clusters as there are components. The quality of a
 * cluster, I_q, is the mean similarity of two of its members less the mean similarity of a member and one outside: 1 is ideal. A cluster of
 * one has no two members: its I_q is 0 less the latter. The centrotype is the member most similar to the rest of its cluster.
 *
 * @param centrotypes {@code double[k][k]}, of the clusters by falling quality
 * @param quality I_q of each
 * @param members how many components each has
 */
record Stability(double[][] centrotypes, double[] quality, int[] members) {

    /**
     * @param repeats unmixing matrices {@code double[k][k]}, rows of length 1; at least one
     */
    static Stability of(List<double[][]> repeats) {
        int clusters = repeats.get(0).length;
        List<double[]> pool = new ArrayList<>();
        repeats.forEach(w -> pool.addAll(Arrays.asList(w)));
        int n = pool.size();
        double[][] alike = new double[n][n];
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
                alike[a][b] = Math.abs(FastIca.dot(pool.get(a), pool.get(b)));
            }
        }
        List<int[]> groups = groups(alike, clusters);
        double[] quality = new double[clusters];
        for (int g = 0; g < clusters; g++) {
            quality[g] = quality(alike, groups.get(g));
        }
        Integer[] order = new Integer[clusters];
        Arrays.setAll(order, g -> g);
        Arrays.sort(order, (a, b) -> Double.compare(quality[b], quality[a]));
        double[][] centres = new double[clusters][];
        double[] sorted = new double[clusters];
        int[] members = new int[clusters];
        for (int g = 0; g < clusters; g++) {
            int[] group = groups.get(order[g]);
            centres[g] = pool.get(centre(alike, group)).clone();
            sorted[g] = quality[order[g]];
            members[g] = group.length;
        }
        return new Stability(centres, sorted, members);
    }

    /** Average linkage; the two clusters that are most alike become one until so many are left. */
    private static List<int[]> groups(double[][] alike, int clusters) {
        int n = alike.length;
        double[][] between = new double[n][];
        List<List<Integer>> members = new ArrayList<>();
        for (int a = 0; a < n; a++) {
            between[a] = alike[a].clone();
            members.add(new ArrayList<>(List.of(a)));
        }
        boolean[] gone = new boolean[n];
        for (int left = n; left > clusters; left--) {
            int first = -1;
            int second = -1;
            double most = Double.NEGATIVE_INFINITY;
            for (int a = 0; a < n; a++) {
                for (int b = 0; b < a && !gone[a]; b++) {
                    if (!gone[b] && between[a][b] > most) {
                        most = between[a][b];
                        first = b;
                        second = a;
                    }
                }
            }
            double p = members.get(first).size();
            double q = members.get(second).size();
            for (int c = 0; c < n; c++) {
                double mean = (p * between[first][c] + q * between[second][c]) / (p + q);
                between[first][c] = mean;
                between[c][first] = mean;
            }
            members.get(first).addAll(members.get(second));
            gone[second] = true;
        }
        List<int[]> groups = new ArrayList<>();
        for (int a = 0; a < n; a++) {
            if (!gone[a]) {
                groups.add(members.get(a).stream().mapToInt(m -> m).sorted().toArray());
            }
        }
        return groups;
    }

    private static double quality(double[][] alike, int[] group) {
        boolean[] in = new boolean[alike.length];
        for (int a : group) {
            in[a] = true;
        }
        double inside = 0;
        double outside = 0;
        for (int a : group) {
            for (int b = 0; b < in.length; b++) {
                if (!in[b]) {
                    outside += alike[a][b];
                } else if (a != b) {
                    inside += alike[a][b];
                }
            }
        }
        double pairs = (double) group.length * (group.length - 1);
        double others = (double) group.length * (in.length - group.length);
        return (pairs > 0 ? inside / pairs : 0) - (others > 0 ? outside / others : 0);
    }

    private static int centre(double[][] alike, int[] group) {
        int best = group[0];
        double most = Double.NEGATIVE_INFINITY;
        for (int a : group) {
            double sum = 0;
            for (int b : group) {
                sum += alike[a][b];
            }
            if (sum > most) {
                most = sum;
                best = a;
            }
        }
        return best;
    }
}
