package org.nocimap.atlas.derive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nocimap.atlas.BuiltIn;
import org.nocimap.atlas.Overlap;
import org.nocimap.image.Mask;

/**
 * Makes the committed resources anew and compares. Runs when the system property {@code nocimap.packages} names a folder
 * with the packages: {@code mvn -pl atlas -am test -Dtest=DeriveBuiltInsTest -Dnocimap.packages=FOLDER
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class DeriveBuiltInsTest {
    @Test
    void theCommittedResourcesAreWhatTheToolMakes(@TempDir Path out) throws IOException {
        String packages = System.getProperty("nocimap.packages", "");
        Assumptions.assumeTrue(
                !packages.isEmpty(), "skipped: set -Dnocimap.packages to a folder with the packages to run this test");
        DeriveBuiltIns.Derived derived = DeriveBuiltIns.derive(Path.of(packages));
        DeriveBuiltIns.write(derived, out);

        Mask brain = BuiltIn.brainMask().mask();
        assertThat(Overlap.dice(derived.brain(), brain)).isEqualTo(1);
        assertThat(Overlap.dice(derived.grey(), BuiltIn.greyMatterMask().mask()))
                .isEqualTo(1);
        assertThat(derived.underlay().data())
                .isEqualTo(BuiltIn.underlay().volume().data());
        for (String name : new String[] {
            "brain-mask-2mm.nii.gz",
            "grey-matter-mask-2mm.nii.gz",
            "colin27-1mm.nii.gz",
            "talairach-daemon-2mm.nii.gz",
            "talairach-daemon.tsv"
        }) {
            try (InputStream committed = BuiltIn.class.getResourceAsStream(name)) {
                assertThat(Files.readAllBytes(out.resolve(name))).as(name).isEqualTo(committed.readAllBytes());
            }
        }
    }
}
