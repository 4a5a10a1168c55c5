package org.nocimap.report.run;

import java.time.Duration;
import java.time.Instant;

/**
 * How and when a run was computed. None of it changes a result, so it stands in the provenance file alone.
 *
 * @param started when the command began
 * @param finished when its results were there
 * @param cpu time of the processor used, all threads together
 * @param threads threads it was allowed
 * @param engine where the work ran: {@code local}, or the address of a Spark master
 */
public record Execution(Instant started, Instant finished, Duration cpu, int threads, String engine) {}
