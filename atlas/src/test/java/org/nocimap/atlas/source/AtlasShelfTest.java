package org.nocimap.atlas.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nocimap.atlas.CommercialUse;
import org.nocimap.atlas.LabelAtlas;
import org.nocimap.atlas.Origin;
import org.nocimap.files.InputException;
import org.nocimap.image.Affine;
import org.nocimap.image.Grid;
import org.nocimap.image.Point;

class AtlasShelfTest {
    private static final Point LEFT = new Point(-10, 0, 0);
    private static final Point RIGHT = new Point(10, 0, 0);

    @TempDir
    Path folder;

    private Surroundings here;

    @BeforeEach
    void surroundings() throws IOException {
        here = new Surroundings(
                folder.resolve("data"),
                folder.resolve("system"),
                Optional.of(folder.resolve("fsl")),
                Optional.of(folder.resolve("templateflow")));
        Files.createDirectories(here.installFolder());
        Files.createDirectories(here.broughtFolder());
        Files.createDirectories(folder.resolve("fsl/data/atlases/HO"));
    }

    private ShelfItem item(String name) {
        return AtlasShelf.of(here).items().stream()
                .filter(i -> i.info().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void listsTheCatalogueWithItsLicences() {
        assertThat(AtlasShelf.of(here).items())
                .extracting(i -> i.info().name())
                .containsExactly(
                        "talairach-daemon", "harvard-oxford", "jhu189", "aal", "aicha", "brodmann", "jhu-white-matter");
        assertThat(item("talairach-daemon").info().origin()).isEqualTo(Origin.BUILT_IN);
        assertThat(item("harvard-oxford").info().origin()).isEqualTo(Origin.AVAILABLE);
        assertThat(item("harvard-oxford").isHere()).isFalse();
        assertThat(item("harvard-oxford").info().commercialUse()).isEqualTo(CommercialUse.NO);
        assertThat(item("jhu-white-matter").info().commercialUse()).isEqualTo(CommercialUse.NO);
        assertThat(item("aal").info().commercialUse()).isEqualTo(CommercialUse.UNKNOWN);
        assertThat(AtlasShelf.of(here).items())
                .allSatisfy(i -> assertThat(i.info().licence()).isNotBlank());
    }

    @Test
    void readsNamesFromInsideTheHeader() throws IOException {
        TestVolumes.writeWithNames(
                here.installFolder().resolve("HarvardOxford-cort-maxprob-thr0-1mm.nii.gz"),
                2,
                2,
                "1\tFrontal Pole\n2\tInsular Cortex  ");
        LabelAtlas atlas = AtlasShelf.of(here).open("harvard-oxford");
        assertThat(atlas.at(LEFT).orElseThrow().label()).isEqualTo("Left Insular Cortex");
        assertThat(atlas.at(RIGHT).orElseThrow().label()).isEqualTo("Right Insular Cortex");
        assertThat(atlas.info().origin()).isEqualTo(Origin.INSTALLED);
    }

    @Test
    void namesBrodmannAreasByTheirNumber() {
        TestVolumes.write(here.installFolder().resolve("brodmann.nii.gz"), 6, 48);
        assertThat(AtlasShelf.of(here).open("brodmann").at(RIGHT).orElseThrow().label())
                .isEqualTo("Right Brodmann area 48");
    }

    @Test
    void mendsTheHeaderThatIsKnownToBeWrongAndNoOther() {
        CatalogueEntry entry = AtlasCatalogue.builtIn().find("jhu-white-matter").orElseThrow();
        Grid wrong = new Grid(182, 218, 182, Affine.diagonal(1, 1, 1, -91, -126, -72));
        Grid right = new Grid(182, 218, 182, Affine.diagonal(-1, 1, 1, 90, -126, -72));
        assertThat(entry.mended(wrong)).isEqualTo(right);
        assertThat(entry.mended(right)).isEqualTo(right);
        assertThat(entry.mended(TestVolumes.GRID)).isEqualTo(TestVolumes.GRID);
    }

    @Test
    void theSystemsFolderCountsAsInstalled() throws IOException {
        Files.createDirectories(here.systemTemplates());
        TestVolumes.write(here.systemTemplates().resolve("aal.nii.gz"), 1, 2);
        assertThat(item("aal").info().origin()).as("without its names").isEqualTo(Origin.AVAILABLE);
        Files.writeString(here.systemTemplates().resolve("aal.nii.txt"), "1 Precentral_L 2001\n2 Precentral_R 2002\n");
        assertThat(item("aal").info().origin()).isEqualTo(Origin.INSTALLED);
        assertThat(item("aal").volume()).contains(here.systemTemplates().resolve("aal.nii.gz"));
    }

    @Test
    void findsTheLabelsOfTemplateFlow(@TempDir Path home) throws IOException {
        Path folder = home.resolve("tpl-MNI152NLin6Asym");
        String stem = "atlas-Schaefer2018_desc-100Parcels7Networks_dseg";
        TestVolumes.write(folder.resolve("tpl-MNI152NLin6Asym_res-01_" + stem + ".nii.gz"), 1, 2);
        TestVolumes.write(folder.resolve("tpl-MNI152NLin6Asym_res-02_" + stem + ".nii.gz"), 2, 1);
        Files.writeString(
                folder.resolve("tpl-MNI152NLin6Asym_" + stem + ".tsv"),
                "index\tname\tcolor\n1\t7Networks_LH_Vis_1\t#781283\n2\t7Networks_RH_Vis_1\t#781284\n");
        TestVolumes.write(folder.resolve("tpl-MNI152NLin6Asym_res-01_atlas-HOCPAL_dseg.nii.gz"), 1, 2);
        TestVolumes.write(folder.resolve("tpl-MNI152NLin6Asym_res-01_desc-brain_mask.nii.gz"), 1, 1);
        AtlasShelf shelf = AtlasShelf.of(
                new Surroundings(here.dataFolder(), here.systemTemplates(), Optional.empty(), Optional.of(home)));

        assertThat(shelf.items())
                .extracting(i -> i.info().name())
                .filteredOn(name -> name.startsWith("templateflow"))
                .as("with a table only")
                .containsExactly("templateflow-schaefer2018-100parcels7networks");
        LabelAtlas atlas = shelf.open("templateflow-schaefer2018-100parcels7networks");
        assertThat(atlas.at(LEFT).orElseThrow().label()).isEqualTo("7Networks_LH_Vis_1");
        assertThat(atlas.at(RIGHT).orElseThrow().label()).isEqualTo("7Networks_RH_Vis_1");
        assertThat(shelf.labeller().atlases())
                .extracting(a -> a.info().name())
                .noneMatch(name -> name.startsWith("templateflow"));
    }

    @Test
    void theLabellerAsksInTheRecommendedOrder() throws IOException {
        TestVolumes.write(here.installFolder().resolve("brodmann.nii.gz"), 6, 6);
        TestVolumes.writeWithNames(here.installFolder().resolve("jhu189.nii.gz"), 73, 33, "73\tAmyg_L\n33\tPrCu_L");
        TestVolumes.writeWithNames(
                here.installFolder().resolve("HarvardOxford-cort-maxprob-thr0-1mm.nii.gz"),
                34,
                34,
                "34\tParahippocampal");
        TestVolumes.write(here.broughtFolder().resolve("My Atlas.nii.gz"), 5, 0);
        var labeller = AtlasShelf.of(here).labeller();
        assertThat(labeller.atlases())
                .extracting(a -> a.info().name())
                .containsExactly("harvard-oxford", "jhu189", "talairach-daemon", "brodmann", "my-atlas");
        assertThat(labeller.best(LEFT).orElseThrow().label())
                .as("jhu189 is best for nuclei")
                .isEqualTo("Amyg_L");
        assertThat(labeller.best(RIGHT).orElseThrow().label()).isEqualTo("Right Parahippocampal");
        assertThat(labeller.all(LEFT).get(4).label()).isEqualTo("label 5");
    }

    @Test
    void findsFslsAtlases() throws IOException {
        Path atlases = folder.resolve("fsl/data/atlases");
        Files.writeString(
                atlases.resolve("HarvardOxford-Subcortical.xml"),
                "<atlas><header><name>Harvard-Oxford Subcortical</name><type>Probabalistic</type><images>"
                        + "<summaryimagefile>/HO/sub-thr25-2mm</summaryimagefile></images><images>"
                        + "<summaryimagefile>/HO/sub-thr25-1mm</summaryimagefile></images></header><data><label"
                        + " index=\"0\">Left Thalamus</label><label index=\"1\">Right Thalamus</label></data></atlas>");
        Files.writeString(
                atlases.resolve("Escape.xml"),
                "<atlas><header><images><summaryimagefile>/../../../outside</summaryimagefile></images></header></atlas>");
        TestVolumes.write(folder.resolve("outside.nii.gz"), 1, 1);
        Files.writeString(atlases.resolve("Broken.xml"), "<atlas>");
        TestVolumes.write(atlases.resolve("HO/sub-thr25-2mm.nii.gz"), 1, 1);
        TestVolumes.write(atlases.resolve("HO/sub-thr25-1mm.nii.gz"), 1, 2);
        AtlasShelf shelf = AtlasShelf.of(here);
        assertThat(item("fsl-harvardoxford-subcortical").info().origin()).isEqualTo(Origin.BROUGHT);
        LabelAtlas atlas = shelf.open("fsl-harvardoxford-subcortical");
        assertThat(atlas.at(RIGHT).orElseThrow().label()).isEqualTo("Right Thalamus");
        assertThat(shelf.items()).extracting(i -> i.info().name()).doesNotContain("fsl-escape");
        assertThat(shelf.warnings())
                .singleElement()
                .satisfies(w -> assertThat(w.where().source()).contains("Broken.xml"));
    }

    @Test
    void readsABroughtVolumeWithATableOfItsOwn() throws IOException {
        Path volume = TestVolumes.write(folder.resolve("parcels.nii.gz"), 1, 2);
        Path table = Files.writeString(folder.resolve("names.csv"), "id,name\n1,S1\n2,S2\n");
        LabelAtlas atlas = LabelVolume.read(volume, Optional.of(table), AtlasShelf.broughtInfo(volume));
        assertThat(atlas.at(RIGHT).orElseThrow().label()).isEqualTo("S2");
        assertThat(atlas.info().name()).isEqualTo("parcels");
    }

    @Test
    void saysWhatCannotBeOpened() {
        AtlasShelf shelf = AtlasShelf.of(here);
        assertThatThrownBy(() -> shelf.open("nonsense"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("talairach-daemon");
        assertThatThrownBy(() -> shelf.open("aal"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("nocimap atlas install");
        Path probabilities = TestVolumes.write(folder.resolve("p.nii.gz"), 0.5f, 1);
        assertThatThrownBy(
                        () -> LabelVolume.read(probabilities, Optional.empty(), AtlasShelf.broughtInfo(probabilities)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("0.5");
    }

    @Test
    void dataFolderFollowsTheEnvironment() {
        Path home = Path.of("/home/someone");
        assertThat(Surroundings.of(Map.of(), home).dataFolder()).isEqualTo(home.resolve(".local/share/nocimap"));
        assertThat(Surroundings.of(Map.of("XDG_DATA_HOME", "/x", "NOCIMAP_DATA", ""), home)
                        .dataFolder())
                .isEqualTo(Path.of("/x/nocimap"));
        Surroundings all = Surroundings.of(
                Map.of("NOCIMAP_DATA", "/n", "XDG_DATA_HOME", "/x", "FSLDIR", "/f", "TEMPLATEFLOW_HOME", "/t"), home);
        assertThat(all.dataFolder()).isEqualTo(Path.of("/n"));
        assertThat(all.fsl()).contains(Path.of("/f"));
        assertThat(all.templateFlow()).contains(Path.of("/t"));
    }
}
