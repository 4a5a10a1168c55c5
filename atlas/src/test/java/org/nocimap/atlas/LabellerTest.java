package org.nocimap.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nocimap.image.Affine;
import org.nocimap.image.Grid;
import org.nocimap.image.Point;

class LabellerTest {
    private static final Grid GRID = new Grid(10, 10, 10, Affine.diagonal(2, 2, 2, -9, 0, 0));
    private static final Point A = new Point(-9, 0, 0);
    private static final Point B = new Point(9, 18, 18);
    private static final Point C = new Point(9, 0, 0);

    private final LabelAtlas cortex = TestAtlas.of(
            "cortex",
            GRID,
            SideRule.FROM_X,
            Map.of(1, new Region(1, "Parahippocampal Gyrus"), 2, new Region(2, "Precuneus")),
            Map.of(A, 1, B, 2));
    private final LabelAtlas nuclei = TestAtlas.of(
            "nuclei",
            GRID,
            SideRule.IN_NAME,
            Map.of(73, new Region(73, "Amyg_L"), 33, new Region(33, "PrCu_R"), 40, new Region(40, "MTG_R")),
            Map.of(A, 73, B, 33, C, 40));
    private final Labeller labeller =
            new Labeller(List.of(Labeller.Ranked.of(cortex), new Labeller.Ranked(nuclei, id -> id >= 73)));

    @Test
    void theFirstExactLabelWins() {
        assertThat(labeller.best(B).orElseThrow().atlas()).isEqualTo("cortex");
        assertThat(labeller.best(C).orElseThrow().atlas()).isEqualTo("nuclei");
    }

    @Test
    void anAtlasIsAskedFirstForWhatItIsBestFor() {
        assertThat(labeller.best(A).orElseThrow().label()).isEqualTo("Amyg_L");
    }

    @Test
    void withoutAnExactLabelTheNearestOfAllWins() {
        RegionLabel near = labeller.best(new Point(9, 5.5, 0)).orElseThrow();
        assertThat(near.label()).isEqualTo("MTG_R");
        assertThat(near.distanceMm()).isEqualTo(5.5);
        assertThat(labeller.best(new Point(0, 9, 9))).isEmpty();
    }

    @Test
    void allAtlasesAreNamedInOrder() {
        assertThat(labeller.all(A)).extracting(RegionLabel::atlas).containsExactly("cortex", "nuclei");
        assertThat(labeller.all(C)).extracting(RegionLabel::atlas).containsExactly("nuclei");
        assertThat(labeller.shares(GRID, new int[] {0, 1}).get(1).shares())
                .containsExactly(new LabelShare("Amyg_L", 1, 50), new LabelShare("unlabelled", 1, 50));
    }
}
