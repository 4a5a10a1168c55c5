package org.nocimap.review.services;

import java.time.Duration;

/**
 * How long and how much a request may take.
 *
 * @param tries of one request, the first included
 * @param connect longest time until a connection stands
 * @param answer longest time until an answer is there, whole
 * @param longestWait that a service may ask for before the next try; when it asks for more, the work ends
 * @param mostBytes of one answer, unpacked
 */
public record Limits(int tries, Duration connect, Duration answer, Duration longestWait, long mostBytes) {
    /** Five tries, two minutes an answer, 64 MiB. */
    public static Limits usual() {
        return new Limits(5, Duration.ofSeconds(15), Duration.ofMinutes(2), Duration.ofMinutes(2), 1L << 26);
    }
}
