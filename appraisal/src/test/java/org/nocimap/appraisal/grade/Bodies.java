package org.nocimap.appraisal.grade;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Bodies of evidence and outcomes for tests. */
final class Bodies {
    EffectKind kind = EffectKind.MEAN_DIFFERENCE;
    double estimate = -2;
    Optional<Range> interval = Optional.of(new Range(-3, -1));
    Optional<Range> prediction = Optional.empty();
    double i2 = 0;
    long people = 500;
    List<Body.AsymmetryTest> tests = List.of();
    final List<StudyEvidence> studies = new ArrayList<>();
    Outcome.Design design = Outcome.Design.RANDOMISED;
    Optional<Outcome.Sourced> important = Optional.empty();
    List<Outcome.Sourced> risks = List.of();
    Optional<Outcome.Sourced> sd = Optional.empty();
    List<NarrativeStudy> narrative = List.of();
    Map<Factor, Decision> decisions = new HashMap<>();
    Optional<BiasOfStudies> bias = Optional.empty();
    Settings.Imprecision imprecision = Settings.Imprecision.CORE;
    int reportedK = 0;

    Bodies study(String name, double effect, double weight) {
        studies.add(new StudyEvidence(
                name,
                effect,
                1,
                weight,
                OptionalDouble.of(50),
                OptionalDouble.of(50),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty()));
        return this;
    }

    /** The interval as people read it. */
    Bodies ratio(EffectKind ratio, double middle, double low, double high) {
        kind = ratio;
        estimate = Math.log(middle);
        interval = Optional.of(new Range(Math.log(low), Math.log(high)));
        return this;
    }

    Bodies risk(double risk) {
        risks = List.of(new Outcome.Sourced(risk, "test"));
        return this;
    }

    Bodies levels(Map<String, BiasOfStudies.Level> levels, BiasOfStudies.Start start) {
        bias = Optional.of(new BiasOfStudies("a tool", start, "the overall judgement", levels, Map.of()));
        return this;
    }

    Case graded() {
        Body body = new Body(
                "pain",
                "folder",
                kind,
                "",
                "treatment",
                "control",
                Optional.empty(),
                OptionalDouble.empty(),
                "",
                0.95,
                reportedK > 0 ? reportedK : studies.size(),
                OptionalLong.of(people),
                estimate,
                interval,
                OptionalDouble.of(0.01),
                "",
                OptionalDouble.of(0.1),
                OptionalDouble.of(i2),
                prediction,
                tests,
                List.of(),
                OptionalDouble.empty(),
                studies);
        Outcome outcome = new Outcome(
                "pain",
                new Outcome.Match("", ""),
                design,
                Outcome.Importance.CRITICAL,
                "",
                "",
                Optional.empty(),
                important,
                Optional.empty(),
                risks,
                sd,
                Outcome.USUAL_REDUCTION,
                Optional.empty(),
                narrative.isEmpty() ? "" : "Something changed.",
                narrative,
                Optional.empty(),
                decisions);
        Settings usual = Settings.usual();
        Settings settings =
                new Settings("", "", "", "", usual.consistentFrom(), usual.highQualityFrom(), List.of(), imprecision);
        return new Case(outcome, narrative.isEmpty() ? Optional.of(body) : Optional.empty(), bias, settings);
    }

    Rating rate() {
        return Graded.of(graded(), Graded.RuleSet.GRADE).rating();
    }

    /** What is proposed for a reason; 9 where nothing is. */
    int proposed(Factor factor) {
        return rate().of(factor).proposal().levels().orElse(9);
    }
}
