package org.nocimap.evidence;

import java.util.List;
import java.util.Map;

/**
 * One publication.
 *
 * @param id unique within its set, as people cite it ("Schreiber 2017") or as the source numbers it
 * @param name title or label; the id when the source gives none
 * @param tags bibliographic and other facts of the whole study (authors, year, doi, pmid, …); keys lower case
 * @param experiments in input order
 */
public record Study(String id, String name, Map<String, String> tags, List<Experiment> experiments) {
    public Study {
        tags = Tags.copy(tags);
        experiments = List.copyOf(experiments);
    }

    public Study withExperiments(List<Experiment> newExperiments) {
        return new Study(id, name, tags, newExperiments);
    }
}
