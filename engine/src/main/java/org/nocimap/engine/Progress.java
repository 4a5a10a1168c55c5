package org.nocimap.engine;

/** Hears how far a job is. Called from any thread, one call at a time. */
public interface Progress {
    /** Says nothing. */
    Progress NONE = (label, done, total) -> {};

    /**
     * @param label the job's label
     * @param done items finished, 0 at the start
     * @param total items in all
     */
    void update(String label, long done, long total);
}
