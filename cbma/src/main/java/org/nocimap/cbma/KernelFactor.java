package org.nocimap.cbma;

/**
 * One axis of a focus's Gaussian kernel, sampled at voxel centres.
 *
 * <p>The kernel of a focus is the product of three factors, g(x)·g(y)·g(z), each normalised to sum 1, so that the whole
 * kernel sums to 1 over an unbounded grid. With σ in voxels and the focus at offset d from its voxel's centre, the weight of
 * the voxel i steps away is exp(−(i − d)² / 2σ²) for all |i − d| ≤ r, r = ⌊4σ + ½⌋. The support is a rule about distance
 * alone, so mirroring the focus mirrors the weights.
 *
 * @param first steps from the focus's voxel to the first weight
 * @param weights consecutive weights, sum 1; not to be changed
 */
record KernelFactor(int first, double[] weights) {
    /** Offsets are kept to this fraction of a voxel, so that noise in the last bits cannot move the edge of the support. */
    static final double OFFSET_STEP = 1e-6;

    /**
     * @param sigma standard deviation in voxels, above 0
     * @param offset focus minus voxel centre in voxels, in [−½, ½]
     */
    static KernelFactor of(double sigma, double offset) {
        int radius = Math.max(1, (int) (4 * sigma + 0.5));
        int first = (int) Math.ceil(offset - radius);
        int last = (int) Math.floor(offset + radius);
        double[] weights = new double[last - first + 1];
        double sum = 0;
        for (int i = first; i <= last; i++) {
            double distance = (i - offset) / sigma;
            weights[i - first] = Math.exp(-0.5 * distance * distance);
            sum += weights[i - first];
        }
        for (int n = 0; n < weights.length; n++) {
            weights[n] /= sum;
        }
        return new KernelFactor(first, weights);
    }
}
