package org.nocimap.fmri.spec;

/**
 * A whole analysis.
 *
 * @param participant what is done with every run
 * @param cohort what is done with the maps of all participants
 */
public record AnalysisSpec(ParticipantSpec participant, CohortSpec cohort) {}
