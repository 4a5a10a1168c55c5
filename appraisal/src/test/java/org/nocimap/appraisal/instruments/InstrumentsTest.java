package org.nocimap.appraisal.instruments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nocimap.files.InputException;

final class InstrumentsTest {
    private static final List<Answer> FIVE =
            List.of(Answer.YES, Answer.PROBABLY_YES, Answer.PROBABLY_NO, Answer.NO, Answer.NO_INFORMATION);

    static List<String> shipped() {
        return Instruments.names();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyRuleEndsInALevelOfItsInstrument(String name) {
        Instrument instrument = Instruments.shipped(name);
        assertThat(instrument.id()).isEqualTo(name);
        assertThat(instrument.support()).isNotBlank();
        for (Domain domain : instrument.domains()) {
            for (Rule rule : domain.rules()) {
                assertThat(instrument.judgement(rule.outcome()))
                        .as(rule.toString())
                        .isPresent();
            }
        }
    }

    /**
     * Every combination of answers, those to questions that are not asked being passed over. The counts were enumerated from the
     * guidance's algorithm apart from this code.
     */
    @ParameterizedTest
    @CsvSource({
        "rob2, D1, 125, 18, 47, 60",
        "rob2, D2, 78125, 15500, 28452, 34173",
        "rob2-adherence, D2, 27000, 3915, 9234, 13851",
        "rob2, D3, 500, 410, 36, 54",
        "rob2, D4, 3125, 480, 402, 2243",
        "rob2, D5, 125, 8, 37, 80"
    })
    void rob2ForEveryCombinationOfAnswers(String name, String id, int all, int low, int some, int high) {
        Domain domain = Instruments.shipped(name).domains().stream()
                .filter(d -> d.id().equals(id))
                .findFirst()
                .orElseThrow();
        Map<String, Integer> counts = new TreeMap<>();
        enumerate(domain, 0, new HashMap<>(), counts);
        assertThat(counts).containsExactlyInAnyOrderEntriesOf(Map.of("Low", low, "Some concerns", some, "High", high));
        assertThat(low + some + high).isEqualTo(all);
    }

    private static void enumerate(Domain domain, int n, Map<String, Answer> answers, Map<String, Integer> counts) {
        if (n == domain.questions().size()) {
            counts.merge(domain.propose(answers).orElse("nothing"), 1, Integer::sum);
            return;
        }
        Question question = domain.questions().get(n);
        for (Answer answer : question.answers()) {
            answers.put(question.id(), answer);
            enumerate(domain, n + 1, answers, counts);
        }
    }

    @Test
    void anUnfinishedFormProposesNothing() {
        Domain domain = Instruments.shipped("rob2").domains().get(0);
        assertThat(domain.propose(Map.of())).isEmpty();
        assertThat(domain.propose(Map.of("1.1", Answer.YES))).isEmpty();
        assertThat(domain.propose(Map.of("1.2", Answer.NO))).contains("High");
        assertThat(domain.propose(Map.of("1.1", Answer.YES, "1.2", Answer.YES))).isEmpty();
    }

    @Test
    void anAnswerWhoseQuestionIsNoLongerAskedDoesNotCount() {
        Domain domain = Instruments.shipped("rob2").domains().get(2);
        Map<String, Answer> answers =
                new HashMap<>(Map.of("3.1", Answer.NO, "3.2", Answer.NO, "3.3", Answer.YES, "3.4", Answer.YES));
        assertThat(domain.propose(answers)).contains("High");
        answers.put("3.1", Answer.YES);
        assertThat(domain.propose(answers)).contains("Low");
        assertThat(domain.effective(answers)).containsEntry("3.4", Answer.NOT_APPLICABLE);
    }

    @Test
    void noInformationIsNoAnswerToTheSecondQuestionOfMissingData() {
        Domain domain = Instruments.shipped("rob2").domains().get(2);
        assertThat(domain.propose(Map.of("3.1", Answer.NO, "3.2", Answer.NO_INFORMATION)))
                .isEmpty();
        assertThat(FIVE).contains(Answer.NO_INFORMATION);
    }

    @Test
    void theWorstDomainIsProposedOverall() {
        Instrument rob2 = Instruments.shipped("rob2");
        Map<String, String> domains = new HashMap<>();
        for (Domain domain : rob2.domains()) {
            domains.put(domain.id(), "Low");
        }
        assertThat(rob2.overall(domains).map(Judgement::words)).contains("Low");
        domains.put("D3", "some concerns");
        domains.put("D4", "Some concerns");
        assertThat(rob2.overall(domains).map(Judgement::words)).contains("Some concerns");
        domains.put("D5", "High");
        assertThat(rob2.overall(domains).map(Judgement::words)).contains("High");
        domains.remove("D1");
        assertThat(rob2.overall(domains)).isEmpty();
        assertThat(Instruments.shipped("rob1").overall(Map.of())).isEmpty();
    }

    @Test
    void aDomainWithoutInformationLeavesTheOverallToAPerson() {
        Instrument robins = Instruments.shipped("robins-i");
        Map<String, String> domains = new HashMap<>();
        robins.domains().forEach(d -> domains.put(d.id(), "Moderate"));
        domains.put("5", "No information");
        assertThat(robins.overall(domains)).isEmpty();
        domains.put("1", "Serious");
        assertThat(robins.overall(domains).map(Judgement::words)).contains("Serious");
    }

    @Test
    void anInstrumentOfOnesOwn(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("own.json"), """
            {"id": "own", "title": "Own", "version": "1", "unit": "a study", "reference": "-", "support": "-",
             "overall": "none",
             "judgements": [{"words": "Good", "sign": "+", "shade": "low"}, {"words": "Bad", "sign": "-", "shade": "high"}],
             "domains": [{"id": "A", "title": "Anything", "questions": [{"id": "1", "text": "Good?", "answers": "Y N"}],
               "rules": ["1 is yes -> Good", "otherwise -> Bad"]}]}
            """);
        Domain domain = Instruments.read(file).domains().get(0);
        assertThat(domain.propose(Map.of("1", Answer.NO))).contains("Bad");
        Path broken = Files.writeString(folder.resolve("broken.json"), "{\"id\": \"x\"}");
        assertThatThrownBy(() -> Instruments.read(broken))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("is missing");
    }

    @Test
    void whatIsNoConditionIsRefused() {
        List<String> wrong =
                new ArrayList<>(List.of("", "1.1", "1.1 is", "1.1 is maybe", "(1.1 is yes", "1.1 is yes or"));
        for (String text : wrong) {
            assertThatThrownBy(() -> ConditionParser.parse(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
