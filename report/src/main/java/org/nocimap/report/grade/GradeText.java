package org.nocimap.report.grade;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.nocimap.appraisal.grade.AbsoluteEffect;
import org.nocimap.appraisal.grade.Body;
import org.nocimap.appraisal.grade.Case;
import org.nocimap.appraisal.grade.EffectKind;
import org.nocimap.appraisal.grade.NarrativeStudy;
import org.nocimap.appraisal.grade.Outcome;
import org.nocimap.appraisal.grade.Range;
import org.nocimap.report.words.Numbers;

/** Numbers of graded outcomes as people read them. */
final class GradeText {
    private GradeText() {}

    /** An effect on the scale that people read: two decimals, more for the smallest. */
    static String value(EffectKind kind, double pooled) {
        return digits(kind.back(pooled));
    }

    static String digits(double value) {
        double size = Math.abs(value);
        return Numbers.readFixed(value, size >= 100 ? 1 : size > 0 && size < 0.01 ? 4 : 2);
    }

    /** {@code MD −2.31 (95 % CI −2.80 to −1.82)}, or that the interval was not reported. */
    static String effect(Body body) {
        return body.kind().letters() + " " + value(body.kind(), body.estimate()) + " (" + interval(body) + ")";
    }

    static String interval(Body body) {
        String name = Numbers.plain(100 * body.confidence()) + "\u00a0% CI ";
        return body.interval()
                .map(r -> name + value(body.kind(), r.low()) + " to " + value(body.kind(), r.high()))
                .orElse(name + "not reported");
    }

    /** {@code p = 0.012}, {@code p < 0.00001} as it was printed; empty where nobody says. */
    static String p(Body body) {
        if (body.p().isPresent()) {
            return "p = " + Numbers.readP(body.p().getAsDouble(), 0);
        }
        return body.pReported().isEmpty() ? "" : "p " + body.pReported().replaceFirst("^<\\s*", "< ");
    }

    /** {@code 17 trials, 750 people}. */
    static String size(Case graded) {
        boolean trials = graded.outcome().design() == Outcome.Design.RANDOMISED
                && graded.outcome().studies().stream().allMatch(s -> s.design() == NarrativeStudy.Design.RCT);
        int k = graded.studies();
        String studies = k == 0
                ? (trials ? "trials" : "studies") + " whose number is not reported"
                : Numbers.counted(k, trials ? "randomised trial" : "study", trials ? "randomised trials" : "studies");
        OptionalLong people = graded.people();
        return studies + (people.isPresent() ? ", " + Numbers.readCount(people.getAsLong()) + " people" : "");
    }

    /** {@code 750 (17 studies)}. */
    static String participants(Case graded) {
        OptionalLong people = graded.people();
        String who = people.isPresent() ? Numbers.readCount(people.getAsLong()) : "not stated";
        return graded.studies() == 0 ? who : who + " (" + Numbers.counted(graded.studies(), "study", "studies") + ")";
    }

    /** {@code 1.5 (Ostelo 2008)}. */
    static String sourced(Outcome.Sourced number) {
        return Numbers.plain(number.value()) + (number.source().isEmpty() ? "" : " (" + number.source() + ")");
    }

    /** Whole people of a thousand. */
    static long perThousand(double risk) {
        return Math.round(1000 * risk);
    }

    /** {@code 648 per 1000 (560 to 720)}. */
    static String withTreatment(Body body, double risk) {
        Optional<Range> range = body.interval().map(r -> r.map(y -> AbsoluteEffect.risk(body.kind(), y, risk)));
        return perThousand(AbsoluteEffect.risk(body.kind(), body.estimate(), risk)) + " per 1000"
                + range.map(r -> " (" + perThousand(r.low()) + " to " + perThousand(r.high()) + ")")
                        .orElse("");
    }

    /** {@code 62 fewer per 1000 (80 fewer to 40 fewer)}. */
    static String difference(Body body, double risk) {
        double difference = AbsoluteEffect.risk(body.kind(), body.estimate(), risk) - risk;
        Optional<Range> range = body.interval().map(r -> r.map(y -> AbsoluteEffect.risk(body.kind(), y, risk) - risk));
        return fewerOrMore(difference) + " per 1000"
                + range.map(r -> " (" + fewerOrMore(r.low()) + " to " + fewerOrMore(r.high()) + ")")
                        .orElse("");
    }

    private static String fewerOrMore(double difference) {
        long people = perThousand(difference);
        return Math.abs(people) + (people < 0 ? " fewer" : " more");
    }

    /** How many must be treated, where the interval of the difference leaves out none; else empty. */
    static Optional<String> numberNeeded(Body body, double risk) {
        double difference = AbsoluteEffect.risk(body.kind(), body.estimate(), risk) - risk;
        boolean clear = body.interval()
                .map(r -> r.map(y -> AbsoluteEffect.risk(body.kind(), y, risk) - risk))
                .filter(r -> !r.contains(0))
                .isPresent();
        return clear && difference != 0
                ? Optional.of("one " + (difference < 0 ? "fewer" : "more") + " for every "
                        + Numbers.readCount(AbsoluteEffect.numberNeededToTreat(difference)) + " people treated")
                : Optional.empty();
    }

    /** {@code 2.31 lower (2.80 lower to 1.82 lower)}. */
    static String lowerOrHigher(Body body) {
        return side(body.estimate())
                + body.interval()
                        .map(r -> " (" + side(r.low()) + " to " + side(r.high()) + ")")
                        .orElse(" (" + interval(body) + ")");
    }

    /**
     * {@code about 410 of 1000 people respond (350 to 480) instead of 300}, for a standardised difference whose better side and share
     * of responders without treatment are known; else empty.
     */
    static Optional<String> responders(Case own) {
        Optional<Body> body = own.body().filter(b -> b.kind() == EffectKind.STANDARDISED_DIFFERENCE);
        if (body.isEmpty() || own.risk().isEmpty() || own.better().isEmpty()) {
            return Optional.empty();
        }
        double sign = own.better().get() == Body.Better.LOWER ? -1 : 1;
        double without = own.risk().get().value();
        String interval = body.get()
                .interval()
                .map(r -> r.map(y -> AbsoluteEffect.responders(sign * y, without)))
                .map(r -> " (" + perThousand(r.low()) + " to " + perThousand(r.high()) + ")")
                .orElse("");
        String source = own.risk().get().source();
        return Optional.of("about "
                + perThousand(AbsoluteEffect.responders(sign * body.get().estimate(), without))
                + " of 1000 people respond" + interval + " instead of " + perThousand(without)
                + (source.isEmpty() ? "" : " (" + source + ")"));
    }

    private static String side(double difference) {
        return digits(Math.abs(difference)) + (difference < 0 ? " lower" : " higher");
    }

    static String decapitalised(String words) {
        return words.isEmpty() ? words : words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
    }

    static String capital(String words) {
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
