package org.nocimap.cbma.contrast;

import java.util.Arrays;

/**
 * ALE of both groups, and their difference, in a tile under any labelling. One object per thread.
 */
final class GroupAle {
    /** Whether the difference is that of the groups as they are. */
    enum Kind {
        PLAIN,
        BALANCED
    }

    private final TileProducts products;
    private final BalancedProducts balanced;
    private final Kind kind;
    private final float[] a = new float[Candidates.TILE];
    private final float[] b = new float[Candidates.TILE];
    private Tile tile = new Tile(0, 0, new int[0], new float[0]);

    private GroupAle(Kind kind, TileProducts products, BalancedProducts balanced) {
        this.kind = kind;
        this.products = products;
        this.balanced = balanced;
    }

    static GroupAle of(Kind kind, Labellings labellings, Candidates candidates) {
        return new GroupAle(kind, TileProducts.of(labellings, candidates), BalancedProducts.of(labellings, candidates));
    }

    /** Goes to another tile. */
    void enter(Tile newTile) {
        tile = newTile;
        products.enter(newTile);
    }

    /** 1 − ALE of both whole groups per voxel of the tile, from place {@code at}. */
    void silence(int labelling, float[] ofA, float[] ofB, int at) {
        products.products(labelling, ofA, ofB, at);
    }

    /** ALE of A − ALE of B per voxel of the tile, from place {@code at}. */
    void difference(int labelling, float[] out, int at) {
        products.products(labelling, a, b, 0);
        difference(labelling, a, b, 0, out, at);
    }

    /** The same when the whole groups' silence is known already, from place {@code from}. */
    void difference(int labelling, float[] ofA, float[] ofB, int from, float[] out, int at) {
        float[] x = ofA;
        float[] y = ofB;
        int start = from;
        if (kind == Kind.BALANCED) {
            System.arraycopy(ofA, from, a, 0, tile.size());
            System.arraycopy(ofB, from, b, 0, tile.size());
            balanced.replaceLarger(tile, labelling, a, b);
            x = a;
            y = b;
            start = 0;
        }
        int size = tile.size();
        for (int v = 0; v < size; v++) {
            out[at + v] = y[start + v] - x[start + v];
        }
    }

    /** The mean of the larger group's silence over all its subsets of the smaller group's size. */
    private static final class BalancedProducts {
        private final Labellings labellings;
        private final int sizeA;
        private final int sizeB;
        private final double[][] mean;

        private BalancedProducts(Labellings labellings, int sizeA, int sizeB, int most) {
            this.labellings = labellings;
            this.sizeA = sizeA;
            this.sizeB = sizeB;
            this.mean = new double[most + 1][];
        }

        static BalancedProducts of(Labellings labellings, Candidates candidates) {
            int sizeA = 0;
            for (int e = 0; e < labellings.experiments(); e++) {
                sizeA += labellings.inA(0, e);
            }
            int most = candidates.tiles().stream()
                    .mapToInt(t -> t.active().length)
                    .max()
                    .orElse(0);
            return new BalancedProducts(labellings, sizeA, labellings.experiments() - sizeA, most);
        }

        /**
         * Of the larger group's N experiments, a reach the tile. A subset of n holds j of them with hypergeometric probability,
         * and then any j with the same; the mean of their product is
         *
         * <pre>M(i, j) = j/i · (1 − MAᵢ) · M(i − 1, j − 1) + (i − j)/i · M(i − 1, j)</pre>
         *
         * over the first i of them: experiment i is among the j with probability j/i. In double precision, rounded at the end,
         * so that ties stay ties.
         */
        void replaceLarger(Tile tile, int labelling, float[] a, float[] b) {
            if (sizeA == sizeB) {
                return;
            }
            boolean largerIsA = sizeA > sizeB;
            int wanted = largerIsA ? 1 : 0;
            int size = tile.size();
            row(0, size);
            Arrays.fill(mean[0], 0, size, 1);
            int i = 0;
            int[] active = tile.active();
            for (int e = 0; e < active.length; e++) {
                if (labellings.inA(labelling, active[e]) == wanted) {
                    i++;
                    add(tile.silence(), e * size, i, size);
                }
            }
            int larger = Math.max(sizeA, sizeB);
            int smaller = Math.min(sizeA, sizeB);
            float[] out = largerIsA ? a : b;
            double[] weights = hypergeometric(larger, i, smaller);
            for (int v = 0; v < size; v++) {
                double sum = 0;
                for (int j = 0; j <= i; j++) {
                    sum += weights[j] * mean[j][v];
                }
                out[v] = (float) sum;
            }
        }

        private void add(float[] silence, int from, int i, int size) {
            row(i, size);
            double[] top = mean[i];
            double[] before = mean[i - 1];
            for (int v = 0; v < size; v++) {
                top[v] = silence[from + v] * before[v];
            }
            for (int j = i - 1; j > 0; j--) {
                double taken = (double) j / i;
                double left = (double) (i - j) / i;
                double[] own = mean[j];
                double[] less = mean[j - 1];
                for (int v = 0; v < size; v++) {
                    own[v] = taken * silence[from + v] * less[v] + left * own[v];
                }
            }
        }

        private void row(int j, int size) {
            if (mean[j] == null || mean[j].length < size) {
                mean[j] = new double[Candidates.TILE];
            }
        }

        /** P(j of the {@code marked} are among {@code drawn} of {@code all}), for j from 0 to {@code marked}. */
        private static double[] hypergeometric(int all, int marked, int drawn) {
            double[] p = new double[marked + 1];
            p[0] = 1;
            // Draw the marked ones one after the other: each is among the drawn with the share of places that is left.
            for (int m = 0; m < marked; m++) {
                for (int j = m + 1; j >= 0; j--) {
                    double stays = p[j] * Math.max(0, all - drawn - (m - j)) / (all - m);
                    double joins = j > 0 ? p[j - 1] * Math.max(0, drawn - (j - 1)) / (all - m) : 0;
                    p[j] = stays + joins;
                }
            }
            return p;
        }
    }
}
