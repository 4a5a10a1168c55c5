package org.nocimap.report.grade;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nocimap.appraisal.grade.Body;
import org.nocimap.appraisal.grade.Case;
import org.nocimap.appraisal.grade.Certainty;
import org.nocimap.appraisal.grade.EffectKind;
import org.nocimap.appraisal.grade.Graded;
import org.nocimap.appraisal.grade.Judged;
import org.nocimap.appraisal.grade.Outcome;
import org.nocimap.appraisal.grade.Range;
import org.nocimap.appraisal.grade.Settings;
import org.nocimap.report.words.Numbers;

/**
 * The same results for three readers: the key finding in one sentence; what it means for a patient; clinical notes with every number
 * for practitioners. Each sentence is made from results, and its wording is bound to the level of certainty.
 *
 * @param keyFinding one sentence
 * @param patient paragraphs in plain language
 * @param notes paragraphs for practitioners
 */
public record ThreeReaders(String keyFinding, List<String> patient, List<String> notes) {
    private static final int MOST_IN_KEY = 3;

    public ThreeReaders {
        patient = List.copyOf(patient);
        notes = List.copyOf(notes);
    }

    /**
     * @param graded at least one
     */
    public static ThreeReaders of(List<Graded> graded, Settings settings) {
        List<String> patient = new ArrayList<>();
        if (!settings.population().isEmpty()) {
            patient.add("This is about " + settings.population() + ".");
        }
        graded.forEach(g -> patient.add(forPatient(g)));
        patient.add(
                "This page is no advice for a single person: speak with somebody who knows you and your treatment.");
        List<String> notes = new ArrayList<>();
        graded.forEach(g -> notes.add(forPractitioner(g)));
        return new ThreeReaders(keyFinding(graded, settings), patient, notes);
    }

    /**
     * The critical outcomes in one sentence; where nobody says what is critical, the first. Pooled ones with their effect, three at
     * most; those that were not pooled by their certainty.
     */
    private static String keyFinding(List<Graded> graded, Settings settings) {
        List<Graded> critical = graded.stream()
                .filter(g -> g.evidence().outcome().importance() == Outcome.Importance.CRITICAL)
                .toList();
        List<Graded> told = critical.isEmpty() ? graded.subList(0, 1) : critical;
        List<String> parts = new ArrayList<>();
        told.stream()
                .filter(g -> g.evidence().body().isPresent())
                .limit(MOST_IN_KEY)
                .forEach(own -> {
                    String statement = withoutStop(own.statement());
                    parts.add((parts.isEmpty() ? statement : statementWithin(statement)) + " ("
                            + GradeText.effect(own.evidence().body().orElseThrow()) + "; "
                            + GradeText.size(own.evidence())
                            + "; certainty "
                            + GradeText.decapitalised(own.rating().words()) + ")");
                });
        List<Graded> narrative =
                told.stream().filter(g -> g.evidence().body().isEmpty()).toList();
        if (narrative.size() == 1) {
            String statement = withoutStop(narrative.get(0).statement());
            parts.add(parts.isEmpty() ? statement : statementWithin(statement));
        } else if (!narrative.isEmpty()) {
            String levels = byLevel(narrative);
            parts.add(parts.isEmpty() ? GradeText.capital(levels) : levels);
        }
        String people = settings.population().isEmpty() ? "" : "In " + settings.population() + ": ";
        return people + String.join("; ", parts) + ".";
    }

    /** {@code there is low-certainty evidence on A and B, and very-low-certainty evidence on C}. */
    private static String byLevel(List<Graded> graded) {
        Map<String, List<String>> outcomes = new LinkedHashMap<>();
        graded.stream()
                .sorted(Comparator.comparing((Graded own) -> own.rating().wording())
                        .reversed())
                .forEach(own -> outcomes.computeIfAbsent(
                                GradeText.decapitalised(own.rating().words()), w -> new ArrayList<>())
                        .add(own.evidence().outcome().name()));
        List<String> levels = new ArrayList<>();
        outcomes.forEach((words, names) -> levels.add("evidence of " + words + " certainty on "
                + Numbers.counted(names.size(), "outcome", "outcomes") + " (" + String.join("; ", names) + ")"));
        return "there is " + String.join(", and ", levels);
    }

    private static String withoutStop(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    private static String statementWithin(String statement) {
        boolean word = statement.length() > 1 && Character.isLowerCase(statement.charAt(1));
        return word ? GradeText.decapitalised(statement) : statement;
    }

    private static String forPatient(Graded graded) {
        List<String> sentences = new ArrayList<>();
        Case own = graded.evidence();
        Certainty certainty = graded.rating().wording();
        sentences.add(graded.statement());
        if (certainty != Certainty.VERY_LOW && own.body().isPresent()) {
            sentences.addAll(inNumbers(own, own.body().get(), certainty));
        }
        int open = graded.rating().open().size();
        if (open > 0) {
            sentences.add("How sure we are is not settled: " + Numbers.counted(open, "judgement", "judgements")
                    + " behind it " + (open == 1 ? "has" : "have") + " not been made by a person yet.");
            return String.join(" ", sentences);
        }
        sentences.add(
                switch (certainty) {
                    case HIGH -> "We are very sure of this.";
                    case MODERATE ->
                        "We are fairly sure of this: the real effect is probably close to it, but it may"
                                + " be different.";
                    case LOW -> "We are not very sure of this: the real effect may be quite different.";
                    case VERY_LOW -> "The studies do not tell enough to say what the treatment does here.";
                });
        return String.join(" ", sentences);
    }

    /** In people of a thousand, or in points of the scale. */
    private static List<String> inNumbers(Case own, Body body, Certainty certainty) {
        String hedge =
                switch (certainty) {
                    case HIGH -> "";
                    case MODERATE -> "probably ";
                    default -> "perhaps ";
                };
        List<String> sentences = new ArrayList<>();
        if (body.kind().hasRisk()) {
            Optional<Outcome.Sourced> risk = own.risk();
            if (risk.isEmpty()) {
                sentences.add("How many people that is nobody can say from these results, since it is not known how"
                        + " many have " + own.outcome().name() + " with " + own.control() + ".");
                return sentences;
            }
            double without = risk.get().value();
            sentences.add("Of 1000 people, about " + GradeText.perThousand(without) + " have "
                    + own.outcome().name() + " with " + own.control() + "; with " + own.treated() + " it is " + hedge
                    + GradeText.withTreatment(body, without).replace(" per 1000", "") + ".");
        } else if (body.kind() == EffectKind.MEAN_DIFFERENCE) {
            String unit = body.unit().isEmpty() ? "points" : "points on " + body.unit();
            sentences.add("On average, " + own.outcome().name() + " is " + hedge
                    + GradeText.digits(Math.abs(body.estimate())) + " " + unit
                    + (body.estimate() < 0 ? " lower" : " higher") + " with " + own.treated() + " than with "
                    + own.control() + ".");
        }
        own.important().filter(m -> !body.kind().isRatio()).ifPresent(m -> sentences.add(patientImportance(body, m)));
        return sentences;
    }

    private static String patientImportance(Body body, Outcome.Sourced important) {
        String reaches = Math.abs(body.estimate()) >= important.value()
                ? "this difference reaches that"
                : "this difference is smaller than that";
        return "Patients feel a difference from " + Numbers.plain(important.value()) + " on as important; " + reaches
                + ".";
    }

    private static String forPractitioner(Graded graded) {
        List<String> sentences = new ArrayList<>();
        Case own = graded.evidence();
        String name = GradeText.capital(own.outcome().name());
        if (own.body().isEmpty()) {
            String findings = own.outcome().findings();
            sentences.add(
                    name + ": " + GradeText.size(own) + ", not pooled." + (findings.isEmpty() ? "" : " " + findings));
        } else {
            Body body = own.body().get();
            sentences.add(name + ": " + GradeText.size(own) + "; " + GradeText.effect(body)
                    + (GradeText.p(body).isEmpty() ? "" : ", " + GradeText.p(body)) + heterogeneity(body) + ".");
            importance(own, body).ifPresent(sentences::add);
            absolute(own, body).ifPresent(sentences::add);
            subgroups(body).ifPresent(sentences::add);
        }
        sentences.add(certainty(graded));
        graded.vanTulder()
                .ifPresent(level -> sentences.add("Level of evidence by van Tulder: "
                        + GradeText.decapitalised(level.word()) + " (" + level.rule() + ")."));
        return String.join(" ", sentences);
    }

    private static String heterogeneity(Body body) {
        StringBuilder text = new StringBuilder();
        body.i2().ifPresent(i2 -> text.append("; I² ").append(Numbers.readPercent(i2, 0)));
        body.tau2().ifPresent(tau2 -> text.append(", τ² ").append(Numbers.significant(tau2, 2)));
        body.prediction().ifPresent(r -> text.append("; prediction interval ")
                .append(GradeText.value(body.kind(), r.low()))
                .append(" to ")
                .append(GradeText.value(body.kind(), r.high())));
        return text.toString();
    }

    private static Optional<String> importance(Case own, Body body) {
        if (own.important().isEmpty() || body.kind().isRatio()) {
            return Optional.empty();
        }
        double limit = own.important().get().value();
        String than = "the smallest important difference of "
                + GradeText.sourced(own.important().get());
        String reaches = Math.abs(body.estimate()) >= limit ? "reaches " : "is smaller than ";
        String interval = body.interval().map(r -> ofInterval(r, limit)).orElse("its interval was not reported");
        return Optional.of("The effect " + reaches + than + "; " + interval + ".");
    }

    private static String ofInterval(Range range, double limit) {
        boolean beyond = range.low() >= limit || range.high() <= -limit;
        boolean within = range.low() > -limit && range.high() < limit;
        return beyond
                ? "the whole interval does"
                : within ? "no part of the interval reaches it" : "its interval holds smaller and larger effects";
    }

    private static Optional<String> absolute(Case own, Body body) {
        if (!body.kind().hasRisk() || own.risk().isEmpty()) {
            return GradeText.responders(own)
                    .map(words -> "As shares of people who respond (Furukawa and Leucht 2011): " + words + ".");
        }
        double risk = own.risk().get().value();
        String source = own.risk().get().source();
        return Optional.of("At an assumed risk of " + GradeText.perThousand(risk) + " per 1000 with " + own.control()
                + (source.isEmpty() ? "" : " (" + source + ")") + ", " + own.treated() + " gives "
                + GradeText.withTreatment(body, risk) + ": " + GradeText.difference(body, risk)
                + GradeText.numberNeeded(body, risk).map(n -> ", " + n).orElse("") + ".");
    }

    private static Optional<String> subgroups(Body body) {
        if (body.subgroups().isEmpty()) {
            return Optional.empty();
        }
        List<String> groups = new ArrayList<>();
        for (Body.Subgroup group : body.subgroups()) {
            groups.add(group.name() + " " + body.kind().letters() + " "
                    + GradeText.value(body.kind(), group.estimate()) + " ("
                    + GradeText.value(body.kind(), group.interval().low()) + " to "
                    + GradeText.value(body.kind(), group.interval().high()) + "; "
                    + Numbers.counted(group.k(), "study", "studies") + ")");
        }
        String difference = body.subgroupP().isPresent()
                ? "; their difference: p = " + Numbers.readP(body.subgroupP().getAsDouble(), 0)
                : "";
        return Optional.of("Subgroups: " + String.join(", ", groups) + difference + ".");
    }

    private static String certainty(Graded graded) {
        Certainty level = graded.rating().certainty();
        List<String> reasons = new ArrayList<>();
        for (Judged judged : graded.rating().moving()) {
            String reason = judged.why();
            reasons.add((judged.levels() > 0 ? "up " : "down ") + Math.abs(judged.levels()) + " for "
                    + judged.factor().words() + ": "
                    + (reason.endsWith(".") ? reason.substring(0, reason.length() - 1) : reason));
        }
        int open = graded.rating().open().size();
        return "GRADE: " + GradeText.decapitalised(graded.rating().words()) + " " + level.sign()
                + (reasons.isEmpty() ? "" : " (" + String.join("; ", reasons) + ")")
                + (open == 0 ? "." : "; " + Numbers.counted(open, "reason", "reasons") + " undecided.");
    }
}
