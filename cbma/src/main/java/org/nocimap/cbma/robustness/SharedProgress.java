package org.nocimap.cbma.robustness;

import org.nocimap.engine.Progress;

/** Several analyses, one after the other, as one job on the progress line. */
final class SharedProgress {
    private static final long STEPS = 1000;

    private final Progress whole;
    private final String label;
    private final int parts;

    SharedProgress(Progress whole, String label, int parts) {
        this.whole = whole;
        this.label = label;
        this.parts = parts;
    }

    /** What a part reports to; parts are counted from 0. */
    Progress part(int number) {
        return (ignored, done, total) -> {
            if (number == 0 || done > 0) {
                whole.update(label, number * STEPS + (total == 0 ? 0 : STEPS * done / total), parts * STEPS);
            }
        };
    }
}
