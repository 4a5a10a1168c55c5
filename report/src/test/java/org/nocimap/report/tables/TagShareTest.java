package org.nocimap.report.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.nocimap.cbma.AleExperiment;
import org.nocimap.cbma.Contribution;
import org.nocimap.evidence.Experiment;
import org.nocimap.files.Location;

class TagShareTest {
    /** Every study reported an increase and a decrease and was pooled; only its condition divides them. */
    @Test
    void anExperimentPooledFromSeveralValuesCountsUnderEach() {
        List<AleExperiment> experiments = List.of(
                experiment(Map.of("direction", "increase; decrease", "condition", "ca")),
                experiment(Map.of("direction", "decrease", "condition", "ca; cb")),
                experiment(Map.of("condition", "cb; cc")));
        List<Contribution> contributions = List.of(
                new Contribution(0, 3, 50, 0.5), new Contribution(1, 2, 30, 0.7), new Contribution(2, 1, 20, 0.8));

        assertThat(TagShare.dividing(experiments)).containsExactly("condition", "direction");
        assertThat(TagShare.of(contributions, experiments, List.of("condition", "direction")))
                .containsExactly(
                        new TagShare("condition", "ca", 2, 5, 80),
                        new TagShare("condition", "cb", 2, 3, 50),
                        new TagShare("condition", "cc", 1, 1, 20),
                        new TagShare("direction", "decrease", 2, 5, 80),
                        new TagShare("direction", "increase", 1, 3, 50),
                        new TagShare("direction", TagShare.MISSING, 1, 1, 20));
    }

    @Test
    void aTagWithOneValueOrWithoutSharedValuesDividesNothing() {
        assertThat(TagShare.dividing(List.of(
                        experiment(Map.of("id", "1", "condition", "ca")),
                        experiment(Map.of("id", "2", "condition", "ca")))))
                .isEmpty();
    }

    private static AleExperiment experiment(Map<String, String> tags) {
        return new AleExperiment(
                "study", new Experiment("e", OptionalInt.of(12), List.of(), tags, Location.NOWHERE), 9, 0);
    }
}
