package org.nocimap.fmri.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nocimap.engine.Jobs;
import org.nocimap.engine.RandomStream;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;
import org.nocimap.image.Affine;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;
import org.nocimap.inference.Correction;
import org.nocimap.inference.InferenceSpec;
import org.nocimap.inference.Sides;
import org.nocimap.inference.permutation.Blocks;
import org.nocimap.stats.glm.Contrast;
import org.nocimap.stats.glm.GroupEstimator;

/** Blocks of participants who may be exchanged. */
class ExchangeabilityTest {
    private static final Grid GRID = new Grid(4, 4, 4, Affine.diagonal(2, 2, 2, 0, 0, 0));

    /** Eight participants at four sites, a patient and a control at each; sites differ by much more than people do. */
    private static GroupResult analyse(Optional<GroupSpec.Exchangeable> exchangeable) {
        List<GroupRow> rows = new ArrayList<>();
        float[][] effects = new float[8][GRID.size()];
        RandomStream random = RandomStream.of(3, "exchangeability", 0);
        for (int i = 0; i < 8; i++) {
            boolean patient = i % 2 == 0;
            rows.add(new GroupRow(
                    "sub-" + i,
                    List.of(),
                    List.of(),
                    Map.of("group", patient ? "patient" : "control", "site", "s" + i / 2),
                    Location.NOWHERE));
            int site = i / 2;
            for (int n = 0; n < GRID.size(); n++) {
                effects[i][n] = (float) (10 * site + (patient ? 1 : 0) + 0.1 * random.nextGaussian());
            }
        }
        GroupTable table = new GroupTable(Path.of("table.tsv"), List.of("group", "site"), rows);
        GroupDesign design = GroupDesign.of(table, List.of("group"), MissingValues.REFUSE);
        Problems problems = new Problems();
        Contrast contrast = ContrastText.read("patient - control", design.design(), problems)
                .orElseThrow();
        int[] all = java.util.stream.IntStream.range(0, GRID.size()).toArray();
        GroupMaps maps = new GroupMaps(Mask.of(GRID, all), effects, new float[0][], Set.of(), 0, List.of());
        GroupSpec spec = new GroupSpec(
                GroupEstimator.OLS,
                GroupSpec.Variances.COMMON,
                Sides.UPPER,
                2.3,
                Optional.empty(),
                exchangeable,
                InferenceSpec.withDefaults().withCorrections(Correction.VOXEL_FWE));
        return new GroupAnalysis(spec, design, maps, List.of(contrast)).run(Jobs.plain());
    }

    @Test
    void withinSitesTheirDifferenceDoesNotHideThatOfTheGroups() {
        GroupResult.OfContrast free = analyse(Optional.empty()).contrasts().get(0);
        // 8! / (4! 4!) orders differ; exchanged within pairs 2⁴ do.
        assertThat(free.permuted().permutations()).isEqualTo(69);
        assertThat(least(free)).isGreaterThan(0.2);
        GroupResult.OfContrast within = analyse(Optional.of(new GroupSpec.Exchangeable("site", Blocks.Rule.WITHIN)))
                .contrasts()
                .get(0);
        assertThat(within.permuted().permutations()).isEqualTo(15);
        assertThat(least(within)).isEqualTo(1.0 / 16);
    }

    private static double least(GroupResult.OfContrast one) {
        return java.util.Arrays.stream(one.permuted().upper().get(0).correctedP())
                .min()
                .orElseThrow();
    }

    @Test
    void blocksThatLeaveNothingToExchangeAndUnknownColumnsAreMistakes() {
        assertThatThrownBy(() -> analyse(Optional.of(new GroupSpec.Exchangeable("site", Blocks.Rule.WHOLE))))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("nothing to exchange");
        assertThatThrownBy(() -> analyse(Optional.of(new GroupSpec.Exchangeable("scanner", Blocks.Rule.WITHIN))))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("nobody has a value");
    }
}
