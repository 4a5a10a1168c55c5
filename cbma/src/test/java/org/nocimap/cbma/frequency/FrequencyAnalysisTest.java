package org.nocimap.cbma.frequency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.nocimap.cbma.frequency.MadeSet.INSULA;
import static org.nocimap.cbma.frequency.MadeSet.NOWHERE;
import static org.nocimap.cbma.frequency.MadeSet.S1;
import static org.nocimap.cbma.frequency.MadeSet.THALAMUS;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.nocimap.evidence.Pooling;
import org.nocimap.evidence.Study;
import org.nocimap.evidence.StudySet;
import org.nocimap.evidence.conditions.Direction;
import org.nocimap.files.InputException;
import org.nocimap.files.Problem;
import org.nocimap.stats.BinomialInterval;
import org.nocimap.stats.FisherExact;

/**
 * The set of {@link #set()} counted by hand: low back pain has studies A, B, C; fibromyalgia has D, E; CRPS has F.
 *
 * <pre>
 *           insula   S1    thalamus
 *   A         2      1        -       twice the insula in two contrasts of the same people
 *   B         1      -        -
 *   C         -      -        -       found nothing
 *   D         1      -        1
 *   E         -      -        2
 *   F         1      -        -       and one focus nowhere
 * </pre>
 */
class FrequencyAnalysisTest {
    private static StudySet set() {
        return new MadeSet()
                .with("A", "1", "condition=low back pain;direction=patients > controls;modality=fMRI", INSULA, S1)
                .with("A", "2", "condition=Low back pain;direction=controls > patients;modality=fMRI", INSULA)
                .with("B", "1", "condition=low back pain;direction=HC > cLBP;modality=VBM", INSULA)
                .with("C", "1", "condition=low back pain;direction=increase;modality=fMRI")
                .with("D", "1", "condition=fibromyalgia;direction=FM > HC;modality=fMRI", INSULA, THALAMUS)
                .with("E", "1", "condition=fibromyalgia;direction=decrease", THALAMUS, THALAMUS)
                .with("F", "1", "condition=CRPS;direction=aberrant;modality=fMRI", INSULA, NOWHERE)
                .done();
    }

    private static final FrequencySpec SPEC = FrequencySpec.by("condition");

    private static Frequency at(FrequencyResult result, String region, Stratum stratum) {
        return result.at(region, stratum).orElseThrow();
    }

    @Test
    void countsStudiesNotFoci() {
        FrequencyResult result = MadeSet.count(SPEC, set());
        Frequency insula = at(result, "insula", Stratum.of("Low back pain"));
        assertThat(insula.reporting()).containsExactly("A", "B");
        assertThat(insula.of()).isEqualTo(3);
        assertThat(insula.foci()).isEqualTo(3);
        assertThat(insula.interval()).isEqualTo(BinomialInterval.wilson(2, 3, 0.95));
        assertThat(at(result, "thalamus", Stratum.of("fibromyalgia")).reporting())
                .containsExactly("D", "E");
        assertThat(at(result, "thalamus", Stratum.of("fibromyalgia")).foci()).isEqualTo(3);
        assertThat(at(result, "S1", Stratum.of("CRPS")).samples()).isZero();
        assertThat(at(result, "insula", Stratum.ALL).samples()).isEqualTo(4);
        assertThat(result.samples()).isEqualTo(6);
        assertThat(result.foci()).hasSize(10);
    }

    @Test
    void countsWithinDirectionAndModality() {
        FrequencyResult result = MadeSet.count(SPEC.withDirection("direction").withModality("modality"), set());
        Stratum back = Stratum.of("Low back pain");
        Frequency more = at(result, "insula", back.withDirection(Direction.PATIENTS_MORE));
        assertThat(more.reporting()).containsExactly("A");
        assertThat(more.of()).as("A and C looked for increases").isEqualTo(2);
        Frequency less = at(result, "insula", back.withDirection(Direction.CONTROLS_MORE));
        assertThat(less.reporting()).containsExactly("A", "B");
        assertThat(less.of()).isEqualTo(2);
        Frequency structure = at(result, "insula", back.withModality("VBM"));
        assertThat(structure.reporting()).containsExactly("B");
        assertThat(structure.of()).isEqualTo(1);
        assertThat(result.modalities()).containsExactly("VBM", "fMRI", "not given");
        assertThat(result.directions()).containsExactly(Direction.values());
        assertThat(at(
                                result,
                                "insula",
                                back.withDirection(Direction.CONTROLS_MORE).withModality("fMRI"))
                        .of())
                .isEqualTo(1);
    }

    @Test
    void tellsSharedFromSingleRegions() {
        FrequencyResult result = MadeSet.count(SPEC, set());
        assertThat(result.summaries().stream().map(s -> s.region() + " " + s.role()))
                .containsExactly("insula SHARED", "thalamus SINGLE", "S1 SINGLE");
    }

    @Test
    void testsConditionsExactly() {
        FrequencyResult result = MadeSet.count(SPEC, set());
        // Thalamus: 0 of 3, 2 of 2, 0 of 1. Of the C(6,2) = 15 ways to place two reports one gives this table.
        assertThat(result.test("thalamus").orElseThrow().p()).isCloseTo(1 / 15.0, within(1e-12));
        // Three regions are tested: the smallest p is multiplied by three.
        assertThat(result.test("thalamus").orElseThrow().adjusted()).isCloseTo(3 / 15.0, within(1e-12));
        // S1: 1 of 3, 0 of 2, 0 of 1: a report in condition 1 has probability 1/2, the likeliest table: p is 1.
        assertThat(result.test("S1").orElseThrow().p()).isCloseTo(1, within(1e-12));
        RegionTest pair = result.pairs().stream()
                .filter(t -> t.region().equals("thalamus") && t.direction().isEmpty())
                .filter(t -> t.conditions().equals(List.of("Low back pain", "fibromyalgia")))
                .findFirst()
                .orElseThrow();
        assertThat(pair.p()).isCloseTo(FisherExact.of(0, 3, 2, 0).twoSided(), within(1e-12));
        assertThat(pair.p()).isCloseTo(0.1, within(1e-12));
    }

    @Test
    void countsGroupsOfAStudyApartWhenAsked() {
        StudySet two = new MadeSet()
                .with("A", "1", "condition=x;group=first", INSULA)
                .with("A", "2", "condition=x;group=second", INSULA)
                .with("A", "3", "condition=x;group=First", S1)
                .with("B", "1", "condition=y", S1)
                .done();
        assertThat(at(MadeSet.count(SPEC, two), "insula", Stratum.of("x")).of()).isEqualTo(1);
        Frequency groups = at(MadeSet.count(SPEC.with(Pooling.GROUP), two), "insula", Stratum.of("x"));
        assertThat(groups.reporting()).containsExactly("A (first)", "A (second)");
        assertThat(groups.of()).isEqualTo(2);
        assertThat(at(MadeSet.count(SPEC.with(Pooling.NONE), two), "insula", Stratum.of("x"))
                        .of())
                .isEqualTo(3);
    }

    @Test
    void listsFociWithoutARegionAndWarns() {
        FrequencyResult result = MadeSet.count(SPEC.withDirection("direction"), set());
        assertThat(result.unplaced())
                .singleElement()
                .satisfies(focus -> assertThat(focus.point().x()).isEqualTo(NOWHERE));
        assertThat(result.warnings().stream().map(Problem::what))
                .anyMatch(w -> w.contains("1 focus lies in no region"))
                .anyMatch(w -> w.contains("\"CRPS\" has one sample only, F"))
                .anyMatch(w -> w.contains("no one direction") && w.contains("aberrant"));
    }

    @Test
    void warnsOfWhatIsInNoCountOrInTwo() {
        StudySet odd = new MadeSet()
                .with("A", "1", "condition=x", INSULA)
                .with("A", "2", "condition=y", INSULA)
                .with("B", "1", "other=z", INSULA)
                .done();
        assertThat(MadeSet.count(SPEC, odd).warnings().stream().map(Problem::what))
                .anyMatch(w -> w.startsWith("1 experiment has foci without the tag \"condition\""))
                .anyMatch(w -> w.startsWith("1 sample belongs to several conditions"));
        StudySet one = new MadeSet().with("A", "1", "condition=x", INSULA).done();
        FrequencyResult alone = MadeSet.count(SPEC, one);
        assertThat(alone.tests()).isEmpty();
        assertThat(alone.warnings().stream().map(Problem::what)).anyMatch(w -> w.startsWith("there is one condition"));
    }

    @Test
    void refusesWhatCannotBeCounted() {
        assertThatThrownBy(() -> MadeSet.count(
                        FrequencySpec.by("conditon").withDirection("way").withModality("modality"), set()))
                .isInstanceOfSatisfying(
                        InputException.class, e -> assertThat(e.problems()).hasSize(2))
                .hasMessageContaining("Did you mean \"condition\"?");
        StudySet outside = new MadeSet().with("A", "1", "condition=x", NOWHERE).done();
        assertThatThrownBy(() -> MadeSet.count(SPEC, outside))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("none of the 1 foci");
    }

    @Property(tries = 20)
    void doesNotDependOnTheOrderOfStudies(@ForAll Random random) {
        List<Study> shuffled = new ArrayList<>(set().studies());
        Collections.shuffle(shuffled, random);
        FrequencySpec spec = SPEC.withDirection("direction");
        FrequencyResult other = MadeSet.count(spec, set().withStudies(shuffled));
        FrequencyResult result = MadeSet.count(spec, set());
        assertThat(other.frequencies()).isEqualTo(result.frequencies());
        assertThat(other.tests()).isEqualTo(result.tests());
        assertThat(other.summaries()).isEqualTo(result.summaries());
    }

    /** Under the null each test rejects at most as often as its level says. */
    @Test
    void rejectsNullSetsNoOftenerThanItShould() {
        Random random = new Random(3);
        int rejected = 0;
        int sets = 300;
        for (int n = 0; n < sets; n++) {
            MadeSet set = new MadeSet();
            for (int study = 0; study < 24; study++) {
                String condition = "condition=" + (char) ('a' + study % 3);
                double x = random.nextBoolean() ? INSULA : random.nextBoolean() ? S1 : THALAMUS;
                set.with("study " + study, "1", condition, x);
            }
            FrequencyResult result = MadeSet.count(SPEC, set.done());
            rejected += result.tests().stream().anyMatch(t -> t.adjusted() <= 0.05) ? 1 : 0;
        }
        assertThat(BinomialInterval.clopperPearson(rejected, sets, 0.999).low()).isLessThanOrEqualTo(0.05);
    }

    @Test
    void findsADifferenceThatIsThere() {
        MadeSet set = new MadeSet();
        for (int study = 0; study < 12; study++) {
            set.with("a" + study, "1", "condition=a", INSULA, S1);
            set.with("b" + study, "1", "condition=b", THALAMUS, S1);
        }
        FrequencyResult result = MadeSet.count(SPEC, set.done());
        assertThat(result.differing().stream().map(RegionTest::region)).containsExactly("insula", "thalamus");
        assertThat(result.test("S1")).as("reported by all").isEmpty();
    }

    @Test
    void drawsTablesToTheSameBitsWhenThereAreTooMany() {
        FrequencySpec few = new FrequencySpec(
                "condition", Optional.empty(), Optional.empty(), Pooling.STUDY, 0.95, 0.05, 7, 0, 999);
        FrequencyResult result = MadeSet.count(few, set());
        assertThat(result.test("thalamus").orElseThrow().drawn()).isPresent();
        assertThat(MadeSet.count(few, set()).tests()).isEqualTo(result.tests());
        assertThat(MadeSet.count(few.withSeed(8), set()).tests()).isNotEqualTo(result.tests());
    }
}
