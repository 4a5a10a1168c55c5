package org.nocimap.review.priority;

/**
 * In which order the relevant records of a finished review were found.
 *
 * @param records all records
 * @param foundAt how many records had been screened when each relevant one was, ascending, 1 for the first record
 */
public record ScreeningRun(int records, int[] foundAt) {
    public ScreeningRun {
        if (foundAt.length == 0 || foundAt[foundAt.length - 1] > records) {
            throw new IllegalArgumentException("a run finds at least one of its records");
        }
    }

    /** Records screened when a share of the relevant ones, above 0 and at most 1, was found. */
    public int screenedAt(double recall) {
        int needed = (int) Math.ceil(recall * foundAt.length - 1e-9);
        return foundAt[Math.max(1, needed) - 1];
    }

    /** Work saved over sampling: recall minus the share of records screened to reach it (Cohen et al. 2006). */
    public double workSaved(double recall) {
        return recall - (double) screenedAt(recall) / records;
    }

    /** The share of relevant records among the first tenth of all. */
    public double foundInFirstTenth() {
        int tenth = (int) Math.round(records / 10.0);
        int found = 0;
        for (int at : foundAt) {
            found += at <= tenth ? 1 : 0;
        }
        return (double) found / foundAt.length;
    }
}
