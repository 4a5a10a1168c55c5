package org.nocimap.review.services;

import java.io.IOException;

/** An answer that is not what was asked for: cut off, a page of HTML, an error in the clothes of success. */
public final class Unreadable extends IOException {
    private static final long serialVersionUID = 1L;

    public Unreadable(String what) {
        super(what);
    }
}
