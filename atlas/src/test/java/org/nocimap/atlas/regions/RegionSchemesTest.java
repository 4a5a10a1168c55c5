package org.nocimap.atlas.regions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nocimap.atlas.BuiltIn;
import org.nocimap.atlas.LabelAtlas;
import org.nocimap.atlas.Region;
import org.nocimap.atlas.SideRule;
import org.nocimap.atlas.TestAtlas;
import org.nocimap.atlas.pain.PainRegion;
import org.nocimap.atlas.pain.PainRegions;
import org.nocimap.atlas.source.AtlasShelf;
import org.nocimap.atlas.source.RegionSchemes;
import org.nocimap.atlas.source.Surroundings;
import org.nocimap.files.InputException;
import org.nocimap.image.Affine;
import org.nocimap.image.Grid;
import org.nocimap.image.Point;
import org.nocimap.image.Volume;
import org.nocimap.image.nifti.NiftiFile;
import org.nocimap.image.nifti.NiftiMeta;

class RegionSchemesTest {
    private static final List<LabelAtlas> DAEMON = List.of(BuiltIn.talairachDaemon());
    private static final PainRegions PAIN = PainRegions.on(PainRegions.builtIn(), DAEMON);
    private static final Grid GRID = new Grid(5, 5, 5, Affine.diagonal(2, 2, 2, -4, -4, -4));

    @ParameterizedTest
    @CsvSource({
        "Insula_L, Insula",
        "Left Insular Cortex, Insular Cortex",
        "rh.insula, insula",
        "Thalamus (right), Thalamus",
        "L_S1, S1",
        "Lingual Gyrus, Lingual Gyrus",
        "Cerebellum Crus1 R, Cerebellum Crus1",
        "Left, Left"
    })
    void leavesTheSideOut(String name, String plain) {
        assertThat(Sides.without(name)).isEqualTo(plain);
    }

    @Test
    void takesTheSideFromTheAtlasOrFromX() {
        LabelAtlas both =
                TestAtlas.of(GRID, SideRule.FROM_X, Map.of(7, new Region(7, "Insula")), Map.of(new Point(-4, 0, 0), 7));
        Point left = new Point(-4, 0, 0);
        assertThat(new AtlasRegions(both, Sides.APART).at(left)).containsExactly("Left Insula");
        assertThat(new AtlasRegions(both, Sides.TOGETHER).at(left)).containsExactly("Insula");
    }

    @Test
    void familiesHoldEveryPainRegionOnce() {
        PainFamilies families = PainFamilies.of(new PainScheme(PAIN, DAEMON, Sides.TOGETHER));
        assertThat(families.familyOf().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        PainRegions.builtIn().stream().map(PainRegion::name).toList());
        assertThat(families.at(new Point(-38, -14, 8))).contains("insula");
        assertThat(families.at(new Point(8, -18, 6))).containsExactly("thalamus");
    }

    @Test
    void painRegionsOverlapAndHaveSides() {
        Point thalamus = new Point(-6, -18, 6);
        assertThat(new PainScheme(PAIN, DAEMON, Sides.TOGETHER).at(thalamus)).contains("thalamus");
        assertThat(new PainScheme(PAIN, DAEMON, Sides.APART).at(thalamus)).contains("Left thalamus");
        assertThat(new PainScheme(PAIN, DAEMON, Sides.APART).sources()).hasSize(1);
    }

    @Test
    void opensByNameAndFile(@TempDir Path folder) throws IOException {
        AtlasShelf shelf = AtlasShelf.of(Surroundings.of(Map.of("NOCIMAP_DATA", folder.toString()), folder));
        assertThat(RegionSchemes.open("pain", Sides.TOGETHER, shelf).scheme()).isInstanceOf(PainScheme.class);
        assertThat(RegionSchemes.open("pain-families", Sides.TOGETHER, shelf).scheme())
                .isInstanceOf(PainFamilies.class);
        assertThat(RegionSchemes.open("talairach-daemon", Sides.TOGETHER, shelf).warnings())
                .isEmpty();
        Path named = volume(folder, "named", 3);
        Files.writeString(folder.resolve("named.tsv"), "3\tInsula_L\n");
        RegionSchemes.Opened opened = RegionSchemes.open(named.toString(), Sides.TOGETHER, shelf);
        assertThat(opened.warnings()).isEmpty();
        assertThat(opened.scheme().at(new Point(-4, -4, -4))).containsExactly("Insula");
    }

    @Test
    void tellsOfAtlasesWithoutNamesOrLabels(@TempDir Path folder) {
        AtlasShelf shelf = AtlasShelf.of(Surroundings.of(Map.of("NOCIMAP_DATA", folder.toString()), folder));
        Path bare = volume(folder, "bare", 3);
        assertThat(RegionSchemes.open(bare.toString(), Sides.TOGETHER, shelf).warnings())
                .singleElement()
                .satisfies(w -> assertThat(w.what()).contains("none of the labels"));
        Path empty = volume(folder, "empty", 0);
        assertThatThrownBy(() -> RegionSchemes.open(empty.toString(), Sides.TOGETHER, shelf))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("has no labels");
        assertThatThrownBy(() -> RegionSchemes.open("nothing", Sides.TOGETHER, shelf))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("neither an atlas nor a file");
    }

    private static Path volume(Path folder, String name, int label) {
        float[] data = new float[GRID.size()];
        data[0] = label;
        Path file = folder.resolve(name + ".nii.gz");
        NiftiFile.write(file, new Volume(GRID, data), NiftiMeta.withDefaults());
        return file;
    }
}
