package org.nocimap.inference;

import java.util.List;
import org.nocimap.engine.BlockJob;

/** Permutations of a map in blocks, each leaving the maxima that {@link MapMaxima} measures. */
public interface MaximaJob extends BlockJob {
    /** Permutations of a block. */
    int BLOCK = 16;

    /** How many there are. */
    int permutations();

    List<Correction> corrections();

    /** Numbers that a permutation leaves. */
    default int width() {
        return MapMaxima.width(corrections());
    }

    @Override
    default String label() {
        return "permutations";
    }

    @Override
    default int blocks() {
        return (permutations() + BLOCK - 1) / BLOCK;
    }

    @Override
    default int items(int block) {
        return Math.min(BLOCK, permutations() - block * BLOCK);
    }
}
