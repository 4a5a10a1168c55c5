package org.nocimap.cbma.connectivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nocimap.cbma.connectivity.TestStudies.experiment;
import static org.nocimap.cbma.connectivity.TestStudies.focus;
import static org.nocimap.cbma.connectivity.TestStudies.set;
import static org.nocimap.cbma.connectivity.TestStudies.study;

import org.junit.jupiter.api.Test;
import org.nocimap.cbma.connectivity.RegionOfInterest.Sphere;
import org.nocimap.evidence.StudySet;
import org.nocimap.files.InputException;
import org.nocimap.image.Affine;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;
import org.nocimap.image.Volume;

class RegionSelectionTest {
    private static final Sphere REGION = new Sphere(new Point(-30, 0, 0), 6);
    private static final StudySet DATABASE = set(
            study(
                    "A",
                    experiment("inside", focus(-30, 0, 5), focus(-28, 1, 0), focus(40, 0, 0)),
                    experiment("not", focus(10, 0, 0))),
            study("B", experiment("edge", focus(-36, 0, 0))),
            study("C", experiment("no foci")),
            study("D", experiment("beyond", focus(-36.1, 0, 0))),
            study("E", experiment("other", focus(5, 5, 5))),
            study("F", experiment("other", focus(5, 5, 5))));

    @Test
    void experimentsWithAFocusInTheRegionAreTaken() {
        RegionSelection selection = RegionSelection.of(DATABASE, REGION, SelectionUnit.EXPERIMENT);
        assertThat(selection.experiments()).isEqualTo(2);
        assertThat(selection.studies()).isEqualTo(2);
        assertThat(selection.foci()).isEqualTo(3);
        assertThat(selection.rows()).extracting(RegionSelection.Row::inRegion).containsExactly(2, 0, 1, 0, 0, 0, 0);
        StudySet kept = selection.keep(DATABASE);
        assertThat(kept.studies()).extracting(s -> s.id()).containsExactly("A", "B");
        assertThat(kept.experimentCount()).isEqualTo(2);
        // All foci of a selected experiment go in, not only those in the region.
        assertThat(kept.focusCount()).isEqualTo(4);
        assertThat(selection.warnings()).isEmpty();
    }

    @Test
    void wholeStudiesAreTakenWhenAsked() {
        RegionSelection selection = RegionSelection.of(DATABASE, REGION, SelectionUnit.STUDY);
        assertThat(selection.experiments()).isEqualTo(3);
        assertThat(selection.keep(DATABASE).focusCount()).isEqualTo(5);
    }

    @Test
    void aRegionWithoutFociNamesTheNearest() {
        RegionSelection nowhere =
                RegionSelection.of(DATABASE, new Sphere(new Point(5, 5, 15), 4), SelectionUnit.EXPERIMENT);
        assertThatThrownBy(() -> nowhere.requireSome(DATABASE))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("none of the 7 experiments reports a focus in the region")
                .hasMessageContaining("the nearest lies 10.0 mm from its centre, at (5, 5, 5)");
        RegionSelection.of(DATABASE, REGION, SelectionUnit.STUDY).requireSome(DATABASE);
    }

    @Test
    void aRegionOutsideTheMaskIsAMistake() {
        Grid grid = new Grid(11, 11, 11, Affine.diagonal(8, 8, 8, -40, -40, -40));
        Mask mask = Mask.above(new Volume(grid, new float[grid.size()]), -1);
        assertThatThrownBy(() -> RegionSelection.requireInside(new Sphere(new Point(0, 0, 80), 10), mask))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("sphere of 10 mm about (0, 0, 80)")
                .hasMessageContaining("lies outside the mask");
        // So small a sphere that it holds no voxel's centre is not outside.
        RegionSelection.requireInside(new Sphere(new Point(3, 3, 3), 1), mask);
    }

    @Test
    void aSelectionOfMostOfTheDatabaseIsSuspicious() {
        RegionSelection most =
                RegionSelection.of(DATABASE, new Sphere(new Point(-10, 0, 0), 45), SelectionUnit.EXPERIMENT);
        assertThat(most.warnings()).hasSize(1);
        assertThat(most.warnings().get(0).what()).contains("6 of the 7 experiments");
    }
}
