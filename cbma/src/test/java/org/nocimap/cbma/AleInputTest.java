package org.nocimap.cbma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.nocimap.cbma.TestSets.experiment;
import static org.nocimap.cbma.TestSets.focus;
import static org.nocimap.cbma.TestSets.set;
import static org.nocimap.cbma.TestSets.study;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.nocimap.evidence.Experiment;
import org.nocimap.evidence.Focus;
import org.nocimap.evidence.Study;
import org.nocimap.evidence.StudySet;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;
import org.nocimap.files.Severity;
import org.nocimap.image.Affine;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;
import org.nocimap.image.Space;

class AleInputTest {
    private static final Mask MASK = TestMasks.ellipsoid(4, 40, 46, 36);
    private static final AleSpec SPEC = AleSpec.builder().build();

    private static List<Problem> errors(StudySet set, AleSpec spec, Mask mask) {
        InputException thrown = catchThrowableOfType(InputException.class, () -> AleInput.check(set, spec, mask));
        assertThat(thrown).as("an error").isNotNull();
        assertThat(thrown.problems()).extracting(Problem::severity).containsOnly(Severity.ERROR);
        assertThat(thrown.problems()).allSatisfy(p -> assertThat(p.mend()).isNotEmpty());
        return thrown.problems();
    }

    private static List<Problem> warnings(StudySet set) {
        return AleInput.check(set, SPEC, MASK).warnings();
    }

    private static Experiment withoutSubjects(Focus... foci) {
        return new Experiment("rest", OptionalInt.empty(), List.of(foci), Map.of(), TestSets.WHERE);
    }

    private static StudySet enough(Study... more) {
        StudySet set = set(more);
        for (int n = 0; n < AleInput.ENOUGH_EXPERIMENTS; n++) {
            set = TestSets.with(set, study("Fine " + n, experiment("", 12, focus(n, -n, 3))));
        }
        return set;
    }

    @Test
    void aSampleSizeIsNeededForAKernelThatComesFromIt() {
        StudySet set = enough(study("Lee", withoutSubjects(focus(1, 2, 3))));
        List<Problem> problems = errors(set, SPEC, MASK);
        assertThat(problems).singleElement().satisfies(p -> {
            assertThat(p.where()).hasToString("foci.txt:7 (Lee: rest)");
            assertThat(p.what()).isEqualTo("the number of subjects is missing");
            assertThat(p.mend()).contains("--fixed-n", "--fwhm");
        });
        for (KernelWidth kernel : List.of(new KernelWidth.FixedFwhm(9), new KernelWidth.FixedSampleSize(20))) {
            AleInput.Checked checked =
                    AleInput.check(set, AleSpec.builder().kernel(kernel).build(), MASK);
            assertThat(checked.experiments()).hasSize(set.experimentCount());
            assertThat(checked.warnings()).isEmpty();
        }
    }

    @Test
    void fociMustBeInMniSpace() {
        Location where = Location.of(Path.of("foci.txt"), 9);
        Focus talairach = new Focus(new Point(1, 2, 3), Space.TALAIRACH, Map.of(), where);
        assertThat(errors(enough(study("Lee", experiment("rest", 9, focus(0, 0, 0), talairach))), SPEC, MASK))
                .singleElement()
                .satisfies(p -> {
                    assertThat(p.where()).hasToString("foci.txt:9 (Lee: rest)");
                    assertThat(p.what()).contains("TALAIRACH");
                    assertThat(p.mend()).contains("--tal2mni");
                });
    }

    @Test
    void everythingThatIsWrongIsNamedAtOnce() {
        Focus talairach = new Focus(new Point(1, 2, 3), Space.TALAIRACH, Map.of(), TestSets.WHERE);
        Mask empty = Mask.of(MASK.grid(), new int[0]);
        assertThat(errors(set(study("Lee", withoutSubjects(talairach, talairach))), SPEC, empty))
                .extracting(Problem::what)
                .containsExactly(
                        "the mask is empty",
                        "the number of subjects is missing",
                        "the focus is in TALAIRACH space",
                        "the focus is in TALAIRACH space");
    }

    @Test
    void anEmptyMaskShowsNothing() {
        Mask empty = Mask.of(MASK.grid(), new int[0]);
        assertThat(errors(enough(), SPEC, empty)).singleElement().satisfies(p -> {
            assertThat(p.what()).isEqualTo("the mask is empty");
            assertThat(p.where()).hasToString("--mask");
        });
    }

    @Test
    void aShearedGridIsRefused() {
        Grid sheared = new Grid(20, 20, 20, Affine.of(4, 1, 0, -40, 0, 4, 0, -40, 0, 0, 4, -40));
        assertThat(errors(enough(), SPEC, TestMasks.where(sheared, p -> true)))
                .extracting(Problem::what)
                .containsExactly("the mask's grid is sheared");
        // Turned is not sheared.
        double c = Math.cos(0.4);
        double s = Math.sin(0.4);
        Grid turned = new Grid(24, 24, 20, Affine.of(4 * c, -4 * s, 0, -20, 4 * s, 4 * c, 0, -60, 0, 0, 4, -40));
        assertThat(AleInput.check(enough(), SPEC, TestMasks.where(turned, p -> true))
                        .experiments())
                .hasSize(AleInput.ENOUGH_EXPERIMENTS);
    }

    @Test
    void aMaskWithoutAFocusIsRefused() {
        Mask corner = TestMasks.where(MASK.grid(), p -> p.x() < -30);
        assertThat(errors(enough(), SPEC, corner)).singleElement().satisfies(p -> {
            assertThat(p.what()).isEqualTo("none of the 17 foci lies in the mask");
            assertThat(p.where()).hasToString("--mask");
        });
    }

    @Test
    void nothingToAnalyseIsRefused() {
        assertThat(errors(set(), SPEC, MASK))
                .extracting(Problem::what)
                .containsExactly("no experiment is left to analyse");
        assertThat(errors(set(study("Lee", experiment("", 9), experiment("b", 9))), SPEC, MASK))
                .extracting(Problem::what)
                .containsExactly("no experiment reports a focus");
    }

    @Test
    void aKernelNarrowerThanHalfAVoxelIsRefused() {
        AleSpec narrow =
                AleSpec.builder().kernel(new KernelWidth.FixedFwhm(1.9)).build();
        assertThat(errors(enough(), narrow, MASK)).singleElement().satisfies(p -> {
            assertThat(p.what()).contains("1.90 mm", "4.00 mm");
            assertThat(p.mend()).contains("--fwhm");
        });
        AleSpec wide = AleSpec.builder().kernel(new KernelWidth.FixedFwhm(2)).build();
        double[] ale = AleMap.of(AleInput.check(enough(), wide, MASK).model());
        assertThat(java.util.Arrays.stream(ale)).allMatch(v -> v >= 0 && v < 1);
    }

    @Test
    void fewExperimentsAreWarnedOf() {
        assertThat(warnings(enough())).isEmpty();
        StudySet few = enough().withStudies(enough().studies().subList(1, AleInput.ENOUGH_EXPERIMENTS));
        assertThat(warnings(few)).singleElement().satisfies(p -> {
            assertThat(p.severity()).isEqualTo(Severity.WARNING);
            assertThat(p.what()).startsWith("only 16 experiments");
        });
    }

    @Test
    void fociOutsideAreCountedAndThoseFarOutsideNamed() {
        // The mask's right end is at x = 38, its centre; 52 is within 15 mm of that, 57 is not.
        StudySet near = enough(study("Lee", experiment("rest", 9, focus(52, 2, 2), focus(2, 2, 2))));
        assertThat(warnings(near))
                .extracting(Problem::what)
                .containsExactly("1 of 19 foci lie outside the mask; the part of their kernels inside it counts");
        StudySet far = enough(study("Lee", experiment("rest", 9, focus(57, 2, 2), focus(0, 0, 380), focus(2, 2, 2))));
        List<Problem> problems = warnings(far);
        assertThat(problems).hasSize(2);
        assertThat(problems.get(0).where()).hasToString("foci.txt:7 (Lee: rest)");
        assertThat(problems.get(0).what())
                .startsWith("2 foci lie more than 15 mm outside the mask, such as (0.0, 0.0, 380.0)");
        assertThat(problems.get(1).what()).startsWith("2 of 20 foci lie outside the mask");
    }

    @Test
    void goodInputIsPlacedAsItIs() {
        AleInput.Checked checked = AleInput.check(
                enough(study("Lee", experiment("rest", 9, focus(2, 2, 2), focus(0, 60, 2)))), SPEC, MASK);
        AleExperiment lee = checked.experiments().get(0);
        assertThat(lee.label()).isEqualTo("Lee: rest");
        assertThat(lee.fociInMask()).isEqualTo(1);
        assertThat(lee.fwhmMm()).isEqualTo(KernelWidth.fwhmOfSampleMm(9));
        assertThat(checked.experiments().get(1).label()).isEqualTo("Fine 0");
        assertThat(checked.model().experimentCount()).isEqualTo(18);
        assertThat(checked.model().foci(0)).hasSize(2);
    }

    @Test
    void theNearestVoxelIsFound() {
        Mask mask = TestMasks.where(MASK.grid(), p -> p.x() < 11);
        for (Point point : List.of(new Point(1.9, -2.1, 3.9), new Point(-3, 0.1, 5), new Point(9.9, 2, 2))) {
            int position = AleInput.nearestVoxel(mask, point);
            double distance = mask.grid().pointOf(mask.index(position)).distanceTo(point);
            for (int n = 0; n < mask.size(); n++) {
                assertThat(mask.grid().pointOf(mask.index(n)).distanceTo(point)).isGreaterThanOrEqualTo(distance);
            }
        }
        assertThat(AleInput.nearestVoxel(mask, new Point(15, 2, 2))).isEqualTo(-1);
        assertThat(AleInput.nearestVoxel(mask, new Point(500, 2, 2))).isEqualTo(-1);
    }
}
