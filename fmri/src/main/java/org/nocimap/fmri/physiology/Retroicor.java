package org.nocimap.fmri.physiology;

import java.util.ArrayList;
import java.util.List;

/**
 * RETROICOR: Fourier series of the phases of heart and breath at the time a slice was taken (Glover, Li &amp; Ress 2000), with
 * products of both (Harvey et al. 2008, doi:10.1002/jmri.21623).
 *
 * @param cardiacOrder terms of the heart, 0 to 8
 * @param respiratoryOrder terms of the breath, 0 to 8
 * @param interactionOrder products cos and sin of (m heart ± n breath), m, n from 1 to this order; 0 to 4
 */
public record Retroicor(int cardiacOrder, int respiratoryOrder, int interactionOrder) {
    /** Two terms each, no products: eight regressors. */
    public static final Retroicor USUAL = new Retroicor(2, 2, 0);

    public Retroicor {
        boolean fits = cardiacOrder >= 0 && cardiacOrder <= 8 && respiratoryOrder >= 0 && respiratoryOrder <= 8;
        if (!fits || interactionOrder < 0 || interactionOrder > 4) {
            throw new IllegalArgumentException("orders are 0 to 8, of products 0 to 4");
        }
    }

    /**
     * Regressors of one slice.
     *
     * @param cardiac phase of the heart at the slice's time in every volume, {@code double[T]}, radians; not modified
     * @param respiratory phase of the breath, the same
     * @return {@code double[T]} each: cos and sin by order of the heart, then of the breath, then of sums and differences
     */
    public List<double[]> regressors(double[] cardiac, double[] respiratory) {
        List<double[]> columns = new ArrayList<>();
        for (int m = 1; m <= cardiacOrder; m++) {
            add(columns, cardiac, m, respiratory, 0);
        }
        for (int n = 1; n <= respiratoryOrder; n++) {
            add(columns, cardiac, 0, respiratory, n);
        }
        for (int m = 1; m <= interactionOrder; m++) {
            for (int n = 1; n <= interactionOrder; n++) {
                add(columns, cardiac, m, respiratory, n);
                add(columns, cardiac, m, respiratory, -n);
            }
        }
        return columns;
    }

    private static void add(List<double[]> columns, double[] cardiac, int m, double[] respiratory, int n) {
        double[] cos = new double[cardiac.length];
        double[] sin = new double[cardiac.length];
        for (int t = 0; t < cos.length; t++) {
            double phase = m * cardiac[t] + n * respiratory[t];
            cos[t] = Math.cos(phase);
            sin[t] = Math.sin(phase);
        }
        columns.add(cos);
        columns.add(sin);
    }
}
