package org.nocimap.review.services;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** Keeps the starts of requests to a service apart, evenly. */
final class Pace {
    private static final long SECOND = 1_000_000_000L;

    private final Waiting waiting;
    private final Map<Service, Long> next = new EnumMap<>(Service.class);

    Pace(Waiting waiting) {
        this.waiting = waiting;
    }

    /** Returns when the next request may start. */
    void await(Service service, int perSecond) throws InterruptedException {
        long now = waiting.nanoTime();
        long start = Math.max(now, next.getOrDefault(service, now));
        next.put(service, start + SECOND / perSecond);
        if (start > now) {
            waiting.sleep(Duration.ofNanos(start - now));
        }
    }
}
