package org.nocimap.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.nocimap.evidence.Experiment;
import org.nocimap.evidence.Focus;
import org.nocimap.evidence.Study;
import org.nocimap.files.Location;
import org.nocimap.image.Point;
import org.nocimap.image.Space;

class PeakTableTest {
    private static final Location SOURCE = new Location("clusters of a map", 0, 0, "");

    private static Cluster cluster(int number, Peak... peaks) {
        return new Cluster(number, new int[] {1, 2, 3}, 24, new Point(0, 0, 0), 1, List.of(peaks), Map.of());
    }

    @Test
    void everyPeakBecomesAFocusThatKnowsItsCluster() {
        PeakTable table = new PeakTable(List.of(
                cluster(
                        1,
                        new Peak(7, new Point(-38, 10, 2), 0.0341, 6.741, 7.9e-12),
                        new Peak(9, new Point(-38, 22, 2), 0.02, 4.5, 3.4e-6)),
                cluster(2, new Peak(3, new Point(4, -20, 40), 0.018, 4.1, 2.07e-5))));

        Study study = table.toStudy(
                "Pain 2026", "patients > controls", OptionalInt.of(412), p -> p.x() < 0 ? "Left insula" : "", SOURCE);

        Experiment experiment = study.experiments().get(0);
        assertThat(study.id()).isEqualTo("Pain 2026");
        assertThat(experiment.subjects()).hasValue(412);
        assertThat(experiment.foci())
                .extracting(Focus::point)
                .containsExactly(new Point(-38, 10, 2), new Point(-38, 22, 2), new Point(4, -20, 40));
        assertThat(experiment.foci())
                .allMatch(f -> f.space() == Space.MNI && f.where().equals(SOURCE));
        assertThat(experiment.foci().get(0).tags())
                .containsExactly(
                        Map.entry("cluster", "1"),
                        Map.entry("size_mm3", "24"),
                        Map.entry("peak_value", "0.034100"),
                        Map.entry("peak_z", "6.741"),
                        Map.entry("peak_p", "7.90e-12"),
                        Map.entry("region", "Left insula"));
        assertThat(experiment.foci().get(2).tags()).doesNotContainKey("region");
    }

    @Test
    void numbersAreWrittenTheSameInEveryCountry() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            Study study = new PeakTable(List.of(cluster(1, new Peak(0, new Point(0, 0, 0), 0.5, 1.5, 0.25))))
                    .toStudy("a", "b", OptionalInt.empty(), p -> "", SOURCE);
            assertThat(study.experiments().get(0).foci().get(0).tags()).containsEntry("peak_z", "1.500");
        } finally {
            Locale.setDefault(before);
        }
    }
}
