package org.nocimap.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.nocimap.image.Affine;
import org.nocimap.image.Grid;
import org.nocimap.image.Point;
import org.nocimap.image.Space;
import org.nocimap.image.SpaceTransform;
import org.nocimap.image.Volume;

class LabelAtlasTest {
    /** 10×10×10 voxels of 2 mm, x from -9 to 9, y and z from 0 to 18. */
    private static final Grid GRID = new Grid(10, 10, 10, Affine.diagonal(2, 2, 2, -9, 0, 0));

    private static final Map<Integer, Region> NAMES =
            Map.of(7, new Region(7, "Insula"), 300, new Region(300, "Vermis"));

    @Test
    void namesTheVoxelThatHoldsThePoint() {
        LabelAtlas atlas = TestAtlas.of(GRID, SideRule.IN_NAME, NAMES, Map.of(new Point(-9, 0, 0), 7));
        RegionLabel label = atlas.at(new Point(-8.1, 0.9, -0.9)).orElseThrow();
        assertThat(label.label()).isEqualTo("Insula");
        assertThat(label.distanceMm()).isZero();
        assertThat(label.atlas()).isEqualTo("test");
        assertThat(label.text()).isEqualTo("Insula");
    }

    @Test
    void theSignOfXDecidesWhereTheMidlineStrays() {
        Map<Integer, Region> names = Map.of(
                1, new Region(1, "Left Gyrus"), 2, new Region(2, "Right Gyrus"), 3, new Region(3, "Left Nucleus"));
        Map<Point, Integer> voxels =
                Map.of(new Point(-1, 8, 8), 1, new Point(1, 8, 8), 1, new Point(3, 8, 8), 2, new Point(1, 0, 0), 3);
        LabelAtlas atlas = TestAtlas.of(GRID, SideRule.IN_NAME_AND_X, names, voxels);

        assertThat(atlas.at(new Point(1, 8, 8)).orElseThrow().text()).isEqualTo("Right Gyrus (2.0 mm)");
        assertThat(atlas.at(new Point(1, 8, 8), 0)).isEmpty();
        assertThat(atlas.at(new Point(-1, 8, 8)).orElseThrow().text()).isEqualTo("Left Gyrus");
        assertThat(atlas.at(new Point(0, 8, 8)).orElseThrow().text()).isEqualTo("Left Gyrus");
        assertThat(atlas.at(new Point(1, 0, 0)).orElseThrow().text())
                .as("has no twin")
                .isEqualTo("Left Nucleus");
        assertThat(atlas.at(new Point(1, 10, 8)).orElseThrow().text())
                .as("the nearest of its own side")
                .isEqualTo("Right Gyrus (2.8 mm)");
        assertThat(atlas.shares(List.of(new Point(1, 8, 8), new Point(3, 8, 8))))
                .containsExactly(new LabelShare("Right Gyrus", 2, 100));
        assertThat(TestAtlas.of(GRID, SideRule.IN_NAME, names, voxels)
                        .at(new Point(1, 8, 8))
                        .orElseThrow()
                        .text())
                .isEqualTo("Left Gyrus");
    }

    @Test
    void otherwiseTheNearestWithinReach() {
        LabelAtlas atlas =
                TestAtlas.of(GRID, SideRule.IN_NAME, NAMES, Map.of(new Point(-9, 8, 8), 7, new Point(-9, 14, 8), 300));
        RegionLabel label = atlas.at(new Point(-6, 12, 8)).orElseThrow();
        assertThat(label.region().id()).isEqualTo(300);
        assertThat(label.distanceMm()).isCloseTo(Math.sqrt(9 + 4), within(1e-12));
        assertThat(label.text()).isEqualTo("Vermis (3.6 mm)");
        assertThat(atlas.at(new Point(-6, 12, 8), 3.6)).isEmpty();
        assertThat(atlas.at(new Point(-6, 12, 8), 0)).isEmpty();
        assertThat(atlas.at(new Point(9, 8, 8))).isEmpty();
    }

    @Test
    void reachesFromBeyondTheGrid() {
        LabelAtlas atlas = TestAtlas.of(GRID, SideRule.IN_NAME, NAMES, Map.of(new Point(-9, 0, 0), 7));
        assertThat(atlas.at(new Point(-14, 0, 0)).orElseThrow().distanceMm()).isCloseTo(5, within(1e-12));
        assertThat(atlas.at(new Point(-1000, 0, 0))).isEmpty();
    }

    @Test
    void sideComesFromTheLabelledVoxelWhereOneLabelServesBoth() {
        LabelAtlas atlas =
                TestAtlas.of(GRID, SideRule.FROM_X, NAMES, Map.of(new Point(-9, 8, 8), 7, new Point(1, 8, 8), 7));
        assertThat(atlas.at(new Point(-9, 8, 8)).orElseThrow().label()).isEqualTo("Left Insula");
        assertThat(atlas.at(new Point(1, 8, 8)).orElseThrow().label()).isEqualTo("Right Insula");
        assertThat(atlas.at(new Point(-1, 8, 8)).orElseThrow().label()).isEqualTo("Right Insula");
        Grid odd = new Grid(3, 1, 1, Affine.diagonal(2, 2, 2, -2, 0, 0));
        LabelAtlas midline = TestAtlas.of(odd, SideRule.FROM_X, NAMES, Map.of(new Point(0, 0, 0), 300));
        assertThat(midline.at(new Point(0, 0, 0)).orElseThrow().label()).isEqualTo("Vermis");
    }

    @Test
    void goesThroughTheAffine() {
        Grid flipped = new Grid(10, 10, 10, Affine.diagonal(-2, 2, 2, 9, 0, 0));
        LabelAtlas atlas = TestAtlas.of(flipped, SideRule.IN_NAME, NAMES, Map.of(new Point(-9, 4, 4), 7));
        assertThat(atlas.at(new Point(-9, 4, 4), 0)).isPresent();
        assertThat(atlas.at(new Point(9, 4, 4), 0)).isEmpty();
    }

    @Test
    void carriesPointsIntoTalairachWhereTheAtlasIsThere() {
        AtlasInfo info = TestAtlas.info("tal", SideRule.IN_NAME, Space.TALAIRACH);
        float[] data = new float[GRID.size()];
        data[GRID.index(2, 5, 5)] = 7;
        LabelAtlas atlas = LabelAtlas.of(info, new Volume(GRID, data), NAMES);
        Point talairach = GRID.affine().apply(2, 5, 5);
        assertThat(atlas.at(SpaceTransform.LANCASTER_POOLED.toMni(talairach), 0))
                .isPresent();
        assertThat(atlas.at(new Point(talairach.x(), talairach.y(), talairach.z() - 4), 0))
                .isEmpty();
    }

    @Test
    void sharesAddUpAndAreSorted() {
        LabelAtlas atlas = TestAtlas.of(
                GRID,
                SideRule.FROM_X,
                NAMES,
                Map.of(new Point(-9, 0, 0), 7, new Point(-7, 0, 0), 7, new Point(9, 0, 0), 7, new Point(9, 2, 0), 300));
        List<LabelShare> shares = atlas.shares(List.of(
                new Point(-9, 0, 0),
                new Point(-7, 0, 0),
                new Point(9, 0, 0),
                new Point(9, 2, 0),
                new Point(0, 15, 15)));
        assertThat(shares)
                .containsExactly(
                        new LabelShare("Left Insula", 2, 40),
                        new LabelShare("Right Insula", 1, 20),
                        new LabelShare("Right Vermis", 1, 20),
                        new LabelShare("unlabelled", 1, 20));
        assertThat(atlas.shares(List.of())).isEmpty();
    }

    @Test
    void countsVoxelsAndNamesWhatHasNoName() {
        LabelAtlas atlas = TestAtlas.of(
                GRID,
                SideRule.IN_NAME,
                NAMES,
                Map.of(new Point(-9, 0, 0), 7, new Point(-7, 0, 0), 7, new Point(9, 0, 0), 41));
        assertThat(atlas.regions()).containsExactly(new Region(7, "Insula"), new Region(41, "label 41"));
        assertThat(atlas.voxelCounts()).containsExactly(2, 1);
    }

    @Test
    void holdsThousandsOfLabels() {
        float[] data = new float[GRID.size()];
        for (int v = 0; v < data.length; v++) {
            data[v] = 3 * v - 900;
        }
        LabelAtlas atlas =
                LabelAtlas.of(TestAtlas.info("many", SideRule.IN_NAME, Space.MNI), new Volume(GRID, data), Map.of());
        assertThat(atlas.regions()).hasSize(999);
        for (int v = 0; v < data.length; v++) {
            assertThat(atlas.regionOf(v).map(Region::id).orElse(0)).isEqualTo(3 * v - 900);
        }
    }

    @Test
    void refusesWhatIsNotALabel() {
        float[] data = new float[GRID.size()];
        data[5] = 0.5f;
        assertThatThrownBy(() -> LabelAtlas.of(
                        TestAtlas.info("x", SideRule.IN_NAME, Space.MNI), new Volume(GRID, data), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0.5");
        data[5] = Float.NaN;
        assertThatThrownBy(() -> LabelAtlas.of(
                        TestAtlas.info("x", SideRule.IN_NAME, Space.MNI), new Volume(GRID, data), Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 200)
    void nearestIsWhatLookingAtEveryVoxelFinds(
            @ForAll @IntRange(min = 0, max = 999) int first,
            @ForAll @IntRange(min = 0, max = 999) int second,
            @ForAll @IntRange(min = -160, max = 160) int x10,
            @ForAll @IntRange(min = -60, max = 250) int y10,
            @ForAll @IntRange(min = -60, max = 250) int z10) {
        float[] data = new float[GRID.size()];
        data[first] = 7;
        data[second] = 300;
        LabelAtlas atlas =
                LabelAtlas.of(TestAtlas.info("test", SideRule.IN_NAME, Space.MNI), new Volume(GRID, data), NAMES);
        Point p = new Point(x10 / 10.0, y10 / 10.0, z10 / 10.0);
        double least =
                Math.min(GRID.pointOf(first).distanceTo(p), GRID.pointOf(second).distanceTo(p));
        double[] index = GRID.continuousIndexOf(p);
        boolean own = Math.abs(index[0] - GRID.voxel(first).i()) < 0.5 - 1e-9
                && Math.abs(index[1] - GRID.voxel(first).j()) < 0.5 - 1e-9
                && Math.abs(index[2] - GRID.voxel(first).k()) < 0.5 - 1e-9;
        var label = atlas.at(p);
        if (own) {
            assertThat(label.orElseThrow().distanceMm()).isZero();
        } else if (least > LabelAtlas.REACH_MM) {
            assertThat(label).isEmpty();
        } else {
            assertThat(label.orElseThrow().distanceMm()).isIn(0.0, least);
        }
    }
}
