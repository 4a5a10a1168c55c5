package org.nocimap.inference;

import java.util.List;
import org.nocimap.engine.EqualBlocks;

/** Permutations of a map in blocks, each leaving the maxima that {@link MapMaxima} measures. */
public interface MaximaJob extends EqualBlocks {
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
    default int count() {
        return permutations();
    }

    @Override
    default int blockSize() {
        return BLOCK;
    }
}
