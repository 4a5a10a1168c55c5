package org.nocimap.stats;

import org.apache.commons.numbers.gamma.RegularizedBeta;

/** Fisher's F distribution, accurate in the upper tail: a relative error below 1e-12. NaN in gives NaN out. */
public final class FisherF {
    private FisherF() {}

    /**
     * P(F &gt; f), the p-value of f; 1 for f ≤ 0.
     *
     * @param numeratorDf degrees of freedom of the numerator
     * @param denominatorDf degrees of freedom of the denominator
     * @throws IllegalArgumentException when degrees of freedom are not positive and finite
     */
    public static double sf(double f, double numeratorDf, double denominatorDf) {
        TailInverse.checkDegreesOfFreedom(numeratorDf);
        TailInverse.checkDegreesOfFreedom(denominatorDf);
        if (f <= 0) {
            return 1;
        }
        double scaled = numeratorDf * f;
        return scaled < denominatorDf
                ? RegularizedBeta.complement(scaled / (denominatorDf + scaled), numeratorDf / 2, denominatorDf / 2)
                : RegularizedBeta.value(denominatorDf / (denominatorDf + scaled), denominatorDf / 2, numeratorDf / 2);
    }
}
