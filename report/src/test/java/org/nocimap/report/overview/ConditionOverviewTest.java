package org.nocimap.report.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nocimap.atlas.AtlasInfo;
import org.nocimap.atlas.CommercialUse;
import org.nocimap.atlas.LabelAtlas;
import org.nocimap.atlas.Origin;
import org.nocimap.atlas.Region;
import org.nocimap.atlas.SideRule;
import org.nocimap.atlas.regions.AtlasRegions;
import org.nocimap.atlas.regions.Sides;
import org.nocimap.cbma.contrast.ClusterSupport;
import org.nocimap.image.Affine;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;
import org.nocimap.image.Space;
import org.nocimap.image.Volume;

/** Four voxels in a row: 0 and 1 are the insula, 2 and 3 the thalamus. */
class ConditionOverviewTest {
    private static final Grid GRID = new Grid(4, 1, 1, Affine.diagonal(20, 20, 20, 0, 0, 0));
    private static final Mask MASK = Mask.of(GRID, IntStream.range(0, 4).toArray());

    private static ConditionFindings findings(String condition, int[] significant, double[] z) {
        AtlasInfo info = new AtlasInfo(
                "made", "made", Origin.BROUGHT, Space.MNI, "", SideRule.IN_NAME, CommercialUse.YES, "", "");
        LabelAtlas atlas = LabelAtlas.of(
                info,
                new Volume(GRID, new float[] {1, 1, 2, 2}),
                Map.of(1, new Region(1, "insula"), 2, new Region(2, "thalamus")));
        boolean[] mask = new boolean[4];
        Arrays.stream(significant).forEach(n -> mask[n] = true);
        int insula = (int) Arrays.stream(significant).filter(n -> n < 2).count();
        int thalamus = significant.length - insula;
        Map<String, RegionFinding> regions = Map.of(
                "insula", finding(insula, new Point(0, 0, 0)), "thalamus", finding(thalamus, new Point(40, 0, 0)));
        return new ConditionFindings(condition, MASK, mask, z, new AtlasRegions(atlas, Sides.TOGETHER), regions, 5);
    }

    private static RegionFinding finding(int voxels, Point place) {
        return new RegionFinding(
                voxels, voxels > 0 ? 4 : 0, 3, 2, voxels > 0 ? List.of(place) : List.of(), List.of(place));
    }

    private static ConditionOverview overview() {
        return ConditionOverview.of(List.of(
                        findings("a", new int[] {0, 1}, new double[] {4, 3.5, 0, 0}),
                        findings("b", new int[] {1, 2}, new double[] {0, 3.2, 5, 0}),
                        findings("c", new int[] {1}, new double[] {0, 3.9, 0, 0})))
                .orElseThrow();
    }

    @Test
    void countsConditionsInEveryVoxelAndTakesTheSmallestZ() {
        Overlap overlap = overview().overlap();
        assertThat(overlap.counts()).containsExactly(1, 3, 1, 0);
        assertThat(overlap.conjunctionZ()).containsExactly(0, 3.2, 0, 0);
        assertThat(overlap.voxels(1)).isEqualTo(3);
        assertThat(overlap.regions(3)).containsExactly("insula");
    }

    @Test
    void saysWhatIsSharedAndWhatIsNot() {
        assertThat(overview().sentences())
                .anyMatch(s -> s.startsWith("Significant voxels in all 3 conditions") && s.contains("insula"))
                .anyMatch(s -> s.contains("1 voxel is significant in all conditions, in insula"))
                .anyMatch(s -> s.equals("Significant in b only: thalamus."))
                .anyMatch(s -> s.contains("does not show that they differ"));
    }

    @Test
    void tabulatesEveryRegionForEveryCondition() {
        assertThat(overview().tsv().lines())
                .hasSize(1 + 2 * 3)
                .contains("insula\tshared by all\ta\t2\t4.000\t3\t2\t5")
                .contains("thalamus\tin one only\tc\t0\t0.000\t3\t2\t5");
        assertThat(overview().lines().get(0).get(2)).isEqualTo("z 4.00 (2 voxels); 2/5 studies, 3 foci");
    }

    @Test
    void drawsTheCircuitOfSignificantRegions() {
        assertThat(overview().circuit("Circuit", MASK, "made", "p < 0.05"))
                .hasValueSatisfying(p -> assertThat(p.description()).contains("Shared by all: insula."));
    }

    @Test
    void oneConditionHasNothingToShare() {
        assertThat(ConditionOverview.of(List.of(findings("a", new int[] {0}, new double[4]))))
                .isEmpty();
    }

    @Test
    void marksWhatIsAboveTheRest() {
        SpecificCluster cluster = new SpecificCluster(
                1, 800, new Point(40, 0, 0), "thalamus", 3.1, 0.02, new ClusterSupport(4, 1), List.of("thalamus"));
        ConditionOverview overview = ConditionOverview.of(
                        List.of(
                                findings("a", new int[] {0, 1}, new double[] {4, 3.5, 0, 0}),
                                findings("b", new int[] {1, 2}, new double[] {0, 3.2, 5, 0})),
                        List.of(
                                OneAgainstRest.failed("a", "the group has one experiment only"),
                                new OneAgainstRest("b", 5, 1, Optional.empty(), List.of(cluster), List.of(), "")))
                .orElseThrow();

        assertThat(overview.tsv().lines())
                .contains("thalamus\tin one only\tb\t1\t4.000\t3\t2\t5\tyes")
                .anyMatch(line -> line.startsWith("insula") && line.contains("\tb\t") && line.endsWith("\tno"))
                .anyMatch(line -> line.contains("\ta\t") && line.endsWith("\tnot compared"));
        assertThat(overview.specificity().orElseThrow().sentences())
                .contains(
                        "a was not compared with the rest: the group has one experiment only.",
                        "Specific to b by contrast, above the rest in 1 cluster: thalamus.");
        assertThat(overview.specificity().orElseThrow().tsv())
                .contains("b\t5\t1\t1\t40\t0\t0\tthalamus\t3.100\t0.02000\t800\t4\t1\tthalamus");
    }
}
