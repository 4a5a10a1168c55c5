package org.nocimap.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nocimap.image.Grid;
import org.nocimap.image.Point;
import org.nocimap.image.SpaceTransform;
import org.nocimap.image.Voxel;

/** The built-in labels against what others published about the Talairach Daemon: {@code daemon-lookups.tsv}. */
class TalairachDaemonTest {
    private final LabelAtlas daemon = BuiltIn.talairachDaemon();

    private record Lookup(Point talairach, String side, String gyrus, String cell, String line) {
        boolean agrees(Region region) {
            String[] parts = region.detail().split(":", -1);
            return parts[0].startsWith(side)
                    && (gyrus.isEmpty() || parts[2].equals(gyrus))
                    && (cell.isEmpty() || parts[4].equals(cell));
        }
    }

    @Test
    void agreesWithPublishedLookups() throws IOException {
        List<Lookup> lookups = lookups();
        assertThat(lookups).hasSize(93);
        int own = 0;
        for (Lookup lookup : lookups) {
            Point mni = SpaceTransform.LANCASTER_POOLED.toMni(lookup.talairach());
            assertThat(around(mni)).as(lookup.line()).anyMatch(lookup::agrees);
            own += daemon.at(mni, 0)
                            .filter(label -> lookup.agrees(label.region()))
                            .isPresent()
                    ? 1
                    : 0;
        }
        assertThat(own).isGreaterThanOrEqualTo(lookups.size() * 9 / 10);
    }

    @Test
    void sidesAreTheRightWayRound() {
        Grid grid = daemon.grid();
        for (int v = 0; v < grid.size(); v++) {
            double x = grid.pointOf(v).x();
            String side = daemon.regionOf(v)
                    .map(region -> region.name().split(" ")[0])
                    .orElse("");
            if (side.equals("Left")) {
                assertThat(x).isLessThanOrEqualTo(4);
            } else if (side.equals("Right")) {
                assertThat(x).isGreaterThanOrEqualTo(-4);
            }
        }
    }

    /** The Daemon's midline, carried to MNI, strays to either side of x = 0. */
    @Test
    void aLabelNamesTheSideThatXSays() {
        RegionLabel label = daemon.at(new Point(2, 4, 52)).orElseThrow();
        assertThat(label.label()).startsWith("Right ");
        assertThat(label.distanceMm()).isPositive();
        assertThat(daemon.at(new Point(2, 4, 52), 0)).isEmpty();
        Grid grid = daemon.grid();
        int asked = 0;
        int wrong = 0;
        for (int v = 0; v < grid.size(); v++) {
            Point point = grid.pointOf(v);
            String own = daemon.regionOf(v).map(Region::name).orElse("");
            if (own.startsWith(point.x() > 0 ? "Left " : point.x() < 0 ? "Right " : "?")) {
                asked++;
                RegionLabel said = daemon.at(point).orElseThrow();
                wrong += said.label().startsWith(point.x() > 0 ? "Left " : "Right ") ? 1 : 0;
            }
        }
        assertThat(asked).isGreaterThan(500);
        assertThat(wrong).as("labels whose twin is too far away").isLessThan(asked / 50);
    }

    @Test
    void namesAreWhatATablePrints() {
        assertThat(daemon.at(new Point(-6, -16, 6)).orElseThrow().text())
                .isEqualTo("Left Medial Dorsal Nucleus (Thalamus)");
        assertThat(daemon.at(new Point(24, -4, -18)).orElseThrow().text()).isEqualTo("Right Amygdala");
        assertThat(daemon.at(new Point(-34, 20, 2)).orElseThrow().text()).isEqualTo("Left Insula, BA 13");
        assertThat(daemon.at(new Point(38, -20, 58)).orElseThrow().region().detail())
                .isEqualTo("Right Cerebrum:Frontal Lobe:Precentral Gyrus:Gray Matter:Brodmann area 4");
        assertThat(daemon.at(new Point(-8, -16, 90))).isEmpty();
    }

    @Test
    void everyLabelHasAName() {
        assertThat(daemon.regions()).hasSize(603).allSatisfy(region -> assertThat(region.name())
                .doesNotStartWith("label"));
    }

    private List<Region> around(Point mni) {
        Grid grid = daemon.grid();
        double[] at = grid.continuousIndexOf(mni);
        Voxel centre = new Voxel((int) Math.rint(at[0]), (int) Math.rint(at[1]), (int) Math.rint(at[2]));
        List<Region> regions = new ArrayList<>();
        for (int k = -1; k <= 1; k++) {
            for (int j = -1; j <= 1; j++) {
                for (int i = -1; i <= 1; i++) {
                    daemon.regionOf(grid.index(centre.i() + i, centre.j() + j, centre.k() + k))
                            .ifPresent(regions::add);
                }
            }
        }
        return regions;
    }

    private static List<Lookup> lookups() throws IOException {
        List<Lookup> lookups = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                TalairachDaemonTest.class.getResourceAsStream("daemon-lookups.tsv"), StandardCharsets.UTF_8))) {
            reader.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                String[] cells = line.split("\t", -1);
                Point point = new Point(
                        Double.parseDouble(cells[0]), Double.parseDouble(cells[1]), Double.parseDouble(cells[2]));
                lookups.add(new Lookup(point, cells[3], cells[4], cells[5], line));
            });
        }
        return lookups;
    }
}
