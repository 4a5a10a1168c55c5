package org.nocimap.appraisal.assessment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nocimap.appraisal.instruments.Answer;
import org.nocimap.appraisal.instruments.Domain;
import org.nocimap.appraisal.instruments.Instrument;
import org.nocimap.appraisal.instruments.Judgement;
import org.nocimap.appraisal.instruments.Question;
import org.nocimap.evidence.formats.PlainTable;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;
import org.nocimap.files.Problems;

/**
 * Assessments as a table (CSV, TSV, XLSX): one row for each study; a column for each domain by its number, id or title, for each
 * signalling question by its number, {@code overall} and {@code weight}. Judgements are words: signs mean different things in
 * different papers and are read only when it is said what they mean.
 *
 * @param instrument that was used
 * @param assessments in the table's order
 * @param warnings judgements that depart from what the rules propose, questions that are not asked but answered
 */
public record AssessmentTable(Instrument instrument, List<Assessment> assessments, List<Problem> warnings) {
    private static final List<String> STUDY = List.of("study", "studyid", "author", "name", "id");

    public AssessmentTable {
        assessments = List.copyOf(assessments);
        warnings = List.copyOf(warnings);
    }

    /**
     * @param signs what signs in the table mean, judgements' words by sign; empty when the table holds words
     * @throws org.nocimap.files.InputException with every cell that cannot be understood
     */
    public static AssessmentTable read(Path file, Instrument instrument, Map<String, String> signs) {
        PlainTable table = PlainTable.read(
                file,
                Optional.empty(),
                header -> header.stream().anyMatch(h -> STUDY.contains(plain(h))),
                "a column \"study\" and one for each domain of " + instrument.title());
        return new Reader(table, instrument, signs).read();
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "");
    }

    /** Goes through the rows. */
    private static final class Reader {
        private final PlainTable table;
        private final Instrument instrument;
        private final Map<String, String> signs;
        private final Problems problems = new Problems();
        private final Map<String, Integer> columns = new HashMap<>();

        Reader(PlainTable table, Instrument instrument, Map<String, String> signs) {
            this.table = table;
            this.instrument = instrument;
            this.signs = Map.copyOf(signs);
        }

        AssessmentTable read() {
            for (int n = table.header().size() - 1; n >= 0; n--) {
                columns.put(plain(table.header().get(n)), n);
            }
            checkColumns();
            List<Assessment> assessments = new ArrayList<>();
            Set<String> seen = new HashSet<>();
            for (PlainTable.Row row : table.rows()) {
                Assessment assessment = assessment(row);
                if (!seen.add(assessment.study())) {
                    problems.error(
                            table.at(row.line()).about(assessment.study()),
                            "the study stands in the table twice",
                            "one row for each study or result",
                            "Name the result too where a study has several.");
                }
                assessments.add(assessment);
            }
            if (assessments.isEmpty()) {
                problems.error(Location.of(table.file()), "no study", "at least one row", "Add the assessments.");
            }
            problems.throwIfAny();
            return new AssessmentTable(instrument, assessments, problems.warnings());
        }

        private void checkColumns() {
            for (Domain domain : instrument.domains()) {
                boolean asked =
                        domain.questions().stream().anyMatch(q -> column(q.id()).isPresent());
                if (column(domain).isEmpty() && !asked) {
                    problems.error(
                            table.at(table.headerLine()),
                            "no column for domain " + domain.id() + " (" + domain.title() + ")",
                            "a column called \"" + domain.id() + "\" or \"" + domain.title() + "\"",
                            "Add it, with empty cells where nothing was judged, or choose another --instrument.");
                }
            }
        }

        private Assessment assessment(PlainTable.Row row) {
            String study = "";
            for (String name : STUDY) {
                study = study.isEmpty() && columns.containsKey(name) ? row.cell(columns.get(name)) : study;
            }
            if (study.isEmpty()) {
                problems.error(table.at(row.line()), "the study has no name", "a name", "Add it.");
            }
            Location where = table.at(row.line()).about(study);
            Map<String, DomainAssessment> domains = new LinkedHashMap<>();
            Map<String, String> words = new HashMap<>();
            for (Domain domain : instrument.domains()) {
                DomainAssessment own = domain(domain, row, where);
                domains.put(domain.id(), own);
                own.shown().ifPresent(j -> words.put(domain.id(), j.words()));
            }
            Optional<Judgement> overall = column("overall")
                    .or(() -> column("overallbias"))
                    .flatMap(c -> judgement(row.cell(c), where, "overall"));
            Optional<Judgement> proposed = instrument.overall(words);
            return new Assessment(study, domains, overall.isPresent() ? overall : proposed, weight(row, where), where);
        }

        private DomainAssessment domain(Domain domain, PlainTable.Row row, Location where) {
            Optional<Judgement> judged = column(domain).flatMap(c -> judgement(row.cell(c), where, domain.id()));
            Map<String, Answer> answers = new HashMap<>();
            for (Question question : domain.questions()) {
                column(question.id()).ifPresent(c -> answer(question, row.cell(c), where)
                        .ifPresent(a -> answers.put(question.id(), a)));
            }
            Optional<Judgement> proposed = domain.propose(answers).flatMap(instrument::judgement);
            DomainAssessment own = new DomainAssessment(judged, proposed);
            if (own.departs()) {
                problems.warning(
                        where,
                        domain.id() + " was judged \"" + judged.orElseThrow().words()
                                + "\" where the answers lead to \""
                                + proposed.orElseThrow().words() + "\"",
                        "",
                        "Keep it if there is a reason, and say the reason.");
            }
            return own;
        }

        private Optional<Answer> answer(Question question, String cell, Location where) {
            if (cell.isBlank()) {
                return Optional.empty();
            }
            Optional<Answer> answer = Answer.of(cell);
            boolean allowed = answer.isPresent()
                    && (answer.get() == Answer.NOT_APPLICABLE
                            || question.answers().contains(answer.get()));
            if (!allowed) {
                problems.error(
                        where,
                        "question " + question.id() + " is answered \"" + cell + "\"",
                        String.join(
                                ", ",
                                question.answers().stream().map(Answer::code).toList()),
                        "Use one of these codes, or leave the cell empty.");
                return Optional.empty();
            }
            return answer;
        }

        private Optional<Judgement> judgement(String cell, Location where, String domain) {
            String text = cell.strip();
            if (text.isEmpty()) {
                return Optional.empty();
            }
            Optional<Judgement> known = instrument
                    .judgement(signs.getOrDefault(text, text))
                    .or(() -> instrument.judgement(text.replaceFirst("(?i)\\s+risk( of bias)?$", "")));
            if (known.isEmpty()) {
                boolean sign = text.length() == 1 && !Character.isLetterOrDigit(text.charAt(0));
                problems.error(
                        where,
                        domain + " is judged \"" + text + "\""
                                + (sign ? ", a sign that means different things in different papers" : ""),
                        String.join(
                                ", ",
                                instrument.judgements().stream()
                                        .map(Judgement::words)
                                        .toList()),
                        sign
                                ? "Say what signs mean, such as --signs \"+=Low,-=High\", or write words."
                                : "Use one of these words.");
            }
            return known;
        }

        private double weight(PlainTable.Row row, Location where) {
            String cell = column("weight").map(row::cell).orElse("");
            if (cell.isEmpty()) {
                return 1;
            }
            try {
                double weight = Double.parseDouble(cell);
                if (weight > 0 && Double.isFinite(weight)) {
                    return weight;
                }
            } catch (NumberFormatException e) {
                // Told below, together with what was expected.
            }
            problems.error(
                    where, "the weight is \"" + cell + "\"", "a number above 0", "Correct it, or leave it empty.");
            return 1;
        }

        private Optional<Integer> column(Domain domain) {
            String number = domain.id().replaceFirst("^D", "");
            for (String name : List.of(domain.id(), "D" + number, "domain" + number, number, domain.title())) {
                Optional<Integer> found = column(name);
                if (found.isPresent()) {
                    return found;
                }
            }
            return column(domain.title().replaceFirst("\\s*\\(.*", ""));
        }

        private Optional<Integer> column(String name) {
            return Optional.ofNullable(columns.get(plain(name)));
        }
    }
}
