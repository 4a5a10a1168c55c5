package org.nocimap.atlas.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nocimap.atlas.Origin;
import org.nocimap.files.InputException;

class MasksTest {
    @TempDir
    Path folder;

    private Surroundings here() {
        return new Surroundings(
                folder.resolve("data"),
                folder.resolve("system"),
                Optional.of(folder.resolve("fsl")),
                Optional.of(folder.resolve("tf")));
    }

    @Test
    void knowsTheBuiltInMasks() {
        assertThat(Masks.names(here())).containsExactly("brain", "grey-matter");
        assertThat(Masks.resolve("brain", here()).mask().size()).isBetween(227_000, 231_000);
        assertThat(Masks.resolve("grey-matter", here()).origin()).isEqualTo(Origin.BUILT_IN);
    }

    @Test
    void findsTheMasksOfFslAndTemplateFlow() throws IOException {
        Path fsl = folder.resolve("fsl/data/standard/MNI152_T1_2mm_brain_mask.nii.gz");
        Path tf = folder.resolve("tf/tpl-MNI152NLin6Asym/tpl-MNI152NLin6Asym_res-02_desc-brain_mask.nii.gz");
        Files.createDirectories(fsl.getParent());
        Files.createDirectories(tf.getParent());
        TestVolumes.write(fsl, 1, 1);
        TestVolumes.write(tf, 0, 1);
        assertThat(Masks.names(here())).containsExactly("brain", "grey-matter", "fsl", "templateflow");
        assertThat(Masks.resolve("fsl", here()).mask().size()).isEqualTo(2);
        assertThat(Masks.resolve("templateflow", here()).mask().size()).isEqualTo(1);
    }

    @Test
    void readsTheUsersFile() {
        Path file = TestVolumes.write(folder.resolve("m.nii.gz"), 0, 3);
        assertThat(Masks.resolve(file.toString(), here()).mask().size()).isEqualTo(1);
        assertThat(Masks.resolve(file.toString(), here()).origin()).isEqualTo(Origin.BROUGHT);
    }

    @Test
    void saysWhatIsWrong() {
        Path empty = TestVolumes.write(folder.resolve("e.nii.gz"), 0, 0);
        assertThatThrownBy(() -> Masks.resolve(empty.toString(), here())).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> Masks.resolve("gray", here()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("brain, grey-matter");
        assertThatThrownBy(() -> Masks.resolve("fsl", here()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("FSLDIR");
    }
}
