package org.nocimap.appraisal.instruments;

import java.util.List;

/**
 * A signalling question.
 *
 * @param id as the instrument numbers it: {@code 2.3}
 * @param text in our own words
 * @param asked when it is asked, as text; {@code always}
 * @param answers allowed when it is asked
 */
public record Question(String id, String text, String asked, List<Answer> answers) {
    public Question {
        answers = List.copyOf(answers);
        ConditionParser.parse(asked);
    }

    Condition condition() {
        return ConditionParser.parse(asked);
    }
}
