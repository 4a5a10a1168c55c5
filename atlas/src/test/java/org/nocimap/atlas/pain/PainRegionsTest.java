package org.nocimap.atlas.pain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.nocimap.atlas.BuiltIn;
import org.nocimap.atlas.LabelAtlas;
import org.nocimap.atlas.Region;
import org.nocimap.atlas.SideRule;
import org.nocimap.atlas.TestAtlas;
import org.nocimap.atlas.source.AtlasCatalogue;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.image.Affine;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;

class PainRegionsTest {
    private static final LabelAtlas DAEMON = BuiltIn.talairachDaemon();
    private static final PainRegions WITH_DAEMON = PainRegions.on(PainRegions.builtIn(), List.of(DAEMON));

    /** Typical coordinates of the regions; the ones that only installed atlases have are marked. */
    @ParameterizedTest
    @CsvFileSource(resources = "pain-probes.csv", useHeadersInDisplayName = true)
    void typicalCoordinatesLieInTheirRegion(String region, double x, double y, double z, String needs) {
        if (!needs.equals("daemon")) {
            return;
        }
        assertThat(WITH_DAEMON.at(new Point(x, y, z)))
                .extracting(hit -> hit.region().name())
                .contains(region);
    }

    @Test
    void withTheDaemonAloneMostRegionsAreThere() {
        assertThat(WITH_DAEMON.unavailable())
                .extracting(PainRegion::name)
                .containsExactly(
                        "pons", "medulla", "cerebellum-IV-V", "cerebellum-VI", "cerebellum-crus-I", "cerebellum-VIII");
        assertThat(WITH_DAEMON.usable()).hasSizeGreaterThan(40);
    }

    @Test
    void rulesNameOnlyAtlasesThatTheCatalogueHas() {
        Set<String> known = new HashSet<>(Set.of("talairach-daemon"));
        AtlasCatalogue.builtIn().entries().forEach(e -> known.add(e.info().name()));
        assertThat(PainRegions.builtIn()).allSatisfy(region -> assertThat(region.definitions())
                .allSatisfy(definition -> assertThat(known).containsAll(definition.sources())));
    }

    @Test
    void everyDaemonRuleFindsSomething() {
        Set<String> found = new HashSet<>();
        Mask brain = BuiltIn.brainMask().mask();
        for (int n = 0; n < brain.size(); n += 17) {
            WITH_DAEMON
                    .at(brain.grid().pointOf(brain.index(n)))
                    .forEach(hit -> found.add(hit.region().name()));
        }
        assertThat(WITH_DAEMON.usable().keySet())
                .allSatisfy(region -> assertThat(found).contains(region.name()));
    }

    @Test
    void saysSideSourceDistanceAndThatItIsApproximate() {
        PainRegionHit hit = WITH_DAEMON.at(new Point(-34, 20, 2)).stream()
                .filter(h -> h.region().name().equals("insula-anterior"))
                .findFirst()
                .orElseThrow();
        assertThat(hit.text()).isEqualTo("Left anterior insula (approximate)");
        assertThat(hit.sources()).containsExactly("talairach-daemon");
        assertThat(WITH_DAEMON.at(new Point(0, -30, -10)))
                .extracting(PainRegionHit::text)
                .contains("periaqueductal grey (PAG, sphere) (approximate)");
    }

    @Test
    void theFirstDefinitionWhoseAtlasesAreThereIsUsed() throws IOException {
        Grid grid = new Grid(2, 1, 1, Affine.diagonal(20, 20, 20, -10, 0, 0));
        LabelAtlas fine = TestAtlas.of(
                "fine", grid, SideRule.FROM_X, Map.of(1, new Region(1, "A")), Map.of(new Point(-10, 0, 0), 1));
        LabelAtlas coarse = TestAtlas.of(
                "coarse", grid, SideRule.FROM_X, Map.of(2, new Region(2, "B")), Map.of(new Point(10, 0, 0), 2));
        List<PainRegion> regions = PainRegionFile.read(
                "region R\ntitle a region\nrule fine:\"A\"\napproximate coarse:\"B\"\n"
                        + "region S\ntitle another\nrule fine:\"A\" and coarse:\"B\"\n",
                Location.NOWHERE);
        assertThat(PainRegions.on(regions, List.of(fine, coarse)).at(new Point(-10, 0, 0)))
                .extracting(PainRegionHit::text)
                .containsExactly("Left a region");
        PainRegions fallback = PainRegions.on(regions, List.of(coarse));
        assertThat(fallback.at(new Point(-10, 0, 0))).isEmpty();
        assertThat(fallback.at(new Point(10, 0, 0)))
                .extracting(PainRegionHit::text)
                .containsExactly("Right a region (approximate)");
        assertThat(fallback.unavailable()).extracting(PainRegion::name).containsExactly("S");
    }

    @Test
    void regionsThatAreOnlyNearGiveWayToExactOnes() {
        Grid grid = new Grid(5, 1, 1, Affine.diagonal(2, 2, 2, -4, 0, 0));
        LabelAtlas atlas = TestAtlas.of(
                "fine",
                grid,
                SideRule.FROM_X,
                Map.of(1, new Region(1, "A"), 2, new Region(2, "B")),
                Map.of(new Point(-4, 0, 0), 1, new Point(0, 0, 0), 2));
        List<PainRegion> regions = PainRegionFile.read(
                "region A\ntitle a\nrule fine:\"A\"\nregion Ball\ntitle ball\nrule sphere(-2, 0, 0, 0.5)\n",
                Location.NOWHERE);
        PainRegions on = PainRegions.on(regions, List.of(atlas));
        assertThat(on.at(new Point(-2, 0, 0))).extracting(PainRegionHit::text).containsExactly("Left ball");
        assertThat(on.at(new Point(-2.6, 0, 0))).extracting(PainRegionHit::text).containsExactly("Left a (1.4 mm)");
    }

    @Test
    void namesEveryLineThatIsWrong(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("regions.txt"),
                "title lost\nregion A\nrule nonsense here\ncolour red\nregion A\ntitle x\n  rule y > 3 and\n");
        assertThatThrownBy(() -> PainRegions.read(file)).isInstanceOfSatisfying(InputException.class, e -> {
            assertThat(e.problems()).extracting(p -> p.where().line()).containsExactly(1, 3, 4, 2, 2, 5, 7, 5);
            assertThat(e.problems().get(6).where().column()).isEqualTo(17);
            assertThat(e.problems())
                    .allSatisfy(p -> assertThat(p.where().source()).endsWith("regions.txt"));
        });
        Path good = Files.writeString(folder.resolve("good.txt"), "region A\ntitle x\nrule y > 3\n");
        assertThat(PainRegions.read(good)).hasSize(1);
    }
}
