package org.nocimap.review.services;

import java.time.Duration;
import java.time.Instant;

/** Time as a client sees it. */
public interface Waiting {
    Instant now();

    /** Nanoseconds from any origin, never going back. */
    long nanoTime();

    void sleep(Duration time) throws InterruptedException;

    static Waiting real() {
        return new Waiting() {
            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public long nanoTime() {
                return System.nanoTime();
            }

            @Override
            public void sleep(Duration time) throws InterruptedException {
                Thread.sleep(Math.max(1, time.toMillis()));
            }
        };
    }
}
