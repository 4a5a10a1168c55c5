package org.nocimap.cbma.connectivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nocimap.atlas.AtlasInfo;
import org.nocimap.atlas.CommercialUse;
import org.nocimap.atlas.LabelAtlas;
import org.nocimap.atlas.Origin;
import org.nocimap.atlas.Region;
import org.nocimap.atlas.SideRule;
import org.nocimap.cbma.connectivity.RegionOfInterest.AtlasLabel;
import org.nocimap.cbma.connectivity.RegionOfInterest.MaskVoxels;
import org.nocimap.cbma.connectivity.RegionOfInterest.ResultCluster;
import org.nocimap.cbma.connectivity.RegionOfInterest.Sphere;
import org.nocimap.image.Affine;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;
import org.nocimap.image.Space;
import org.nocimap.image.Volume;

class RegionOfInterestTest {
    /** Four voxels along x at -6, -2, 2, 6 mm. */
    private static final Grid ROW = new Grid(4, 1, 1, Affine.diagonal(4, 4, 4, -6, 0, 0));

    private static LabelAtlas atlas(SideRule sides) {
        AtlasInfo info = new AtlasInfo(
                "small", "Small atlas", Origin.BROUGHT, Space.MNI, "MNI", sides, CommercialUse.YES, "", "");
        return LabelAtlas.of(
                info,
                new Volume(ROW, new float[] {7, 7, 7, 12}),
                Map.of(7, new Region(7, "Insula, anterior"), 12, new Region(12, "Putamen")));
    }

    @Test
    void aSphereIncludesItsSurface() {
        Sphere sphere = new Sphere(new Point(-38, 14, 8), 5);
        assertThat(sphere.contains(new Point(-38, 14, 13))).isTrue();
        assertThat(sphere.contains(new Point(-35, 18, 8))).isTrue();
        assertThat(sphere.contains(new Point(-38, 14, 13.01))).isFalse();
        assertThat(sphere.title()).isEqualTo("sphere of 5 mm about (-38, 14, 8)");
        assertThat(new Sphere(new Point(1.25, 0, 0), 2.5).title()).isEqualTo("sphere of 2.5 mm about (1.3, 0, 0)");
        assertThatThrownBy(() -> new Sphere(new Point(0, 0, 0), 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Sphere(new Point(0, 0, 0), 51)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSphereIsItsVoxels() {
        Grid grid = new Grid(21, 21, 21, Affine.diagonal(2, 2, 2, -20, -20, -20));
        Mask all = Mask.above(new Volume(grid, new float[grid.size()]), -1);
        // Voxel centres with i² + j² + k² ≤ 4: 1 + 6 + 12 + 8 + 6.
        assertThat(new Sphere(new Point(0, 0, 0), 4).within(all).size()).isEqualTo(33);
    }

    @Test
    void aLabelIsNamedByNumberNamePatternOrSide() {
        LabelAtlas both = atlas(SideRule.FROM_X);
        Point left = new Point(-2, 0, 0);
        Point right = new Point(2, 0, 0);
        Point putamen = new Point(6, 0, 0);
        for (String whole : new String[] {"7", "insula, ANTERIOR", "Insula*", "*anterior"}) {
            AtlasLabel label = new AtlasLabel(both, new LabelPattern(whole));
            assertThat(label.contains(left)).as(whole).isTrue();
            assertThat(label.contains(right)).as(whole).isTrue();
            assertThat(label.contains(putamen)).as(whole).isFalse();
            assertThat(label.contains(new Point(40, 0, 0))).as(whole).isFalse();
        }
        AtlasLabel leftOnly = new AtlasLabel(both, new LabelPattern("Left insula*"));
        assertThat(leftOnly.contains(left)).isTrue();
        assertThat(leftOnly.contains(right)).isFalse();
        assertThat(leftOnly.pattern().in(both)).containsExactly("Left Insula, anterior");
        assertThat(new LabelPattern("*").in(both)).containsExactly("Insula, anterior", "Putamen");
        assertThat(new LabelPattern("Left Insula*").in(atlas(SideRule.IN_NAME))).isEmpty();
    }

    @Test
    void aMisspeltLabelHasNeighbours() {
        LabelPattern wrong = new LabelPattern("left insula anterior part");
        assertThat(wrong.in(atlas(SideRule.FROM_X))).isEmpty();
        assertThat(wrong.near(atlas(SideRule.FROM_X), 5)).containsExactly("Insula, anterior");
        assertThat(new LabelPattern("xyz").near(atlas(SideRule.FROM_X), 1)).containsExactly("Insula, anterior");
    }

    @Test
    void voxelsHoldTheFociNearestToThem() {
        Mask two = Mask.of(ROW, new int[] {1, 2});
        ResultCluster cluster = new ResultCluster("results/ale", 3, two);
        assertThat(cluster.contains(new Point(3.9, 1.9, -1.9))).isTrue();
        assertThat(cluster.contains(new Point(4.1, 0, 0))).isFalse();
        assertThat(cluster.contains(new Point(0, 3, 0))).isFalse();
        assertThat(cluster.title()).isEqualTo("cluster 3 of results/ale");
        assertThat(new MaskVoxels("roi.nii.gz", two).title()).isEqualTo("region roi.nii.gz");
        assertThatThrownBy(() -> new MaskVoxels("roi.nii.gz", Mask.of(ROW, new int[0])))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
