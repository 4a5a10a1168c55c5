package org.nocimap.cbma.images;

import org.nocimap.engine.RandomStreams;

/**
 * Which studies are flipped in which permutation. When there are no more ways to flip than permutations were asked for, every way
 * is taken once, the unflipped maps left out; else signs are drawn.
 *
 * @param studies how many maps
 * @param permutations how many there are
 * @param everyWay whether each way is taken once
 */
record SignFlips(int studies, int permutations, boolean everyWay, RandomStreams streams) {
    static SignFlips of(int studies, int asked, long seed) {
        RandomStreams streams = RandomStreams.of(seed, "cbma.images.signs");
        boolean few = studies < 31 && (1L << studies) - 1 <= asked;
        return new SignFlips(studies, few ? (1 << studies) - 1 : asked, few, streams);
    }

    /** 1 or -1 for every study. */
    byte[] signs(int permutation) {
        byte[] signs = new byte[studies];
        if (everyWay) {
            for (int i = 0; i < studies; i++) {
                signs[i] = (byte) ((permutation + 1) >> i & 1) == 1 ? (byte) -1 : (byte) 1;
            }
            return signs;
        }
        var random = streams.stream(permutation);
        long bits = 0;
        for (int i = 0; i < studies; i++) {
            if (i % 64 == 0) {
                bits = random.next();
            }
            signs[i] = (bits >>> (i % 64) & 1) == 1 ? (byte) -1 : (byte) 1;
        }
        return signs;
    }
}
