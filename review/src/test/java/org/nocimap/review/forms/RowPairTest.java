package org.nocimap.review.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowPairTest {
    private static final ExtractionForm PEAKS = ExtractionForm.builtIn("coordinates");

    private static FilledRow peak(long place, String table, String x, String y, String z) {
        return new FilledRow(place, Map.of("contrast", "a > b", "table", table, "x", x, "y", y, "z", z));
    }

    @Test
    void aSlipInOneCoordinateIsADifferentCellAndNotAnotherRow() {
        List<RowPair> pairs = RowPair.match(
                PEAKS,
                List.of(peak(1, "2", "-12", "4", "60"), peak(2, "2", "40", "10", "4")),
                List.of(peak(1, "2", "40", "10", "4"), peak(2, "2", "12", "4", "60")));
        assertThat(pairs).extracting(RowPair::id).containsExactly("1-2", "2-1");
    }

    @Test
    void whatOneAloneHasStandsAlone() {
        List<RowPair> pairs = RowPair.match(
                PEAKS,
                List.of(peak(1, "2", "-12", "4", "60")),
                List.of(peak(1, "3", "30", "-70", "8"), peak(2, "2", "-12", "4", "60")));
        assertThat(pairs).extracting(RowPair::id).containsExactly("1-2", "0-1");
    }

    @Test
    void theOrderOfAnExtractorsRowsDoesNotMatterToWhatIsPaired() {
        Random random = new Random(1);
        List<FilledRow> first = new ArrayList<>();
        for (int n = 1; n <= 60; n++) {
            first.add(peak(
                    n,
                    Integer.toString(n % 4),
                    Integer.toString(random.nextInt(120) - 60),
                    Integer.toString(random.nextInt(120) - 80),
                    Integer.toString(random.nextInt(90) - 30)));
        }
        List<FilledRow> shuffled = new ArrayList<>(first);
        Collections.shuffle(shuffled, random);
        List<FilledRow> second = new ArrayList<>();
        Map<Long, Long> expected = new HashMap<>();
        for (int n = 0; n < shuffled.size(); n++) {
            second.add(new FilledRow(n + 1L, shuffled.get(n).answers()));
            expected.put(shuffled.get(n).place(), n + 1L);
        }
        for (RowPair pair : RowPair.match(PEAKS, first, second)) {
            assertThat(pair.second().orElseThrow().place())
                    .isEqualTo(expected.get(pair.first().orElseThrow().place()));
        }
    }

    @Test
    void synonymsMinusSignsAndConditionsBecomeOneWord() {
        assertThat(ExtractionForm.builtIn("imaging-study")
                        .field("modality")
                        .orElseThrow()
                        .kept(" rs-fmri "))
                .isEqualTo("resting-state fMRI");
        FormField x = PEAKS.field("x").orElseThrow();
        assertThat(x.kept("−12.0")).isEqualTo("-12.0");
        assertThat(x.same("-12.0", "-12")).isTrue();
        assertThat(x.problemWith("-320")).isPresent();
        FormField condition =
                ExtractionForm.builtIn("population").field("condition").orElseThrow();
        assertThat(condition.kept("FM")).isEqualTo(condition.kept("fibromyalgia syndrome"));
        assertThat(condition.kept("an unheard-of disease")).isEqualTo("an unheard-of disease");
        assertThat(PEAKS.field("row").orElseThrow().kept("3.0")).isEqualTo("3");
    }

    @Test
    void everyFormThatShipsIsReadAgainFromWhatItWrites() {
        for (String id : ExtractionForm.BUILT_IN) {
            ExtractionForm form = ExtractionForm.builtIn(id);
            assertThat(ExtractionForm.parse(form.json())).as(id).isEqualTo(form);
        }
    }
}
