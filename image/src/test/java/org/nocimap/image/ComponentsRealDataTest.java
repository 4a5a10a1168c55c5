package org.nocimap.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nocimap.image.nifti.NiftiFile;

class ComponentsRealDataTest {
    /** Cluster sizes of the NIDM pain set at p = .001 as NiMARE (scipy's label, faces) lists them in clusters_p001.csv. */
    @Test
    void clustersOfThePainSet() {
        Volume ale = NiftiFile.read(SharedData.require("cbma/reference/nidm_pain/stat.nii.gz"))
                .volume();
        Components clusters = Components.find(Mask.above(ale, 0.01083), n -> true, Connectivity.FACES);
        assertThat(IntStream.rangeClosed(1, 12).map(clusters::size))
                .containsExactly(811, 665, 329, 201, 198, 145, 60, 57, 57, 20, 19, 17);
        assertThat(clusters.labels()).hasSize(2655).doesNotContain(0);
    }
}
