package org.nocimap.evidence.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nocimap.evidence.Sets.experiment;
import static org.nocimap.evidence.Sets.focus;
import static org.nocimap.evidence.Sets.set;
import static org.nocimap.evidence.Sets.study;
import static org.nocimap.evidence.Sets.talairach;
import static org.nocimap.evidence.formats.Inputs.problemsOf;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nocimap.evidence.StudySet;
import org.nocimap.files.InputException;
import org.nocimap.files.Problem;

class SelectionTest {
    /** Experiments a (12 subjects, 2 foci), b (20, 1 focus), c (8, none), d (30, 1 focus). */
    private static final StudySet SET = set(
            study(
                    "Smith 2010",
                    Map.of("year", "2010", "quality", "low"),
                    experiment(
                            "a",
                            12,
                            List.of(focus(-10, 20, 30, "region=insula", "z value=4.5"), focus(10, 20, 30, "region=S1")),
                            "condition=Low Back Pain",
                            "tags=pain; heat"),
                    experiment("b", 20, List.of(talairach(1, 2, 3)), "condition=fibromyalgia", "quality=high")),
            study(
                    "Jones 2011",
                    Map.of("year", "2011a"),
                    experiment("c", 8, List.of(), "condition=low back pain", "tags=touch")),
            study("Lee: 2012", experiment("d", 30, List.of(focus(0, 0, 0, "region=insula")))));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "condition = \"low back pain\" | a:2 c:0",
                "condition = 'LOW BACK PAIN ' | a:2 c:0",
                "Condition = fibromyalgia | b:1",
                "condition != fibromyalgia | a:2 c:0 d:1",
                "condition = '' | d:1",
                "condition ~ BACK | a:2 c:0",
                "condition !~ back | b:1 d:1",
                "condition in (fibromyalgia, \"low back pain\") | a:2 b:1 c:0",
                "condition not in (fibromyalgia) | a:2 c:0 d:1",
                "n >= 12 | a:2 b:1 d:1",
                "n > 12 and n < 30 | b:1",
                "n <= 8 or n = 30 | c:0 d:1",
                "n = 12.0 | a:2",
                "not n = 12 | b:1 c:0 d:1",
                "not (n = 12 or n = 20) | c:0 d:1",
                "n = 8 or n = 12 and condition = x | c:0",
                "(n = 8 or n = 12) and condition ~ low | a:2 c:0",
                "x < 0 | a:1",
                "x = 0 | d:1",
                "z >= 3 | a:2 b:1",
                "region = insula | a:1 d:1",
                "region != insula | a:1 b:1 c:0",
                "\"z value\" > 4 | a:1",
                "space = tal | b:1",
                "space = MNI152 | a:2 d:1",
                "space != mni | b:1 c:0",
                "study = \"smith 2010\" | a:2 b:1",
                "study ~ 201 and experiment in (a, c) | a:2 c:0",
                "study = \"Lee: 2012\" | d:1",
                "quality = low | a:2",
                "quality = high | b:1",
                "tags = heat | a:2",
                "tags in (touch, pain) | a:2 c:0",
                "tags ~ ea | a:2",
                "year >= 2010 | a:2 b:1",
                "n == 12 OR n <> 30 AND NOT n=>12 | a:2 c:0"
            })
    void keepsWhatFulfilsIt(String expression, String kept) {
        SelectionResult result = Selection.parse(expression).apply(SET);
        assertThat(shown(result.kept())).isEqualTo(kept);
        int dropped = result.dropped().stream().mapToInt(Dropped::fociDropped).sum();
        assertThat(dropped + result.kept().focusCount()).isEqualTo(SET.focusCount());
        long whole = result.dropped().stream().filter(Dropped::isWhole).count();
        assertThat(whole + result.kept().experimentCount()).isEqualTo(SET.experimentCount());
    }

    @Test
    void saysWhatItDropped() {
        SelectionResult result = Selection.parse("region = insula").apply(SET);
        assertThat(result.dropped())
                .extracting(d -> d.study() + "|" + d.experiment() + "|" + d.fociDropped() + "|" + d.fociKept())
                .containsExactly("Smith 2010|a|1|1", "Smith 2010|b|1|0", "Jones 2011|c|0|0");
    }

    @Test
    void warnsOfValuesThatAreNoNumbers() {
        assertThat(Selection.parse("year >= 2010").apply(SET).warnings().get(0).what())
                .contains("2011a");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | 1 | an empty selection",
                "condition | 10 | the end after the name",
                "condition = | 12 | the end where a value belongs",
                "condition = low back | 17 | \"back\" does not fit here",
                "low back = 3 | 5 | \"back\" after the name \"low\"",
                "condition = \"low | 13 | a quote that is not closed",
                "n >= many | 6 | \"many\" is no number",
                "n =! 3 | 3 | no comparison",
                "n ! 3 | 3 | no comparison",
                "(n = 3 | 7 | the bracket opened at column 1 is not closed",
                "n = 3) | 6 | a bracket that was never opened",
                "n in 3, 4 | 6 | after \"in\"",
                "n in (3, ) | 10 | where a value belongs",
                "n in () | 7 | where a value belongs",
                "and n = 3 | 1 | \"and\" where a comparison begins",
                "n = 3 and | 10 | the end where a comparison begins",
                "n = 3 n = 4 | 7 | \"n\" does not fit here",
                "= 3 | 1 | \"=\" where a comparison begins"
            })
    void errorsShowThePlace(String expression, int column, String what) {
        Problem problem = problemsOf(() -> Selection.parse(expression)).get(0);
        assertThat(problem.what()).contains(what);
        assertThat(problem.where().column()).isEqualTo(column);
        assertThat(problem.where().source()).isEqualTo("--where");
        String[] lines = problem.mend().split("\\R");
        assertThat(lines[1]).contains(expression);
        assertThat(lines[2].indexOf("^") - 8).isEqualTo(column - 1);
    }

    @Test
    void unknownNamesAreAllTold() {
        List<Problem> problems = problemsOf(
                () -> Selection.parse("conditon = x and zebra = 3 or n = 2").apply(SET));
        assertThat(problems).hasSize(2);
        assertThat(problems.get(0).what()).contains("\"conditon\"");
        assertThat(problems.get(0).expected())
                .contains("condition")
                .contains("region")
                .contains("experiment");
        assertThat(problems.get(0).mend()).contains("Did you mean \"condition\"?");
        assertThat(problems.get(1).mend()).doesNotContain("Did you mean");
    }

    @Test
    void aSelectionOfNothingSaysWhatThereIs() {
        Problem problem = problemsOf(
                        () -> Selection.parse("condition = migraine").apply(SET))
                .get(0);
        assertThat(problem.what()).contains("none of the 4 experiments");
        assertThat(problem.expected()).contains("\"Low Back Pain\"").contains("\"fibromyalgia\"");
    }

    @Test
    void hostileExpressionsAreRefused() {
        assertThat(problemsOf(() -> Selection.parse("(".repeat(5000) + "n = 3"))
                        .get(0)
                        .what())
                .contains("nested too deep");
        assertThat(problemsOf(() -> Selection.parse("not ".repeat(2000) + "n = 3"))
                        .get(0)
                        .what())
                .contains("nested too deep");
        assertThat(problemsOf(() -> Selection.parse("n = 3 ".repeat(5000)))
                        .get(0)
                        .what())
                .contains("characters");
    }

    @Test
    void anyWordsGiveASelectionOrACleanError() {
        String[] words = {
            "n",
            "condition",
            "tags",
            "x",
            "=",
            "!=",
            "<",
            ">=",
            "~",
            "in",
            "not",
            "and",
            "or",
            "(",
            ")",
            ",",
            "3",
            "-4.5",
            "\"low back\"",
            "'",
            "pain",
            "!",
            "\u201C"
        };
        int kept = 0;
        for (int round = 0; round < 3000; round++) {
            java.util.Random random = new java.util.Random(round);
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(9); i >= 0; i--) {
                text.append(words[random.nextInt(words.length)]).append(' ');
            }
            try {
                kept += Selection.parse(text.toString()).apply(SET).kept().experimentCount() > 0 ? 1 : 0;
            } catch (InputException e) {
                assertThat(e.problems()).isNotEmpty().allSatisfy(p -> assertThat(p.mend())
                        .contains("^"));
            }
        }
        assertThat(kept).isPositive();
    }

    private static String shown(StudySet set) {
        return String.join(
                " ",
                set.studies().stream()
                        .flatMap(s -> s.experiments().stream())
                        .map(e -> e.name() + ":" + e.foci().size())
                        .toList());
    }

    @Test
    void problemsNameTheOptionThatTheExpressionWasGivenWith() {
        assertThat(problemsOf(() -> Selection.parse("n >", "--exclude"))
                        .get(0)
                        .where()
                        .toString())
                .contains("--exclude");
        assertThat(problemsOf(() -> Selection.parse("zebra = 3", "--exclude").apply(SET))
                        .get(0)
                        .where()
                        .toString())
                .contains("--exclude");
    }
}
