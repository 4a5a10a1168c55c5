package org.nocimap.appraisal.instruments;

/** Whether a condition holds, as far as the answers tell (Kleene's logic). */
enum Truth {
    TRUE,
    FALSE,
    /** An answer that matters is missing. */
    OPEN;

    static Truth of(boolean holds) {
        return holds ? TRUE : FALSE;
    }

    Truth and(Truth other) {
        if (this == FALSE || other == FALSE) {
            return FALSE;
        }
        return this == TRUE && other == TRUE ? TRUE : OPEN;
    }

    Truth or(Truth other) {
        if (this == TRUE || other == TRUE) {
            return TRUE;
        }
        return this == FALSE && other == FALSE ? FALSE : OPEN;
    }
}
