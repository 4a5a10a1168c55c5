package org.nocimap.appraisal.assessment;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nocimap.appraisal.instruments.Answer;
import org.nocimap.appraisal.instruments.Domain;
import org.nocimap.appraisal.instruments.Instrument;
import org.nocimap.appraisal.instruments.Judgement;
import org.nocimap.appraisal.instruments.Question;
import org.nocimap.evidence.formats.PlainTable;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;

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
    public AssessmentTable {
        assessments = List.copyOf(assessments);
        warnings = List.copyOf(warnings);
    }

    /**
     * @param signs what signs in the table mean, judgements' words by sign; empty when the table holds words
     * @throws org.nocimap.files.InputException with every cell that cannot be understood
     */
    public static AssessmentTable read(Path file, Instrument instrument, Map<String, String> signs) {
        StudyTable table = StudyTable.open(file, "one for each domain of " + instrument.title());
        return new Reader(table, instrument, signs).read();
    }

    /** Goes through the rows. */
    private static final class Reader {
        private final StudyTable table;
        private final Instrument instrument;
        private final Map<String, String> signs;

        Reader(StudyTable table, Instrument instrument, Map<String, String> signs) {
            this.table = table;
            this.instrument = instrument;
            this.signs = Map.copyOf(signs);
        }

        AssessmentTable read() {
            checkColumns();
            List<Assessment> assessments = table.rows(this::assessment);
            return new AssessmentTable(instrument, assessments, table.problems().warnings());
        }

        private void checkColumns() {
            for (Domain domain : instrument.domains()) {
                boolean asked = domain.questions().stream()
                        .anyMatch(q -> table.column(q.id()).isPresent());
                if (column(domain).isEmpty() && !asked) {
                    table.missing(
                            "domain " + domain.id() + " (" + domain.title() + ")",
                            "\"" + domain.id() + "\" or \"" + domain.title() + "\"");
                }
            }
        }

        private Assessment assessment(PlainTable.Row row, StudyTable.Study study) {
            Location where = study.where();
            Map<String, DomainAssessment> domains = new LinkedHashMap<>();
            Map<String, String> words = new HashMap<>();
            for (Domain domain : instrument.domains()) {
                DomainAssessment own = domain(domain, row, where);
                domains.put(domain.id(), own);
                own.shown().ifPresent(j -> words.put(domain.id(), j.words()));
            }
            Optional<Judgement> overall = table.column("overall")
                    .or(() -> table.column("overallbias"))
                    .flatMap(c -> judgement(row.cell(c), where, "overall"));
            Optional<Judgement> proposed = instrument.overall(words);
            return new Assessment(
                    study.name(), domains, overall.isPresent() ? overall : proposed, study.weight(), where);
        }

        private DomainAssessment domain(Domain domain, PlainTable.Row row, Location where) {
            Optional<Judgement> judged = column(domain).flatMap(c -> judgement(row.cell(c), where, domain.id()));
            Map<String, Answer> answers = new HashMap<>();
            for (Question question : domain.questions()) {
                table.column(question.id()).ifPresent(c -> answer(question, row.cell(c), where)
                        .ifPresent(a -> answers.put(question.id(), a)));
            }
            Optional<Judgement> proposed = domain.propose(answers).flatMap(instrument::judgement);
            DomainAssessment own = new DomainAssessment(judged, proposed);
            if (own.departs()) {
                table.problems()
                        .warning(
                                where,
                                domain.id() + " was judged \""
                                        + judged.orElseThrow().words()
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
                table.problems()
                        .error(
                                where,
                                "question " + question.id() + " is answered \"" + cell + "\"",
                                String.join(
                                        ", ",
                                        question.answers().stream()
                                                .map(Answer::code)
                                                .toList()),
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
                table.problems()
                        .error(
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

        private Optional<Integer> column(Domain domain) {
            String number = domain.id().replaceFirst("^D", "");
            for (String name : List.of(domain.id(), "D" + number, "domain" + number, number, domain.title())) {
                Optional<Integer> found = table.column(name);
                if (found.isPresent()) {
                    return found;
                }
            }
            return table.column(domain.title().replaceFirst("\\s*\\(.*", ""));
        }
    }
}
