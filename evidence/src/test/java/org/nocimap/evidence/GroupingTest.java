package org.nocimap.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nocimap.evidence.Sets.experiment;
import static org.nocimap.evidence.Sets.foci;
import static org.nocimap.evidence.Sets.focus;
import static org.nocimap.evidence.Sets.set;
import static org.nocimap.evidence.Sets.study;
import static org.nocimap.evidence.formats.Inputs.problemsOf;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.nocimap.files.Problem;

class GroupingTest {
    private static final StudySet SET = set(
            study(
                    "A",
                    Map.of("condition", "migraine"),
                    experiment("one", 12, foci(1, 2, 3), "condition=Low  back pain"),
                    experiment("two", 12, foci(4, 5, 6), "tags=heat; cold")),
            study(
                    "B",
                    experiment(
                            "",
                            20,
                            List.of(
                                    focus(0, 0, 0, "condition=low back pain"),
                                    focus(9, 9, 9, "condition=fibromyalgia"),
                                    focus(8, 8, 8))),
                    experiment("none", 8, List.of(), "condition=fibromyalgia")),
            study("C", experiment("x", 5, foci(5, 5, 5), "tags=cold")));

    @Test
    void everyValueHasItsExperimentsAndFoci() {
        Grouping grouping = Grouping.by(SET, "Condition");
        assertThat(grouping.groups().keySet()).containsExactly("Low back pain", "fibromyalgia", "migraine");
        assertThat(shown(grouping.groups().get("Low back pain"))).isEqualTo("A/one:1 B/:1");
        assertThat(shown(grouping.groups().get("fibromyalgia"))).isEqualTo("B/:1 B/none:0");
        assertThat(shown(grouping.groups().get("migraine"))).isEqualTo("A/two:1");
        assertThat(grouping.groups().get("migraine").name()).isEqualTo("migraine");
        assertThat(grouping.warnings()).hasSize(1);
        assertThat(grouping.warnings().get(0).what()).contains("2 experiments").contains("B | C: x");
    }

    @Test
    void freeTagsPutAnExperimentInSeveralGroups() {
        Map<String, StudySet> groups = Grouping.by(SET, "tags").groups();
        assertThat(shown(groups.get("cold"))).isEqualTo("A/two:1 C/x:1");
        assertThat(shown(groups.get("heat"))).isEqualTo("A/two:1");
    }

    @Test
    void theSpellingDoesNotDependOnTheOrder() {
        StudySet reversed =
                set(SET.studies().get(2), SET.studies().get(1), SET.studies().get(0));
        assertThat(Grouping.by(reversed, "condition").groups().keySet())
                .isEqualTo(Grouping.by(SET, "condition").groups().keySet());
    }

    @Test
    void anUnknownTagIsToldWithTheKnownOnes() {
        Problem problem = problemsOf(() -> Grouping.by(SET, "conditions")).get(0);
        assertThat(problem.expected()).isEqualTo("one of condition, tags");
        assertThat(problem.mend()).contains("\"condition\"");
    }

    private static String shown(StudySet set) {
        return set.studies().stream()
                .flatMap(s -> s.experiments().stream()
                        .map(e -> s.id() + "/" + e.name() + ":" + e.foci().size()))
                .collect(Collectors.joining(" "));
    }
}
