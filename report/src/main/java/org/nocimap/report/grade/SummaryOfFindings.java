package org.nocimap.report.grade;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nocimap.appraisal.grade.Body;
import org.nocimap.appraisal.grade.Case;
import org.nocimap.appraisal.grade.Certainty;
import org.nocimap.appraisal.grade.EffectKind;
import org.nocimap.appraisal.grade.Factor;
import org.nocimap.appraisal.grade.Graded;
import org.nocimap.appraisal.grade.Judged;
import org.nocimap.appraisal.grade.Outcome;
import org.nocimap.report.words.Numbers;

/**
 * The summary of findings, in the order of Cochrane's table (Handbook 5.1, chapter 11.5).
 *
 * @param header names of the columns
 * @param rows texts in the columns' order
 * @param footnotes by letter
 */
public record SummaryOfFindings(List<String> header, List<List<String>> rows, Map<String, String> footnotes) {
    public SummaryOfFindings {
        header = List.copyOf(header);
        rows = List.copyOf(rows);
        footnotes = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(footnotes));
    }

    /** The table of graded outcomes. */
    public static SummaryOfFindings of(List<Graded> graded) {
        return new Maker().make(graded);
    }

    /** For spreadsheets: comma-separated, quoted where need be, footnotes below. */
    public String csv() {
        StringBuilder text = new StringBuilder();
        line(text, header);
        rows.forEach(row -> line(text, row));
        footnotes.forEach((letter, note) -> line(text, List.of(letter, note)));
        return text.toString();
    }

    private static void line(StringBuilder text, List<String> cells) {
        List<String> quoted = new ArrayList<>();
        for (String cell : cells) {
            boolean plain = !cell.contains(",") && !cell.contains("\"") && !cell.contains("\n");
            quoted.add(plain ? cell : "\"" + cell.replace("\"", "\"\"") + "\"");
        }
        text.append(String.join(",", quoted)).append('\n');
    }

    /** Goes through the outcomes. */
    private static final class Maker {
        private final Map<String, String> letters = new LinkedHashMap<>();
        private final List<List<String>> rows = new ArrayList<>();

        SummaryOfFindings make(List<Graded> graded) {
            graded.forEach(this::add);
            String control =
                    graded.isEmpty() ? "control" : graded.get(0).evidence().control();
            String treated =
                    graded.isEmpty() ? "treatment" : graded.get(0).evidence().treated();
            Map<String, String> footnotes = new LinkedHashMap<>();
            letters.forEach((text, letter) -> footnotes.put(letter, text));
            return new SummaryOfFindings(
                    List.of(
                            "Outcome",
                            "Assumed: " + control,
                            "Corresponding: " + treated + " (95\u00a0% CI)",
                            "Relative effect (95\u00a0% CI)",
                            "Participants (studies)",
                            "Certainty",
                            "In plain language",
                            "Comments"),
                    rows,
                    footnotes);
        }

        private void add(Graded graded) {
            Case own = graded.evidence();
            Optional<Body> body = own.body();
            List<Outcome.Sourced> risks = own.outcome().assumedRisks();
            boolean several =
                    risks.size() > 1 && body.filter(b -> b.kind().hasRisk()).isPresent();
            if (!several) {
                rows.add(row(graded, own.risk(), outcome(own)));
                return;
            }
            for (int n = 0; n < risks.size(); n++) {
                String name = n == 0 ? outcome(own) : own.outcome().name() + ", another assumed risk";
                rows.add(row(graded, Optional.of(risks.get(n)), name));
            }
        }

        private List<String> row(Graded graded, Optional<Outcome.Sourced> risk, String name) {
            Case own = graded.evidence();
            return List.of(
                    name,
                    assumed(own, risk),
                    corresponding(own, risk),
                    relative(own),
                    GradeText.participants(own),
                    certainty(graded),
                    graded.statement(),
                    comments(own, risk));
        }

        private static String outcome(Case own) {
            Outcome outcome = own.outcome();
            String unit = outcome.scale().isEmpty() ? own.body().map(Body::unit).orElse("") : outcome.scale();
            return GradeText.capital(outcome.name())
                    + (unit.isEmpty() ? "" : " (" + unit + ")")
                    + (outcome.followUp().isEmpty() ? "" : "; follow-up " + outcome.followUp());
        }

        private static String assumed(Case own, Optional<Outcome.Sourced> risk) {
            if (own.body().isEmpty()) {
                return "not pooled";
            }
            Body body = own.body().get();
            if (body.kind().hasRisk()) {
                return risk.map(r -> GradeText.perThousand(r.value()) + " per 1000"
                                + (r.source().isEmpty() ? "" : " (" + r.source() + ")"))
                        .orElse("not known");
            }
            if (body.kind() == EffectKind.MEAN_DIFFERENCE
                    && body.medianControlMean().isPresent()) {
                return "mean " + GradeText.digits(body.medianControlMean().getAsDouble())
                        + " (median of the studies' control groups)";
            }
            return "\u2013";
        }

        private static String corresponding(Case own, Optional<Outcome.Sourced> risk) {
            if (own.body().isEmpty()) {
                return "not pooled";
            }
            Body body = own.body().get();
            if (body.kind().hasRisk()) {
                return risk.map(r ->
                                GradeText.withTreatment(body, r.value()) + "; " + GradeText.difference(body, r.value()))
                        .orElse("not known without an assumed risk");
            }
            if (body.kind() == EffectKind.MEAN_DIFFERENCE) {
                return "mean " + GradeText.lowerOrHigher(body);
            }
            if (body.kind() == EffectKind.STANDARDISED_DIFFERENCE) {
                String units = own.outcome()
                        .sd()
                        .map(sd -> "; about " + GradeText.digits(Math.abs(body.estimate() * sd.value()))
                                + " units at a standard deviation of " + GradeText.sourced(sd))
                        .orElse("");
                return "standardised mean " + GradeText.lowerOrHigher(body) + units
                        + GradeText.responders(own).map(words -> "; " + words).orElse("");
            }
            return "\u2013";
        }

        private static String relative(Case own) {
            return own.body()
                    .filter(b -> b.kind().isRatio())
                    .map(GradeText::effect)
                    .orElse("\u2013");
        }

        private String certainty(Graded graded) {
            Certainty certainty = graded.rating().certainty();
            List<String> notes = new ArrayList<>();
            for (Judged judged : graded.rating().judged()) {
                if (judged.levels() != 0) {
                    notes.add(letter(footnote(judged)));
                }
            }
            int open = graded.rating().open().size();
            if (open > 0) {
                notes.add(letter("Provisional: "
                        + Numbers.counted(open, "reason is", "reasons are")
                        + " not decided by a person yet ("
                        + String.join(
                                ", ",
                                graded.rating().open().stream()
                                        .map(j -> j.factor().words())
                                        .toList())
                        + ")."));
            }
            return certainty.sign() + " " + graded.rating().words()
                    + (notes.isEmpty() ? "" : " [" + String.join(", ", notes) + "]");
        }

        private static String footnote(Judged judged) {
            int levels = Math.abs(judged.levels());
            String way = judged.factor().raises() ? "rated up" : "rated down";
            String seriousness = judged.factor().raises() ? "" : " (" + Factor.seriousness(judged.levels()) + ")";
            String why = judged.why();
            return GradeText.capital(judged.factor().words()) + ", " + way + " "
                    + (levels == 1 ? "one level" : levels + " levels") + seriousness + ": " + why
                    + (why.endsWith(".") ? "" : ".");
        }

        private String letter(String footnote) {
            return letters.computeIfAbsent(footnote, f -> name(letters.size()));
        }

        /** a, b, … z, aa, ab, … */
        private static String name(int n) {
            String last = String.valueOf((char) ('a' + n % 26));
            return n < 26 ? last : name(n / 26 - 1) + last;
        }

        private static String comments(Case own, Optional<Outcome.Sourced> risk) {
            List<String> comments = new ArrayList<>();
            own.important().ifPresent(mid -> comments.add("Smallest important difference: " + GradeText.sourced(mid)));
            if (own.body().isPresent() && own.body().get().kind().hasRisk() && risk.isPresent()) {
                GradeText.numberNeeded(own.body().get(), risk.get().value())
                        .map(GradeText::capital)
                        .ifPresent(comments::add);
            }
            if (own.outcome().reported().isPresent()) {
                comments.add("Numbers as reported, not recomputed");
            }
            return comments.isEmpty() ? "" : String.join(". ", comments) + ".";
        }
    }
}
