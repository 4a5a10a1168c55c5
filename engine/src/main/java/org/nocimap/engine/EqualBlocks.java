package org.nocimap.engine;

/** A job of numbered items of one kind, cut into blocks of the same size; only the last may be smaller. */
public interface EqualBlocks extends BlockJob {
    /** Items in all, at least 1. */
    int count();

    /** Items of a block, at least 1. */
    int blockSize();

    @Override
    default int blocks() {
        return (count() + blockSize() - 1) / blockSize();
    }

    @Override
    default int items(int block) {
        return Math.min(blockSize(), count() - block * blockSize());
    }

    /** Number of a block's first item, from 0. */
    default long firstItem(int block) {
        return (long) block * blockSize();
    }
}
