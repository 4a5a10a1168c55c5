package org.nocimap.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.nocimap.evidence.Sets.experiment;
import static org.nocimap.evidence.Sets.focus;
import static org.nocimap.evidence.Sets.set;
import static org.nocimap.evidence.Sets.study;
import static org.nocimap.evidence.Sets.talairach;
import static org.nocimap.evidence.formats.Inputs.problemsOf;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nocimap.files.Location;
import org.nocimap.image.Point;
import org.nocimap.image.Space;
import org.nocimap.image.SpaceTransform;

class SpaceConversionTest {
    /** Enough digits means: what has at most two decimals comes back as it was, from either space, by every transform. */
    @Property(tries = 300)
    void coordinatesOfFilesComeBackFromTheOtherSpace(
            @ForAll @IntRange(min = -7200, max = 7200) int x,
            @ForAll @IntRange(min = -10600, max = 7500) int y,
            @ForAll @IntRange(min = -7000, max = 8000) int z,
            @ForAll TalairachToMni way,
            @ForAll Space from) {
        SpaceConversion conversion = new SpaceConversion(way).withDigits(SpaceConversion.Digits.ENOUGH_TO_RETURN);
        Point given = new Point(x / 100.0, y / 100.0, z / 100.0);
        Point there = converted(conversion, given, from);
        Point back = converted(conversion, there, from == Space.MNI ? Space.TALAIRACH : Space.MNI);

        Point exact = from == Space.MNI ? way.undo(given) : way.apply(given);
        boolean returns = (from == Space.MNI ? way.apply(exact) : way.undo(exact)).distanceTo(given) < 1e-6;
        assertThat(returns || (way == TalairachToMni.BRETT && Math.abs(z) < 1000))
                .isTrue();
        if (returns) {
            assertThat(back).isEqualTo(given);
            assertThat(converted(conversion, back, from)).isEqualTo(there);
        }
        for (double v : new double[] {there.x(), there.y(), there.z()}) {
            assertThat(Double.toString(v).replaceFirst(".*\\.", "")).hasSizeLessThanOrEqualTo(6);
        }
        assertThat(there.distanceTo(exact)).isLessThan(0.009);
    }

    private static Point converted(SpaceConversion conversion, Point point, Space from) {
        Focus focus = new Focus(point, from, Map.of(), Location.NOWHERE);
        StudySet one = set(study("A", experiment("a", 5, List.of(focus))));
        SpaceConversionResult result = from == Space.MNI ? conversion.toTalairach(one) : conversion.toMni(one);
        return result.studies()
                .studies()
                .get(0)
                .experiments()
                .get(0)
                .foci()
                .get(0)
                .point();
    }

    @Test
    void talairachFociAreConvertedAndListed() {
        StudySet set = set(study(
                "A",
                experiment(
                        "a",
                        5,
                        List.of(talairach(10, 20, 30, "region=insula"), focus(1, 2, 3), talairach(-44, -20, 40)))));
        SpaceConversionResult result = new SpaceConversion(TalairachToMni.LANCASTER_POOLED).toMni(set);
        List<Focus> foci =
                result.studies().studies().get(0).experiments().get(0).foci();
        assertThat(foci).allSatisfy(f -> assertThat(f.space()).isEqualTo(Space.MNI));
        near(foci.get(0).point(), 11.9328, 24.9503, 27.1588);
        assertThat(foci.get(0).tags()).containsEntry("region", "insula");
        assertThat(foci.get(1).point()).isEqualTo(new Point(1, 2, 3));
        near(foci.get(2).point(), -45.5307, -16.8351, 42.4751);
        assertThat(result.converted())
                .extracting(ConvertedFocus::talairach)
                .containsExactly(new Point(10, 20, 30), new Point(-44, -20, 40));
        assertThat(result.converted().get(1).mni()).isEqualTo(foci.get(2).point());
        assertThat(result.converted().get(1).how()).isEqualTo(TalairachToMni.LANCASTER_POOLED);
    }

    @Test
    void mniFociAreConvertedTheOtherWay() {
        StudySet set = set(study(
                "A",
                experiment("a", 5, List.of(focus(10, 20, 30), talairach(1, 2, 3), focus(10, 20, 30, "tal2mni=none")))));
        SpaceConversionResult result = new SpaceConversion(TalairachToMni.LANCASTER_POOLED).toTalairach(set);
        List<Focus> foci =
                result.studies().studies().get(0).experiments().get(0).foci();
        assertThat(foci).allSatisfy(f -> assertThat(f.space()).isEqualTo(Space.TALAIRACH));
        near(foci.get(0).point(), 8.1567, 15.1550, 32.1555);
        assertThat(foci.get(1).point()).isEqualTo(new Point(1, 2, 3));
        assertThat(foci.get(2).point()).isEqualTo(new Point(10, 20, 30));
        assertThat(result.converted().get(0).mni()).isEqualTo(new Point(10, 20, 30));
        assertThat(result.converted().get(0).talairach()).isEqualTo(foci.get(0).point());
        StudySet back = new SpaceConversion(TalairachToMni.LANCASTER_POOLED)
                .toMni(result.studies())
                .studies();
        near(back.studies().get(0).experiments().get(0).foci().get(0).point(), 10, 20, 30);
    }

    @Test
    void tagsChooseTheTransformOfAStudyAnExperimentOrAFocus() {
        StudySet set = set(
                study(
                        "A",
                        Map.of("tal2mni", "none"),
                        experiment("a", 5, List.of(talairach(10, 20, 30), talairach(10, 20, 30, "tal2mni=SPM"))),
                        experiment("b", 5, List.of(talairach(10, 20, 30)), "tal2mni=brett-undo")),
                study("B", experiment("", 5, List.of(talairach(10, 20, 30)))));
        assertThat(new SpaceConversion(TalairachToMni.LANCASTER_FSL).toMni(set).converted())
                .extracting(ConvertedFocus::how)
                .containsExactly(
                        TalairachToMni.NONE,
                        TalairachToMni.LANCASTER_SPM,
                        TalairachToMni.BRETT,
                        TalairachToMni.LANCASTER_FSL);
        assertThat(new SpaceConversion(TalairachToMni.LANCASTER_FSL)
                        .toMni(set)
                        .converted()
                        .get(2)
                        .mni())
                .isEqualTo(SpaceTransform.BRETT.toMni(new Point(10, 20, 30)));
    }

    @Test
    void anUnknownTransformIsTold() {
        StudySet set = set(study("A", experiment("a", 5, List.of(talairach(1, 2, 3)), "tal2mni=dog")));
        assertThat(problemsOf(() -> new SpaceConversion(TalairachToMni.BRETT).toMni(set))
                        .get(0)
                        .expected())
                .contains("lancaster-pooled");
    }

    @ParameterizedTest
    @CsvSource({
        "Lancaster FSL, LANCASTER_FSL",
        "spm, LANCASTER_SPM",
        "lancaster, LANCASTER_POOLED",
        "BRETT, BRETT",
        "none, NONE"
    })
    void wordsNameTheTransforms(String word, TalairachToMni way) {
        assertThat(TalairachToMni.parse(word)).contains(way);
        assertThat(TalairachToMni.parse(way.word())).contains(way);
        assertThat(TalairachToMni.parse("dog")).isEmpty();
    }

    private static void near(Point found, double x, double y, double z) {
        assertThat(found.x()).isCloseTo(x, within(1e-4));
        assertThat(found.y()).isCloseTo(y, within(1e-4));
        assertThat(found.z()).isCloseTo(z, within(1e-4));
    }
}
