package org.nocimap.atlas.derive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nocimap.image.Affine;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;
import org.nocimap.image.SpaceTransform;
import org.nocimap.image.Volume;

class RecipesTest {
    private static final Grid ONE_MM = new Grid(61, 61, 61, Affine.diagonal(1, 1, 1, -30, -30, -30));
    private static final Grid TWO_MM = new Grid(31, 31, 31, Affine.diagonal(2, 2, 2, -30, -30, -30));

    /** A ball of the given radius around the origin, with a hollow core. */
    private static Volume shell(double outer, double inner) {
        float[] data = new float[ONE_MM.size()];
        for (int v = 0; v < data.length; v++) {
            double r = ONE_MM.pointOf(v).distanceTo(new Point(0, 0, 0));
            data[v] = r <= outer && r >= inner ? 100 : 0;
        }
        return new Volume(ONE_MM, data);
    }

    @Test
    void theUnderlayIsTheHeadInsideTheMaskAndNothingElse() {
        Grid grid = new Grid(20, 20, 20, Affine.diagonal(1, 1, 1, -10, -10, -10));
        float[] head = new float[grid.size()];
        java.util.Arrays.fill(head, 80);
        head[grid.index(10, 10, 10)] = 0;
        Mask brain = Mask.above(ball(grid, 7), 0.5);

        Volume inside = UnderlayRecipe.inside(brain, new Volume(grid, head));

        assertThat(inside.at(10, 10, 10)).as("dark, but inside").isEqualTo(1);
        assertThat(inside.at(10, 10, 14)).isEqualTo(80);
        assertThat(inside.at(0, 10, 10)).as("outside").isZero();
        assertThat(inside.at(19, 19, 19)).as("outside").isZero();
    }

    private static Volume ball(Grid grid, double radius) {
        float[] data = new float[grid.size()];
        for (int v = 0; v < data.length; v++) {
            data[v] = grid.pointOf(v).distanceTo(new Point(0, 0, 0)) <= radius ? 1 : 0;
        }
        return new Volume(grid, data);
    }

    @Test
    void brainFillsHolesAndKeepsTheSize() {
        Mask mask = BrainMaskRecipe.brain(shell(20, 8), TWO_MM);
        assertThat(mask.contains(new Point(0, 0, 0))).isTrue();
        assertThat(mask.contains(new Point(24, 0, 0))).isFalse();
        double ball = 4 / 3.0 * Math.PI * Math.pow(20, 3);
        assertThat(mask.volumeMm3()).isCloseTo(ball, within(0.12 * ball));
    }

    @Test
    void brainAtTheBorderOfTheGridIsNotEatenAway() {
        Grid half = new Grid(31, 31, 16, Affine.diagonal(2, 2, 2, -30, -30, 0));
        Mask mask = BrainMaskRecipe.brain(shell(20, 0), half);
        assertThat(mask.contains(new Point(0, 0, 0))).isTrue();
        assertThat(mask.contains(new Point(14, 0, 0))).isTrue();
    }

    @Test
    void croppingKeepsEveryVoxelWhereItIs() {
        Volume whole = shell(10, 3);
        Volume cropped = UnderlayRecipe.crop(whole);
        assertThat(cropped.grid().nx()).isEqualTo(25);
        assertThat(Mask.of(cropped).size()).isEqualTo(Mask.of(whole).size());
        assertThat(cropped.grid().pointOf(0)).isEqualTo(new Point(-12, -12, -12));
        assertThat(Mask.of(cropped).contains(new Point(10, 0, 0))).isTrue();
        assertThat(Mask.of(cropped).contains(new Point(0, 0, 0))).isFalse();
    }

    @Test
    void labelsAreLookedUpInTalairach() {
        float[] data = new float[ONE_MM.size()];
        data[ONE_MM.index(40, 20, 35)] = 2;
        Point talairach = ONE_MM.affine().apply(40, 20, 35);
        Point mni = SpaceTransform.LANCASTER_POOLED.toMni(talairach);
        Grid there = new Grid(1, 1, 1, Affine.diagonal(2, 2, 2, mni.x(), mni.y(), mni.z()));
        assertThat(DaemonRecipe.carry(new Volume(ONE_MM, data), there).data()).containsExactly(2);
    }

    @Test
    void labelsOfTheWrongSideGo() {
        List<String> labels = List.of(" : : : : ", "Left Cerebrum: : : : ", "Right Cerebrum: : : : ", " : :Cuneus: : ");
        Grid grid = new Grid(6, 1, 1, Affine.diagonal(4, 2, 2, -8, 0, 0));
        Volume carried = new Volume(grid, new float[] {2, 2, 1, 2, 1, 3});
        assertThat(DaemonRecipe.withoutWrongSides(carried, labels).data()).containsExactly(0, 2, 1, 2, 0, 3);
    }

    @Test
    void tableSplitsTheFivePartsAndNamesTheLabel() {
        List<String> labels = List.of(
                " : : : : ",
                "Left Cerebrum:Sub-lobar:Thalamus:Gray Matter:Ven Pos Lat Nuc",
                "Right Cerebrum:Frontal Lobe:Precentral Gyrus:Gray Matter:Brodmann area 4");
        Grid grid = new Grid(3, 1, 1, Affine.diagonal(2, 2, 2, 0, 0, 0));
        assertThat(DaemonRecipe.table(labels, new Volume(grid, new float[] {0, 2, 1})))
                .isEqualTo("id\tname\tside\tlobe\tgyrus\ttissue\tcell\n"
                        + "1\tLeft Ventral Posterior Lateral Nucleus (Thalamus)"
                        + "\tLeft Cerebrum\tSub-lobar\tThalamus\tGray Matter\tVen Pos Lat Nuc\n"
                        + "2\tRight Precentral Gyrus, BA 4"
                        + "\tRight Cerebrum\tFrontal Lobe\tPrecentral Gyrus\tGray Matter\tBrodmann area 4\n");
    }

    @Test
    void namesSayWhatAStructureIsPartOf() {
        assertThat(name("Left Cerebellum:Anterior Lobe:Culmen:Gray Matter: ")).isEqualTo("Left Culmen (Cerebellum)");
        assertThat(name("Left Cerebellum:Posterior Lobe:Cerebellar Tonsil:Gray Matter: "))
                .isEqualTo("Left Cerebellar Tonsil");
        assertThat(name("Right Cerebellum: : :Gray Matter: ")).isEqualTo("Right Cerebellum");
        assertThat(name("Right Brainstem:Midbrain: :Gray Matter:Substania Nigra"))
                .isEqualTo("Right Substantia Nigra");
        assertThat(name("Left Cerebrum:Temporal Lobe:Sub-Gyral:Gray Matter:Brodmann area 20"))
                .isEqualTo("Left Sub-Gyral (Temporal Lobe), BA 20");
        assertThat(name("Inter-Hemispheric:Occipital Lobe:Cuneus:Gray Matter: "))
                .isEqualTo("Cuneus");
        assertThat(name(" : : :Gray Matter: ")).isEqualTo("Grey Matter");
    }

    @Test
    void threeMeansFindsTheClasses() {
        float[] intensities = new float[3000];
        for (int n = 0; n < 1000; n++) {
            intensities[n] = 40 + n % 11;
            intensities[n + 1000] = 80 + n % 11;
            intensities[n + 2000] = 110 + n % 11;
        }
        ThreeMeans classes = ThreeMeans.of(intensities);
        assertThat(classes.greyFrom()).isCloseTo(65, within(0.5));
        assertThat(classes.greyBelow()).isCloseTo(100, within(0.5));
    }

    @Test
    void greyMatterIsTheMiddleClassAndTheNucleiInsideTheBrain() {
        float[] intensities = new float[ONE_MM.size()];
        float[] labels = new float[TWO_MM.size()];
        for (int v = 0; v < intensities.length; v++) {
            double r = ONE_MM.pointOf(v).distanceTo(new Point(0, 0, 0));
            intensities[v] = r <= 18 ? 110 : r <= 24 ? 80 : r <= 26 ? 40 : 0;
        }
        labels[TWO_MM.index(15, 15, 15)] = 1;
        for (int i = 13; i <= 17; i++) {
            for (int j = 13; j <= 17; j++) {
                for (int k = 13; k <= 17; k++) {
                    labels[TWO_MM.index(i, j, k)] = 1;
                }
            }
        }
        Volume t1 = new Volume(ONE_MM, intensities);
        Mask brain = Mask.of(new Volume(TWO_MM, onesWithin(24)));
        List<String> names = List.of(" : : : : ", "Left Cerebrum:Sub-lobar:Thalamus:Gray Matter: ");
        Mask withoutNuclei = GreyMatterRecipe.grey(t1, new Volume(TWO_MM, new float[labels.length]), names, brain);
        assertThat(withoutNuclei.contains(new Point(22, 0, 0))).isTrue();
        assertThat(withoutNuclei.contains(new Point(8, 0, 0))).isFalse();
        assertThat(withoutNuclei.contains(new Point(0, 0, 0))).isFalse();
        assertThat(withoutNuclei.contains(new Point(26, 0, 0))).isFalse();
    }

    private static float[] onesWithin(double radius) {
        float[] data = new float[TWO_MM.size()];
        for (int v = 0; v < data.length; v++) {
            data[v] = TWO_MM.pointOf(v).distanceTo(new Point(0, 0, 0)) <= radius ? 1 : 0;
        }
        return data;
    }

    private static String name(String label) {
        return DaemonRecipe.name(label.split(":", -1));
    }
}
