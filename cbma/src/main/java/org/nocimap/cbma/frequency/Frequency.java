package org.nocimap.cbma.frequency;

import java.util.List;
import org.nocimap.stats.BinomialInterval;

/**
 * How many samples of a part of the evidence reported a region at least once.
 *
 * @param region its name
 * @param stratum the part
 * @param reporting names of the samples that reported it, in order
 * @param of the denominator: samples with at least one experiment in this part, which could have reported it; at least 1
 * @param foci how many foci that makes
 * @param interval Wilson's, for the share
 */
public record Frequency(
        String region, Stratum stratum, List<String> reporting, int of, int foci, BinomialInterval interval) {
    public Frequency {
        reporting = List.copyOf(reporting);
        if (of < 1 || reporting.size() > of) {
            throw new IllegalArgumentException(reporting.size() + " of " + of + " samples");
        }
    }

    /** Number of samples that reported the region. */
    public int samples() {
        return reporting.size();
    }

    /** Share of samples, 0 to 1. */
    public double share() {
        return (double) samples() / of;
    }
}
