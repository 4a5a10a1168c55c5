package org.nocimap.meta.tables;

/** Whether a test of counts takes ½ off the distance before squaring it. */
public enum Continuity {
    CORRECTED,
    UNCORRECTED;

    double apply(double distance) {
        return this == CORRECTED ? Math.max(0, Math.abs(distance) - 0.5) : Math.abs(distance);
    }
}
