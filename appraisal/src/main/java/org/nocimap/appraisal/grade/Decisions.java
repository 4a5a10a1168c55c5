package org.nocimap.appraisal.grade;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;
import org.nocimap.files.Problems;

/**
 * What people said of outcomes and decided about their evidence.
 *
 * @param settings for all outcomes
 * @param outcomes in the file's order
 * @param warnings of reading
 */
public record Decisions(Settings settings, List<Outcome> outcomes, List<Problem> warnings) {
    public Decisions {
        outcomes = List.copyOf(outcomes);
        warnings = List.copyOf(warnings);
    }

    /** Nobody decided anything yet. */
    public static Decisions none() {
        return new Decisions(Settings.usual(), List.of(), List.of());
    }

    /**
     * @throws org.nocimap.files.InputException with everything that cannot be understood
     */
    public static Decisions read(Path file) {
        Problems problems = new Problems();
        DecisionSource source = DecisionSource.read(file, problems);
        Settings settings = SettingsReader.read(source.general(), problems);
        List<Outcome> outcomes = new ArrayList<>();
        source.outcomes()
                .forEach((name, entries) -> outcomes.add(
                        new OutcomeReader(name, entries, source.where().getOrDefault(name, Location.of(file)), problems)
                                .read()));
        problems.throwIfAny();
        return new Decisions(settings, outcomes, problems.warnings());
    }

    /**
     * Outcomes with their evidence, in the file's order; pooled results that nobody spoke of come last, undecided.
     *
     * @param bodies pooled results
     * @throws org.nocimap.files.InputException when an outcome has no evidence, or two
     */
    public List<Case> cases(List<Body> bodies, Optional<BiasOfStudies> bias) {
        Problems problems = new Problems();
        List<Case> cases = new ArrayList<>();
        Set<Body> used = new HashSet<>();
        for (Outcome outcome : outcomes) {
            if (outcome.reported().isPresent()) {
                cases.add(new Case(outcome, outcome.reported(), bias, settings));
                continue;
            }
            List<Body> fitting = bodies.stream().filter(b -> fits(outcome, b)).toList();
            if (fitting.size() == 1) {
                used.add(fitting.get(0));
                cases.add(new Case(outcome, Optional.of(fitting.get(0)), bias, settings));
            } else if (fitting.isEmpty()
                    && (!outcome.studies().isEmpty() || !outcome.findings().isEmpty())) {
                cases.add(new Case(withQuality(outcome, bias), Optional.empty(), bias, settings));
            } else {
                problems.error(
                        Location.NOWHERE.about(outcome.name()),
                        fitting.isEmpty() ? "no result belongs to it" : "several results belong to it",
                        "one of " + (bodies.isEmpty() ? "the results of --results" : names(bodies))
                                + ", or studies with findings for a cluster that is not pooled",
                        "Name it: results (the folder's name) and question.");
            }
        }
        problems.throwIfAny();
        for (Body body : bodies) {
            if (!used.contains(body)) {
                cases.add(new Case(Outcome.undecided(body), Optional.of(body), bias, settings));
            }
        }
        return cases;
    }

    /** Studies whose quality nobody states have it from their domains at low risk, where the review set a cut-off. */
    private Outcome withQuality(Outcome outcome, Optional<BiasOfStudies> bias) {
        if (settings.highQualityFrom().isEmpty() || bias.isEmpty()) {
            return outcome;
        }
        int least = settings.highQualityFrom().getAsInt();
        return outcome.with(outcome.studies().stream()
                .map(study -> study.quality() == NarrativeStudy.Quality.NOT_STATED
                        ? bias.get()
                                .lowDomainsOf(study.study())
                                .map(low -> study.with(
                                        low >= least ? NarrativeStudy.Quality.HIGH : NarrativeStudy.Quality.LOW))
                                .orElse(study)
                        : study)
                .toList());
    }

    private static boolean fits(Outcome outcome, Body body) {
        boolean named = !outcome.match().folder().isEmpty();
        if (named && !plain(outcome.match().folder()).equals(plain(body.folder()))) {
            return false;
        }
        String question = outcome.match().question();
        if (!question.isEmpty()) {
            return plain(body.question()).equals(plain(question));
        }
        boolean folder = named || plain(body.folder()).equals(plain(outcome.name()));
        return plain(body.question()).equals(plain(outcome.name()))
                || (body.question().isEmpty() && folder);
    }

    private static String names(List<Body> bodies) {
        return String.join(
                "; ",
                bodies.stream()
                        .map(b -> b.folder() + (b.question().isEmpty() ? "" : ": " + b.question()))
                        .toList());
    }

    private static String plain(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
