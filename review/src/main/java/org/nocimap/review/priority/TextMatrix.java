package org.nocimap.review.priority;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Texts as rows of weighted words and word pairs (TF-IDF): for a term that stands t times in a text and in d of the n texts,
 *
 * <pre>weight = (1 + ln t) · (1 + ln((1 + n) / (1 + d)))</pre>
 *
 * <p>and every row is scaled to length 1. Words are runs of at least two letters, digits or underscores in lower case; terms in
 * more than 95 % of the texts are left out. These are the features of the ELAS u4 model (de Bruin et al., ASReview 2).
 *
 * <p>Rows are sparse and stand one after the other: row r is at {@code starts[r] … starts[r + 1]} of the terms, which ascend, and of
 * the weights, which are in single precision. Immutable.
 */
public final class TextMatrix {
    private static final double MOST_COMMON = 0.95;

    private final int[] starts;
    private final int[] terms;
    private final float[] weights;
    private final int width;

    /** Takes what {@link #of} gave before; the arrays are not copied. */
    TextMatrix(int[] starts, int[] terms, float[] weights, int width) {
        this.starts = starts;
        this.terms = terms;
        this.weights = weights;
        this.width = width;
    }

    /**
     * @param texts title and abstract of each record
     */
    public static TextMatrix of(List<String> texts) {
        Map<String, Integer> numbers = new HashMap<>();
        List<int[]> written = new ArrayList<>(texts.size());
        int[] documents = new int[1 << 12];
        long entries = 0;
        for (String text : texts) {
            int[] own = numbered(words(text), numbers);
            if (numbers.size() > documents.length) {
                documents = Arrays.copyOf(documents, Math.max(numbers.size(), 2 * documents.length));
            }
            for (int n = 0; n < own.length; n++) {
                if (n == 0 || own[n] != own[n - 1]) {
                    documents[own[n]]++;
                    entries++;
                }
            }
            written.add(own);
        }
        Rows rows = new Rows(texts.size(), Math.toIntExact(entries));
        for (int[] own : written) {
            rows.add(own, documents, MOST_COMMON * texts.size());
        }
        return rows.matrix(numbers.size());
    }

    /** A number for every word and every pair, ascending; what stands twice stands twice. */
    private static int[] numbered(List<String> words, Map<String, Integer> numbers) {
        int[] own = new int[Math.max(0, 2 * words.size() - 1)];
        int n = 0;
        String before = "";
        for (String word : words) {
            own[n++] = number(numbers, word);
            if (!before.isEmpty()) {
                own[n++] = number(numbers, before + " " + word);
            }
            before = word;
        }
        Arrays.sort(own);
        return own;
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
        return starts.length - 1;
    }

    /** Number of terms. */
    int width() {
        return width;
    }

    /** Number of weights that are not 0, in all rows. */
    int entries() {
        return starts[rows()];
    }

    int[] starts() {
        return starts;
    }

    int[] terms() {
        return terms;
    }

    float[] weights() {
        return weights;
    }

    /** A copy of one row's terms. */
    int[] terms(int row) {
        return Arrays.copyOfRange(terms, starts[row], starts[row + 1]);
    }

    /** A copy of one row's weights. */
    float[] weights(int row) {
        return Arrays.copyOfRange(weights, starts[row], starts[row + 1]);
    }

    /** The row's product with itself: 1, or 0 for a text without words. */
    double square(int row) {
        double sum = 0;
        for (int k = starts[row]; k < starts[row + 1]; k++) {
            sum += (double) weights[k] * weights[k];
        }
        return sum;
    }

    /** The row's product with a vector over the terms. */
    double dot(int row, double[] vector) {
        double sum = 0;
        for (int k = starts[row]; k < starts[row + 1]; k++) {
            sum += weights[k] * vector[terms[k]];
        }
        return sum;
    }

    /** Adds a multiple of the row to a vector over the terms. */
    void addTo(int row, double factor, double[] vector) {
        for (int k = starts[row]; k < starts[row + 1]; k++) {
            vector[terms[k]] += factor * weights[k];
        }
    }

    /** Rows in the making. */
    private static final class Rows {
        private final int[] starts;
        private final int[] terms;
        private final float[] weights;
        private int row;
        private int end;

        Rows(int rows, int entries) {
            this.starts = new int[rows + 1];
            this.terms = new int[entries];
            this.weights = new float[entries];
        }

        /**
         * @param own terms of a text, ascending, as often as they stand in it
         * @param documents in how many texts each term stands
         * @param limit terms in more texts than this are left out
         */
        void add(int[] own, int[] documents, double limit) {
            int begin = end;
            double squares = 0;
            double[] values = new double[own.length];
            for (int n = 0; n < own.length; ) {
                int next = n;
                while (next < own.length && own[next] == own[n]) {
                    next++;
                }
                int inTexts = documents[own[n]];
                if (inTexts <= limit) {
                    double tf = 1 + Math.log(next - n);
                    double idf = 1 + Math.log((double) starts.length / (1 + inTexts));
                    terms[end] = own[n];
                    values[end - begin] = tf * idf;
                    squares += values[end - begin] * values[end - begin];
                    end++;
                }
                n = next;
            }
            double scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
            for (int k = begin; k < end; k++) {
                weights[k] = (float) (values[k - begin] * scale);
            }
            row++;
            starts[row] = end;
        }

        TextMatrix matrix(int width) {
            return new TextMatrix(starts, Arrays.copyOf(terms, end), Arrays.copyOf(weights, end), width);
        }
    }
}
