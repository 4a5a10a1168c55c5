package org.nocimap.meta.optimum;

/** A function has no greatest value where it was looked for: it stays flat, grows without end or is nowhere defined. */
public final class NoMaximum extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NoMaximum(String message) {
        super(message);
    }
}
