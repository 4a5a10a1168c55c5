package org.nocimap.review.priority;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Texts as rows of weighted words and word pairs (TF-IDF): for a term that stands t times in a text and in d of the n texts,
 *
 * <pre>weight = (1 + ln t) · (1 + ln((1 + n) / (1 + d)))</pre>
 *
 * <p>and every row is scaled to length 1. Words are runs of at least two letters, digits or underscores in lower case; terms in
 * more than 95 % of the texts are left out. These are the features of the ELAS u4 model (de Bruin et al., ASReview 2).
 *
 * <p>Rows are sparse: terms ascending, weights in single precision. Immutable.
 */
public final class TextMatrix {
    private static final double MOST_COMMON = 0.95;

    private final int[][] terms;
    private final float[][] weights;
    private final int width;

    private TextMatrix(int[][] terms, float[][] weights, int width) {
        this.terms = terms;
        this.weights = weights;
        this.width = width;
    }

    /**
     * @param texts title and abstract of each record
     */
    public static TextMatrix of(List<String> texts) {
        Map<String, Integer> numbers = new HashMap<>();
        List<TreeMap<Integer, Integer>> counted = new ArrayList<>();
        int[] documents = new int[1 << 12];
        for (String text : texts) {
            TreeMap<Integer, Integer> counts = new TreeMap<>();
            String before = "";
            for (String word : words(text)) {
                counts.merge(number(numbers, word), 1, Integer::sum);
                if (!before.isEmpty()) {
                    counts.merge(number(numbers, before + " " + word), 1, Integer::sum);
                }
                before = word;
            }
            if (numbers.size() > documents.length) {
                documents = Arrays.copyOf(documents, Math.max(numbers.size(), 2 * documents.length));
            }
            for (int term : counts.keySet()) {
                documents[term]++;
            }
            counted.add(counts);
        }
        int[][] terms = new int[texts.size()][];
        float[][] weights = new float[texts.size()][];
        double limit = MOST_COMMON * texts.size();
        for (int row = 0; row < terms.length; row++) {
            fill(row, counted.get(row), documents, limit, terms, weights);
        }
        return new TextMatrix(terms, weights, numbers.size());
    }

    private static void fill(
            int row, Map<Integer, Integer> counts, int[] documents, double limit, int[][] terms, float[][] weights) {
        int n = 0;
        int[] own = new int[counts.size()];
        double[] value = new double[counts.size()];
        double squares = 0;
        for (Map.Entry<Integer, Integer> entry : counts.entrySet()) {
            int inTexts = documents[entry.getKey()];
            if (inTexts <= limit) {
                double tf = 1 + Math.log(entry.getValue());
                double idf = 1 + Math.log((1.0 + terms.length) / (1 + inTexts));
                own[n] = entry.getKey();
                value[n] = tf * idf;
                squares += value[n] * value[n];
                n++;
            }
        }
        double scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
        terms[row] = Arrays.copyOf(own, n);
        weights[row] = new float[n];
        for (int k = 0; k < n; k++) {
            weights[row][k] = (float) (value[k] * scale);
        }
    }

    private static int number(Map<String, Integer> numbers, String term) {
        return numbers.computeIfAbsent(term, t -> numbers.size());
    }

    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        String lower = text.toLowerCase(Locale.ROOT);
        int start = -1;
        for (int n = 0; n <= lower.length(); n++) {
            boolean letter =
                    n < lower.length() && (Character.isLetterOrDigit(lower.charAt(n)) || lower.charAt(n) == '_');
            if (letter && start < 0) {
                start = n;
            } else if (!letter && start >= 0) {
                if (n - start >= 2) {
                    words.add(lower.substring(start, n));
                }
                start = -1;
            }
        }
        return words;
    }

    public int rows() {
        return terms.length;
    }

    /** Number of terms. */
    int width() {
        return width;
    }

    int[] terms(int row) {
        return terms[row];
    }

    float[] weights(int row) {
        return weights[row];
    }

    /** The row's product with a vector over the terms. */
    double dot(int row, double[] vector) {
        double sum = 0;
        int[] own = terms[row];
        float[] weight = weights[row];
        for (int k = 0; k < own.length; k++) {
            sum += weight[k] * vector[own[k]];
        }
        return sum;
    }

    /** Adds a multiple of the row to a vector over the terms. */
    void addTo(int row, double factor, double[] vector) {
        int[] own = terms[row];
        float[] weight = weights[row];
        for (int k = 0; k < own.length; k++) {
            vector[own[k]] += factor * weight[k];
        }
    }
}
