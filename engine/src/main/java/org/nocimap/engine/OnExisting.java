package org.nocimap.engine;

/**
 * What {@link FileCheckpoint} does with a checkpoint file that is already there. Whatever is chosen, a file that is no
 * checkpoint at all is left alone and named as a problem.
 */
public enum OnExisting {
    /** Go on from it; a checkpoint of another run, or one whose head is damaged, is a problem for the user. */
    CONTINUE,
    /** Go on from it when it belongs to this run; otherwise start anew and overwrite it. */
    CONTINUE_OR_REPLACE,
    /** Start anew and overwrite it. */
    REPLACE
}
