package org.nocimap.atlas.derive;

/**
 * Splits the brain's intensities into three classes: fluid, grey matter, white matter (Lloyd's algorithm on the histogram of
 * 8-bit intensities, begun at 2/6, 4/6 and 5/6 of the largest).
 *
 * @param greyFrom the lower bound of the middle class, halfway between the means of the lowest and the middle one
 * @param greyBelow its upper bound, halfway between the means of the middle and the highest one
 */
record ThreeMeans(double greyFrom, double greyBelow) {
    private static final int MOST_ROUNDS = 1000;

    /**
     * @param intensities integers from 0 to 255; 0 does not count; not modified
     */
    static ThreeMeans of(float[] intensities) {
        long[] histogram = new long[256];
        int largest = 0;
        for (float value : intensities) {
            histogram[(int) value]++;
            largest = Math.max(largest, (int) value);
        }
        double[] means = {largest * 2 / 6.0, largest * 4 / 6.0, largest * 5 / 6.0};
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double low = (means[0] + means[1]) / 2;
            double high = (means[1] + means[2]) / 2;
            double[] sums = new double[3];
            long[] counts = new long[3];
            for (int value = 1; value < histogram.length; value++) {
                int kind = value < low ? 0 : value < high ? 1 : 2;
                sums[kind] += (double) value * histogram[value];
                counts[kind] += histogram[value];
            }
            boolean moved = false;
            for (int kind = 0; kind < 3; kind++) {
                double mean = counts[kind] == 0 ? means[kind] : sums[kind] / counts[kind];
                moved |= mean != means[kind];
                means[kind] = mean;
            }
            if (!moved) {
                break;
            }
        }
        return new ThreeMeans((means[0] + means[1]) / 2, (means[1] + means[2]) / 2);
    }
}
