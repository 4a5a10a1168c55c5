package org.nocimap.report.run;

import java.util.Map;
import java.util.stream.Collectors;
import org.nocimap.cbma.AleExperiment;

/** Short names for the experiments of a run: the study alone where it has one experiment in the analysis. */
public final class ExperimentNames {
    private final AleRun run;
    private final Map<String, Long> experimentsOfStudy;

    public ExperimentNames(AleRun run) {
        this.run = run;
        this.experimentsOfStudy = run.result().experiments().stream()
                .collect(Collectors.groupingBy(AleExperiment::studyId, Collectors.counting()));
    }

    /**
     * The name of an experiment.
     *
     * @param experiment index into the result's experiments
     */
    public String of(int experiment) {
        AleExperiment named = run.result().experiments().get(experiment);
        return experimentsOfStudy.getOrDefault(named.studyId(), 0L) == 1
                ? run.preparation().studyNames().getOrDefault(named.studyId(), named.studyId())
                : run.nameOf(named);
    }
}
