package org.nocimap.review.collection;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.nocimap.appraisal.instruments.Answer;
import org.nocimap.appraisal.instruments.Domain;
import org.nocimap.appraisal.instruments.Instrument;
import org.nocimap.appraisal.instruments.Judgement;
import org.nocimap.appraisal.instruments.Question;
import org.nocimap.appraisal.stars.StarForm;
import org.nocimap.appraisal.stars.StarItem;
import org.nocimap.review.forms.ExtractionForm;
import org.nocimap.review.forms.FormField;

/**
 * Instruments for the risk of bias as forms that two raters fill in: the columns are those that {@link
 * org.nocimap.appraisal.assessment.AssessmentTable} and {@link org.nocimap.appraisal.stars.StarTable} read, and one for the reason
 * beside each judgement.
 */
final class InstrumentForms {
    /** The column that names the result that was judged. */
    static final String RESULT = "result";

    private InstrumentForms() {}

    static ExtractionForm of(Instrument instrument, int version) {
        List<String> levels =
                instrument.judgements().stream().map(Judgement::words).toList();
        List<FormField> fields = new ArrayList<>();
        boolean results = instrument.unit().toLowerCase(Locale.ROOT).contains("result");
        if (results) {
            fields.add(result());
        }
        for (Domain domain : instrument.domains()) {
            for (Question question : domain.questions()) {
                List<String> codes = Stream.concat(question.answers().stream(), Stream.of(Answer.NOT_APPLICABLE))
                        .map(Answer::code)
                        .distinct()
                        .toList();
                Map<String, String> words = new TreeMap<>();
                for (Answer answer : Answer.values()) {
                    if (codes.contains(answer.code())) {
                        words.put(answer.words(), answer.code());
                    }
                }
                fields.add(new FormField(
                        question.id(),
                        question.text(),
                        "",
                        FormField.Type.CHOICE,
                        FormField.Duty.SAYS,
                        codes,
                        words,
                        FormField.Range.ANY));
            }
            fields.add(FormField.choice(domain.id(), domain.title(), "", levels));
            fields.add(why(domain.id()));
        }
        if (instrument.overall() != Instrument.Overall.NONE) {
            fields.add(FormField.choice("overall", "Overall", "Empty: the worst domain", levels));
            fields.add(why("overall"));
        }
        return new ExtractionForm(instrument.id(), version, instrument.title(), rows(results), fields);
    }

    static ExtractionForm of(StarForm form, int version) {
        List<FormField> fields = new ArrayList<>();
        for (StarItem item : form.items()) {
            String help = String.join(
                    "; ",
                    item.options().stream()
                            .map(o -> o.letter() + " " + o.text())
                            .toList());
            fields.add(
                    item.choose() == StarItem.Choose.ONE
                            ? FormField.choice(
                                    item.id(),
                                    item.text(),
                                    help,
                                    item.options().stream()
                                            .map(StarItem.Option::letter)
                                            .toList())
                            : FormField.text(item.id(), item.text(), help));
            fields.add(why(item.id()));
        }
        return new ExtractionForm(form.id(), version, form.title(), ExtractionForm.Rows.ONE, fields);
    }

    private static FormField result() {
        return new FormField(
                RESULT,
                "Result that is judged",
                "Outcome, time, comparison; where a study has one, nothing",
                FormField.Type.TEXT,
                FormField.Duty.IDENTIFIES,
                List.of(),
                Map.of(),
                FormField.Range.ANY);
    }

    private static FormField why(String key) {
        return FormField.remark(key + "_why", "Why, with page", "");
    }

    private static ExtractionForm.Rows rows(boolean results) {
        return results ? ExtractionForm.Rows.MANY : ExtractionForm.Rows.ONE;
    }
}
