package org.nocimap.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class TicksTest {

    @Property(tries = 500)
    void ticksAreRoundWithinTheAxisAndToldApart(
            @ForAll @DoubleRange(min = -1e4, max = 1e4) double low,
            @ForAll @Scale(4) @DoubleRange(min = 1e-4, max = 1e4) double length,
            @ForAll @IntRange(min = 2, max = 20) int most) {
        Ticks ticks = Ticks.between(low, low + length, most);
        List<String> labels = ticks.values().stream().map(ticks::label).toList();

        assertThat(ticks.values()).isSorted().hasSizeLessThanOrEqualTo(most);
        assertThat(ticks.values()).allSatisfy(v -> assertThat(v).isBetween(low - 1e-6, low + length + 1e-6));
        assertThat(labels).doesNotHaveDuplicates();
        for (int n = 0; n < labels.size(); n++) {
            assertThat(Double.parseDouble(labels.get(n).replace('−', '-')))
                    .isEqualTo(ticks.values().get(n), org.assertj.core.data.Offset.offset(1e-6));
        }
    }

    @Test
    void anAxisFromZeroToOne() {
        Ticks ticks = Ticks.between(0, 1, 6);

        assertThat(ticks.values().stream().map(ticks::label)).containsExactly("0.0", "0.2", "0.4", "0.6", "0.8", "1.0");
        assertThat(Ticks.between(-4000, 6000, 6).values())
                .containsExactly(-4000.0, -2000.0, 0.0, 2000.0, 4000.0, 6000.0);
    }
}
