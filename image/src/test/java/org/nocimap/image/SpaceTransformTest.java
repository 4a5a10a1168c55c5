package org.nocimap.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SpaceTransformTest {
    @Test
    void publishedPoints() throws IOException {
        List<String> lines;
        try (InputStream in = getClass().getResourceAsStream("space_transforms.tsv")) {
            lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
        assertThat(lines).hasSize(9);
        for (String line : lines) {
            String[] cells = line.split("\t");
            SpaceTransform transform = SpaceTransform.valueOf(cells[0]);
            Point from = point(cells, 2);
            Point to = cells[1].equals("toMni") ? transform.toMni(from) : transform.toTalairach(from);
            assertThat(to.distanceTo(point(cells, 5))).as(line).isLessThan(2 * Double.parseDouble(cells[8]));
        }
    }

    private static Point point(String[] cells, int from) {
        return new Point(
                Double.parseDouble(cells[from]),
                Double.parseDouble(cells[from + 1]),
                Double.parseDouble(cells[from + 2]));
    }

    /** Brett's digits are the product of his pitch and zooms, to the four places he gave. */
    @Test
    void brettIsAPitchAndZooms() {
        double sin = Math.sin(0.05);
        double cos = Math.cos(0.05);
        for (double z : new double[] {30, -30}) {
            double zoom = z >= 0 ? 0.92 : 0.84;
            Point tal = SpaceTransform.BRETT.toTalairach(new Point(10, -40, z));
            Point exact = new Point(9.9, -40 * 0.97 * cos + z * zoom * sin, 40 * 0.97 * sin + z * zoom * cos);
            assertThat(tal.distanceTo(exact)).isLessThan(0.004);
        }
    }

    @Property(tries = 300)
    void lancasterComesBackBothWays(
            @ForAll @DoubleRange(min = -110, max = 110) double x,
            @ForAll @DoubleRange(min = -110, max = 110) double y,
            @ForAll @DoubleRange(min = -110, max = 110) double z) {
        Point p = new Point(x, y, z);
        for (SpaceTransform t :
                List.of(SpaceTransform.LANCASTER_FSL, SpaceTransform.LANCASTER_SPM, SpaceTransform.LANCASTER_POOLED)) {
            assertThat(t.toMni(t.toTalairach(p)).distanceTo(p)).isEqualTo(0, Offset.offset(1e-10));
            assertThat(t.toTalairach(t.toMni(p)).distanceTo(p)).isEqualTo(0, Offset.offset(1e-10));
        }
    }

    @Property(tries = 1000)
    void brettComesBackOutsideTheWedge(
            @ForAll @DoubleRange(min = -110, max = 110) double x,
            @ForAll @DoubleRange(min = -110, max = 80) double y,
            @ForAll @DoubleRange(min = -80, max = 90) double z) {
        Point mni = new Point(x, y, z);
        Point tal = SpaceTransform.BRETT.toTalairach(mni);
        double off = SpaceTransform.BRETT.toMni(tal).distanceTo(mni);
        if (tal.z() >= 0 == z >= 0) {
            assertThat(off).isLessThan(1e-10);
        } else {
            assertThat(off).isLessThan(0.6);
        }
    }

    @Test
    void brettIsContinuousFromMniAndJumpsFromTalairach() {
        Point above = SpaceTransform.BRETT.toTalairach(new Point(0, -100, 0));
        Point below = SpaceTransform.BRETT.toTalairach(new Point(0, -100, -1e-9));
        assertThat(above.distanceTo(below)).isLessThan(1e-8);
        double jump = SpaceTransform.BRETT
                .toMni(new Point(0, -100, 0))
                .distanceTo(SpaceTransform.BRETT.toMni(new Point(0, -100, -1e-9)));
        assertThat(jump).isBetween(0.3, 0.53);
    }
}
