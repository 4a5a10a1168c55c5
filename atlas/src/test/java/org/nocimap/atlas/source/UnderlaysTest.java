package org.nocimap.atlas.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nocimap.files.InputException;

class UnderlaysTest {
    @TempDir
    Path folder;

    private Surroundings here() {
        return new Surroundings(folder, folder, Optional.of(folder.resolve("fsl")), Optional.empty());
    }

    @Test
    void captionsSayWhatIsShown() throws IOException {
        assertThat(Underlays.resolve("colin27", here()).caption()).isEqualTo("Colin27 in MNI space");
        Path own = TestVolumes.write(folder.resolve("mean.nii.gz"), 1, 2);
        assertThat(Underlays.resolve(own.toString(), here()).caption()).isEqualTo("mean.nii.gz");
        Path fsl = folder.resolve("fsl/data/standard/MNI152_T1_1mm_brain.nii.gz");
        Files.createDirectories(fsl.getParent());
        TestVolumes.write(fsl, 1, 1);
        assertThat(Underlays.resolve("fsl", here()).caption()).isEqualTo("MNI152 (FSL)");
    }

    @Test
    void saysWhatIsMissing() {
        assertThatThrownBy(() -> Underlays.resolve("fsl", here()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("FSLDIR");
        assertThatThrownBy(() -> Underlays.resolve("colin", here()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("colin27");
    }
}
