package org.nocimap.report.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.nocimap.evidence.Pooling;
import org.nocimap.evidence.TalairachToMni;
import org.nocimap.evidence.conditions.ConditionMapping;

/**
 * What became of the input on its way into the analysis.
 *
 * @param studiesRead studies in the input files
 * @param experimentsRead experiments in them
 * @param filter the filter over tags as the user wrote it, empty when there was none
 * @param pooling which experiments were taken as one
 * @param foci every focus that was read, in input order
 * @param dropped experiments that did not go into the analysis, in input order
 * @param pooledFrom for each analysed experiment that was pooled from several: its label, and the labels of those
 * @param studyNames for study ids that are not their own name: the name
 * @param conditions how diagnoses were mapped onto conditions, if they were
 */
public record Preparation(
        int studiesRead,
        int experimentsRead,
        Optional<String> filter,
        Pooling pooling,
        List<FocusFate> foci,
        List<DroppedExperiment> dropped,
        Map<String, List<String>> pooledFrom,
        Map<String, String> studyNames,
        Optional<ConditionMapping> conditions) {
    public Preparation {
        foci = List.copyOf(foci);
        dropped = List.copyOf(dropped);
        pooledFrom = Map.copyOf(pooledFrom);
        studyNames = Map.copyOf(studyNames);
    }

    /** Of a set whose diagnoses were not mapped. */
    public Preparation(
            int studiesRead,
            int experimentsRead,
            Optional<String> filter,
            Pooling pooling,
            List<FocusFate> foci,
            List<DroppedExperiment> dropped,
            Map<String, List<String>> pooledFrom,
            Map<String, String> studyNames) {
        this(studiesRead, experimentsRead, filter, pooling, foci, dropped, pooledFrom, studyNames, Optional.empty());
    }

    /** The same, of a set whose diagnoses were mapped before anything else. */
    public Preparation with(Optional<ConditionMapping> newConditions) {
        return new Preparation(
                studiesRead, experimentsRead, filter, pooling, foci, dropped, pooledFrom, studyNames, newConditions);
    }

    /** Foci that were given in Talairach space and analysed. */
    public List<FocusFate> transformed() {
        return foci.stream().filter(f -> f.transform().isPresent()).toList();
    }

    /** What was done to them. */
    public Set<TalairachToMni> transforms() {
        Set<TalairachToMni> used = new TreeSet<>();
        foci.forEach(f -> f.transform().ifPresent(used::add));
        return used;
    }

    /** Foci that did not go into the analysis. */
    public List<FocusFate> droppedFoci() {
        return foci.stream().filter(f -> f.dropped().isPresent()).toList();
    }
}
