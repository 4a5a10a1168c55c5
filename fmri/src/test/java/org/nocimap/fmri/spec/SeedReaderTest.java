package org.nocimap.fmri.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nocimap.atlas.BuiltIn;
import org.nocimap.fmri.connectivity.Seed;
import org.nocimap.image.Affine;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;
import org.nocimap.image.Volume;
import org.nocimap.image.nifti.NiftiFile;
import org.nocimap.image.nifti.NiftiMeta;

class SeedReaderTest {
    private static final Grid GRID = new Grid(21, 21, 21, Affine.diagonal(4, 4, 4, -40, -40, -40));
    private static final Mask ALL =
            Mask.of(GRID, IntStream.range(0, GRID.size()).toArray());
    private static final Point PEAK = new Point(-16, -20, 32);

    @TempDir
    Path folder;

    /** A map with a peak on the left and a larger value elsewhere; labels 3 on the left and 5 on the right. */
    @BeforeEach
    void images() throws IOException {
        float[] map = new float[GRID.size()];
        float[] labels = new float[GRID.size()];
        for (int n = 0; n < map.length; n++) {
            Point at = GRID.pointOf(n);
            double other = at.distanceTo(new Point(20, 20, -20));
            map[n] = (float) (5 * Math.exp(-at.distanceTo(PEAK) / 10) + 9 * Math.exp(-other / 5) - 0.01);
            labels[n] = at.x() < 0 ? 3 : 5;
        }
        NiftiFile.write(folder.resolve("z.nii.gz"), new Volume(GRID, map), NiftiMeta.withDefaults());
        NiftiFile.write(folder.resolve("atlas.nii.gz"), new Volume(GRID, labels), NiftiMeta.withDefaults());
        Files.writeString(folder.resolve("atlas.tsv"), "index\tname\n3\tLeft\n5\tRight\n");
    }

    @Test
    void aLocaliserIsTheSphereAroundThePeakInsideWithItsMirrorImage() throws IOException {
        Seed seed = read("""
            - name: S1
              localizer: {map: z.nii.gz, within: {at: [-18, -20, 30], radius_mm: 12}}
              radius_mm: 6
              mirrored: true
            """);
        int[] expected = Seed.sphere("S1", PEAK, 6).mirrored().positions(ALL);
        // In voxels of 4 mm a radius of 6 holds the centre, 6 neighbours by faces and 12 by edges: 19, twice.
        assertThat(seed.positions(ALL)).containsExactly(expected).hasSize(38);
        assertThat(seed.origin()).contains("(-16, -20, 32), the peak (4.990) of z.nii.gz and its mirror image");
        Mask left = ALL.where(n -> GRID.pointOf(n).x() < 0);
        NiftiFile.write(folder.resolve("left.nii.gz"), left.toVolume(), NiftiMeta.withDefaults());
        Seed masked = read("- {name: S1, localizer: {map: z.nii.gz, within: {mask: left.nii.gz}}}");
        assertThat(masked.positions(ALL))
                .containsExactly(Seed.sphere("S1", PEAK, 6).positions(ALL));
    }

    @Test
    void labelsByNameAndNumberAndMasksAreTakenAsTheyAre() throws IOException {
        int left = (int) IntStream.range(0, GRID.size())
                .filter(n -> GRID.pointOf(n).x() < 0)
                .count();
        assertThat(read("- {name: Half, label: {atlas: atlas.nii.gz, regions: [left]}}")
                        .positions(ALL))
                .hasSize(left);
        assertThat(read("- {name: Half, label: {atlas: atlas.nii.gz, regions: [3]}, mirrored: true}")
                        .positions(ALL))
                .hasSize(2 * left);
        assertThat(read("- {name: Whole, label: {atlas: atlas.nii.gz, regions: [Left, 5]}}")
                        .positions(ALL))
                .hasSize(GRID.size());
        Mask one = ALL.where(n -> n == 7);
        NiftiFile.write(folder.resolve("mask.nii.gz"), one.toVolume(), NiftiMeta.withDefaults());
        assertThat(read("- {name: One, mask: mask.nii.gz}").positions(ALL)).containsExactly(7);
        String region = BuiltIn.talairachDaemon().regions().get(0).name();
        assertThat(read("- {name: Area, label: {atlas: talairach, regions: [\"" + region + "\"]}}")
                        .parts())
                .hasSize(1);
    }

    @Test
    void whatIsWrongWithSeedsIsToldAtOnce() {
        assertThatThrownBy(() -> read("""
            - {name: A, at: [0, 0, 0], mask: x.nii.gz}
            - {name: A, at: [0, 0]}
            - {name: C}
            """))
                .hasMessageContaining("seeds[1]")
                .hasMessageContaining("exactly one of at, label, localizer, mask")
                .hasMessageContaining("seeds[2].at")
                .hasMessageContaining("\"A\" comes twice")
                .hasMessageContaining("seeds[3]");
        assertThatThrownBy(() -> read("""
            - {name: A, mask: none.nii.gz}
            - {name: B, label: {atlas: atlas.nii.gz, regions: [Middle]}}
            - {name: C, localizer: {map: z.nii.gz, within: {at: [-40, 40, 40], radius_mm: 2}}}
            """))
                .hasMessageContaining("there is no such file")
                .hasMessageContaining("the atlas has no region \"Middle\"")
                .hasMessageContaining("one of Left, Right")
                .hasMessageContaining("is nowhere above 0");
    }

    private Seed read(String seeds) throws IOException {
        Path file = Files.writeString(folder.resolve("spec.yaml"), "seeds:\n" + seeds);
        return SpecFile.read(file, "default").seeds().get(0);
    }
}
