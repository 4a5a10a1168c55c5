package org.nocimap.report.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.nocimap.inference.Correction;

class OutputFileTest {
    private static final Path ROOT = Path.of(System.getProperty("nocimap.root", ".."));

    @Test
    void theDocumentShowsTheTablesAsTheyAre() throws IOException {
        assertThat(Files.readString(ROOT.resolve("docs/outputs.md")))
                .contains(OutputFile.markdown())
                .contains(OutputFile.correctionMarkdown());
    }

    @Test
    void noTwoCorrectionsShareAName() {
        assertThat(Arrays.stream(Correction.values()).map(OutputFile::corrected))
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[A-Za-z_-]+"));
    }

    @Test
    void aFileOfACorrectionHasNoNameWithoutOne() {
        assertThat(OutputFile.THRESHOLDED_Z.fileName(Correction.VOXEL_FWE))
                .isEqualTo("z_level-voxel_corr-FWE_method-montecarlo_thresh.nii.gz");
        assertThatThrownBy(OutputFile.THRESHOLDED_Z::fileName).isInstanceOf(IllegalArgumentException.class);
    }
}
