package org.nocimap.report.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.nocimap.atlas.Labeller;
import org.nocimap.atlas.NamedMask;
import org.nocimap.cbma.AleExperiment;
import org.nocimap.cbma.AleResult;
import org.nocimap.files.Problem;

/**
 * A finished activation likelihood estimation with everything that a reader must be told of it.
 *
 * @param title what the report is called, one line; not blank
 * @param result what was found
 * @param preparation how the input became what was analysed
 * @param mask the analysis mask with its name
 * @param labeller names places; may hold no atlas
 * @param inputs files the result depends on
 * @param software which Nocimap
 * @param command the words of the command that repeats the run, the program's name first
 * @param execution machine facts and times
 * @param earlierWarnings warnings from reading and preparing, before the analysis
 * @param truth the right answer, for simulated input
 */
public record AleRun(
        String title,
        AleResult result,
        Preparation preparation,
        NamedMask mask,
        Labeller labeller,
        List<InputFile> inputs,
        Software software,
        List<String> command,
        Execution execution,
        List<Problem> earlierWarnings,
        Optional<KnownTruth> truth) {
    public AleRun {
        if (title.isBlank()) {
            throw new IllegalArgumentException("a report has a title");
        }
        inputs = List.copyOf(inputs);
        command = List.copyOf(command);
        earlierWarnings = List.copyOf(earlierWarnings);
    }

    /** All warnings: of reading, of preparing, of the analysis; each once. */
    public List<Problem> warnings() {
        List<Problem> all = new ArrayList<>(earlierWarnings);
        all.addAll(result.warnings());
        return all.stream().distinct().toList();
    }

    /** What went in. */
    public AnalysedInput input() {
        return new AnalysedInput(preparation, result.experiments(), result.mask());
    }

    /** Subjects of all experiments together; empty when the number of one of them is not known. */
    public OptionalInt subjects() {
        int sum = 0;
        for (AleExperiment experiment : result.experiments()) {
            OptionalInt subjects = experiment.experiment().subjects();
            if (subjects.isEmpty()) {
                return OptionalInt.empty();
            }
            sum += subjects.getAsInt();
        }
        return OptionalInt.of(sum);
    }

    /** Number of studies that the analysed experiments come from. */
    public int studies() {
        return (int) result.experiments().stream()
                .map(AleExperiment::studyId)
                .distinct()
                .count();
    }

    /** Foci inside the mask. */
    public int fociInMask() {
        return result.experiments().stream().mapToInt(AleExperiment::fociInMask).sum();
    }

    /** An experiment as people name it: its study's name rather than an opaque id, and its own name. */
    public String nameOf(AleExperiment experiment) {
        String study = preparation.studyNames().getOrDefault(experiment.studyId(), experiment.studyId());
        String own = experiment.experiment().name();
        return own.isEmpty() ? study : study + ": " + own;
    }
}
