package org.nocimap.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nocimap.image.Components;
import org.nocimap.image.Connectivity;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;
import org.nocimap.image.Volume;
import org.nocimap.image.nifti.NiftiFile;

class BuiltInTest {
    private final Mask brain = BuiltIn.brainMask().mask();

    @Test
    void brainMaskHasTheSizeOfTheFieldsUsualOne() {
        assertThat(brain.grid()).isEqualTo(Grid.MNI152_2MM);
        // The field's usual mask on this grid has 228,483 voxels.
        assertThat(brain.size()).isBetween(227_000, 231_000);
    }

    @Test
    void brainMaskIsOnePiece() {
        assertThat(Components.find(brain, n -> true, Connectivity.FACES).count())
                .isEqualTo(1);
    }

    @Test
    void brainMaskHoldsTheBrainAndNothingElse() {
        for (Point inside : List.of(
                new Point(0, 0, 0),
                new Point(-40, -26, 56),
                new Point(40, -26, 56),
                new Point(36, 20, 0),
                new Point(0, -60, -20),
                new Point(0, -36, -50))) {
            assertThat(brain.contains(inside)).as("%s", inside).isTrue();
        }
        for (Point outside : List.of(
                new Point(0, 80, 0),
                new Point(0, -116, 0),
                new Point(80, 0, 0),
                new Point(0, 0, 86),
                new Point(0, 60, -50))) {
            assertThat(brain.contains(outside)).as("%s", outside).isFalse();
        }
    }

    @Test
    void brainMaskIsNearlySymmetric() {
        List<Point> mirrored = new ArrayList<>();
        for (int n = 0; n < brain.size(); n++) {
            Point p = brain.grid().pointOf(brain.index(n));
            mirrored.add(new Point(-p.x(), p.y(), p.z()));
        }
        long kept = mirrored.stream().filter(brain::contains).count();
        assertThat((double) kept / brain.size()).isBetween(0.95, 0.9999);
    }

    @Test
    void brainMaskOverlapsFslsMask() {
        Mask reference = Mask.of(
                NiftiFile.read(SharedData.require("cbma/nimare/tpl-MNI152NLin6Asym_res-02_desc-brain_mask.nii.gz"))
                        .volume());
        assertThat(reference.size()).isEqualTo(228_483);
        assertThat(Overlap.dice(brain, reference)).isGreaterThanOrEqualTo(0.967);
    }

    @Test
    void greyMatterLiesInsideTheBrainAndLeavesDeepWhiteMatterOut() {
        Mask grey = BuiltIn.greyMatterMask().mask();
        assertThat(grey.intersection(brain).size()).isEqualTo(grey.size());
        assertThat(grey.size()).isBetween(195_000, 210_000);
        for (Point inside : List.of(
                new Point(-40, -26, 56),
                new Point(36, 20, 0),
                new Point(-8, -16, 6),
                new Point(18, -4, 0),
                new Point(0, -30, -10))) {
            assertThat(grey.contains(inside)).as("%s", inside).isTrue();
        }
        for (Point centrumSemiovale : List.of(new Point(-26, -20, 34), new Point(26, -10, 36))) {
            assertThat(grey.contains(centrumSemiovale))
                    .as("%s", centrumSemiovale)
                    .isFalse();
        }
    }

    @Test
    void underlaySaysWhatItIsAndCoversTheBrain() {
        Underlay underlay = BuiltIn.underlay();
        assertThat(underlay.caption()).isEqualTo("Colin27 in MNI space");
        Volume volume = underlay.volume();
        assertThat(volume.grid().affine().columnNorm(0)).isCloseTo(1, within(1e-9));
        Mask tissue = Mask.of(volume);
        int covered = 0;
        for (int n = 0; n < brain.size(); n++) {
            covered += tissue.contains(brain.grid().pointOf(brain.index(n))) ? 1 : 0;
        }
        assertThat((double) covered / brain.size()).isGreaterThan(0.98);
    }

    @Test
    void licencesAreNamed() {
        assertThat(BuiltIn.brainMask().licence()).contains("McConnell Brain Imaging Centre");
        assertThat(BuiltIn.talairachDaemon().info().licence()).contains("RII-UTHSCSA");
        assertThat(BuiltIn.class.getResourceAsStream("NOTICE.txt"))
                .asString(java.nio.charset.StandardCharsets.UTF_8)
                .contains(
                        "Copyright (C) 1993-2009 Louis Collins",
                        "Copyright (c) 2012-2015, RII-UTHSCSA",
                        "Chris Rorden");
    }
}
