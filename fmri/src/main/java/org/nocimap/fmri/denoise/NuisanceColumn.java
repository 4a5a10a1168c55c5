package org.nocimap.fmri.denoise;

/**
 * One nuisance regressor.
 *
 * @param source what kind of thing it is, for the account of degrees of freedom
 * @param name as in the confounds file, where it comes from one
 * @param values {@code double[T]}, finite; belongs to the column
 */
public record NuisanceColumn(NuisanceSource source, String name, double[] values) {
    public NuisanceColumn {
        for (double v : values) {
            if (!Double.isFinite(v)) {
                throw new IllegalArgumentException(
                        "the nuisance regressor " + name + " holds a value that is no number");
            }
        }
    }
}
