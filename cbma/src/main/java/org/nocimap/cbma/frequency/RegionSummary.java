package org.nocimap.cbma.frequency;

import java.util.List;

/**
 * A region over all conditions.
 *
 * @param region its name
 * @param overall over everything
 * @param conditions those in which at least one sample reported it
 * @param role how many of all conditions these are
 */
public record RegionSummary(String region, Frequency overall, List<String> conditions, RegionRole role) {
    public RegionSummary {
        conditions = List.copyOf(conditions);
    }
}
