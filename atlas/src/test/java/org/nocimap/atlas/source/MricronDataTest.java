package org.nocimap.atlas.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nocimap.atlas.BuiltIn;
import org.nocimap.atlas.LabelAtlas;
import org.nocimap.atlas.Labeller;
import org.nocimap.atlas.Overlap;
import org.nocimap.atlas.RegionLabel;
import org.nocimap.atlas.pain.PainRegions;
import org.nocimap.image.GaussianSmoothing;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;
import org.nocimap.image.Volume;

/**
 * The real atlases, where the Debian package mricron-data is installed or the system property {@code nocimap.mricron} names
 * its {@code .deb} or the folder it was unpacked into.
 */
class MricronDataTest {
    @TempDir
    static Path data;

    private static AtlasShelf shelf;
    private static Labeller labeller;

    @BeforeAll
    static void install() {
        String named = System.getProperty("nocimap.mricron", "");
        Surroundings here =
                new Surroundings(data, Path.of("/usr/share/mricron/templates"), Optional.empty(), Optional.empty());
        Assumptions.assumeTrue(
                !named.isEmpty() || Files.isDirectory(here.systemTemplates()),
                "skipped: install mricron-data or set -Dnocimap.mricron to run this test");
        AtlasInstaller.of(here).install(named.isEmpty() ? Optional.empty() : Optional.of(Path.of(named)));
        shelf = AtlasShelf.of(here);
        labeller = shelf.labeller();
    }

    private static String label(String atlas, double x, double y, double z) {
        return labeller.atlases().stream()
                .filter(a -> a.info().name().equals(atlas))
                .findFirst()
                .orElseThrow()
                .at(new Point(x, y, z))
                .map(RegionLabel::label)
                .orElse("");
    }

    @Test
    void everyAtlasHasItsRegions() {
        assertThat(labeller.atlases())
                .extracting(a -> a.info().name())
                .containsExactly(
                        "harvard-oxford", "jhu189", "aal", "aicha", "talairach-daemon", "brodmann", "jhu-white-matter");
        assertThat(labeller.atlases())
                .extracting(a -> a.regions().size())
                .containsExactly(48, 189, 116, 192, 603, 41, 48);
        for (LabelAtlas atlas : labeller.atlases()) {
            assertThat(atlas.regions()).allSatisfy(r -> assertThat(r.name()).doesNotStartWith("label "));
        }
    }

    @Test
    void sidesAreTheRightWayRound() {
        assertThat(label("harvard-oxford", -38, -20, 58)).isEqualTo("Left Precentral Gyrus");
        assertThat(label("jhu189", 24, -2, -20)).isEqualTo("Amyg_R");
        assertThat(label("jhu189", -26, -58, -26)).isEqualTo("cerebellum_L");
        assertThat(label("aal", -26, -20, -16)).isEqualTo("Hippocampus_L");
        assertThat(label("aicha", 14, -18, 6)).isEqualTo("Right N_Thalamus-5");
        assertThat(label("brodmann", -8, -88, 2)).isEqualTo("Left Brodmann area 17");
        assertThat(label("jhu-white-matter", -26, -20, 30)).isEqualTo("Superior_corona_radiata_L");
        assertThat(label("jhu-white-matter", 26, -20, 30)).isEqualTo("Superior_corona_radiata_R");
        assertThat(label("jhu-white-matter", 0, -26, 24)).endsWith("corpus_callosum");
    }

    @Test
    void nucleiWinOverTheCortexStretchedIntoThem() {
        assertThat(label("harvard-oxford", -24, -4, -18)).startsWith("Left Parahippocampal");
        assertThat(labeller.best(new Point(-24, -4, -18)).orElseThrow().label()).isEqualTo("Amyg_L");
        assertThat(labeller.best(new Point(30, -26, -12)).orElseThrow().label()).isEqualTo("Hippo_R");
        assertThat(labeller.best(new Point(40, -64, -32)).orElseThrow().label()).isEqualTo("Cerebelum_Crus1_R");
        assertThat(labeller.best(new Point(36, 20, 0)).orElseThrow().label()).isEqualTo("Right Insular Cortex");
    }

    /**
     * The mask from parcellations: AICHA, AAL's cerebellum and jhu189's nuclei and midbrain, smoothed with 2.5 mm, above
     * 0.25, inside the brain. It cannot ship, as the licences of its sources are not clear; this is how close the built-in
     * one comes.
     */
    @Test
    void greyMatterMaskIsCloseToTheOneFromParcellations() {
        Mask brain = BuiltIn.brainMask().mask();
        LabelAtlas aicha = shelf.open("aicha");
        LabelAtlas aal = shelf.open("aal");
        LabelAtlas jhu = shelf.open("jhu189");
        float[] grey = new float[brain.grid().size()];
        for (int v = 0; v < grey.length; v++) {
            Point point = brain.grid().pointOf(v);
            boolean cortex = aicha.at(point, 0).isPresent();
            boolean cerebellum =
                    aal.at(point, 0).filter(l -> l.region().id() >= 91).isPresent();
            boolean nucleus = jhu.at(point, 0)
                    .map(l -> l.region().id())
                    .filter(id -> (id >= 73 && id <= 86) || (id >= 89 && id <= 94) || id == 99 || id == 100)
                    .isPresent();
            grey[v] = cortex || cerebellum || nucleus ? 1 : 0;
        }
        Mask parcellations = Mask.above(new GaussianSmoothing(2.5).apply(new Volume(brain.grid(), grey)), 0.25)
                .intersection(brain);
        assertThat(parcellations.size()).isBetween(195_000, 202_000);
        assertThat(Overlap.dice(BuiltIn.greyMatterMask().mask(), parcellations)).isGreaterThan(0.94);
    }

    @Test
    void typicalCoordinatesLieInTheirPainRegion() throws IOException {
        PainRegions regions = PainRegions.on(PainRegions.builtIn(), labeller.atlases());
        assertThat(regions.unavailable()).isEmpty();
        List<String> missed = new ArrayList<>();
        try (BufferedReader probes = new BufferedReader(new InputStreamReader(
                PainRegions.class.getResourceAsStream("pain-probes.csv"), StandardCharsets.UTF_8))) {
            for (String line : probes.lines().skip(1).collect(Collectors.toList())) {
                String[] cells = line.split(",");
                Point point = new Point(
                        Double.parseDouble(cells[1]), Double.parseDouble(cells[2]), Double.parseDouble(cells[3]));
                if (regions.at(point).stream()
                        .noneMatch(hit -> hit.region().name().equals(cells[0]))) {
                    missed.add(line + " → " + labeller.best(point).map(RegionLabel::text));
                }
            }
        }
        assertThat(missed).isEmpty();
    }
}
