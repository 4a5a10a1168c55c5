package org.nocimap.cbma.robustness;

import java.util.Arrays;
import org.nocimap.engine.RandomStream;

/** Random subsets. */
final class Subset {
    private Subset() {}

    /**
     * A subset of {@code size} out of 0 … {@code of} − 1, every one equally likely (Fisher and Yates' shuffle, stopped early).
     *
     * @return ascending
     */
    static int[] draw(int size, int of, RandomStream random) {
        int[] all = new int[of];
        Arrays.setAll(all, n -> n);
        for (int n = 0; n < size; n++) {
            int other = n + random.nextInt(of - n);
            int kept = all[n];
            all[n] = all[other];
            all[other] = kept;
        }
        int[] subset = Arrays.copyOf(all, size);
        Arrays.sort(subset);
        return subset;
    }
}
