package org.nocimap.image.nifti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NiftiReadTest {
    @TempDir
    Path folder;

    @Test
    void severalVolumesAreReadOneByOne() throws IOException {
        byte[] two = Arrays.copyOf(new TestHeader().dims(4, 2, 3, 4, 2).array(), 352 + 2 * 48);
        two[352 + 48] = 7;
        for (byte[] bytes : List.of(two, TestHeader.gzip(two))) {
            Path file = Files.write(folder.resolve("two.nii.gz"), bytes);
            for (NiftiImage image :
                    List.of(NiftiFile.read(file), NiftiFile.read(new ByteArrayInputStream(bytes), "two"))) {
                assertThat(image.volume(1).data()[0]).isEqualTo(7);
                assertThat(image.volume(0).data()[1]).isEqualTo(1);
                List<Float> seen = new ArrayList<>();
                image.forEachVolume((t, volume) -> seen.add(t + volume.data()[0]));
                assertThat(seen).containsExactly(0f, 8f);
                assertThatThrownBy(image::volume).isInstanceOf(IllegalStateException.class);
                assertThatThrownBy(() -> image.volume(2)).isInstanceOf(IndexOutOfBoundsException.class);
            }
        }
    }

    @Test
    void bytesBeforeTheVoxelsAreReachable() {
        TestHeader header = TestHeader.withGap(32);
        byte[] labels = "1\tInsula\n2\tACC\n".getBytes(StandardCharsets.UTF_8);
        header.bytes.put(352, labels);
        NiftiImage image = NiftiFile.read(header.writeTo(folder.resolve("atlas.nii")));
        assertThat(image.extensions()).isEmpty();
        assertThat(image.beforeData()).hasSize(36).containsSequence(labels);
        assertThat(image.volume().at(1, 2, 3)).isEqualTo(23);
    }

    @Test
    void extensionsAreTakenApart() {
        TestHeader header = TestHeader.withGap(48);
        header.bytes.put(348, (byte) 1);
        header.bytes.putInt(352, 16).putInt(356, 6).put(360, "comment!".getBytes(StandardCharsets.UTF_8));
        header.bytes.putInt(368, 32).putInt(372, 4);
        NiftiImage image = NiftiFile.read(header.writeTo(folder.resolve("ext.nii")));
        assertThat(image.extensions()).extracting(NiftiExtension::code).containsExactly(6, 4);
        assertThat(new String(image.extensions().get(0).content(), StandardCharsets.UTF_8))
                .isEqualTo("comment!");
        header.bytes.putInt(368, 1 << 30);
        NiftiImage broken = NiftiFile.read(header.writeTo(folder.resolve("ext2.nii")));
        assertThat(broken.extensions()).hasSize(1);
        assertThat(broken.warnings()).extracting(w -> w.where().item()).containsExactly("extension 2");
    }

    @Test
    void longStretchBeforeTheVoxelsIsCut() {
        TestHeader header = TestHeader.withGap(3 << 20);
        NiftiImage image = NiftiFile.read(header.writeTo(folder.resolve("long.nii")));
        assertThat(image.beforeData()).hasSize(NiftiFile.MOST_BEFORE_DATA);
        assertThat(image.volume().at(1, 2, 3)).isEqualTo(23);
        assertThat(image.warnings()).hasSize(1);
    }

    @Test
    void headerAndImagePair() throws IOException {
        TestHeader header = new TestHeader().put(108, 0f);
        header.bytes.put(344, new byte[] {'n', 'i', '1', 0});
        byte[] all = header.array();
        Path hdr = Files.write(folder.resolve("pair.hdr"), Arrays.copyOf(all, 348));
        Path img =
                Files.write(folder.resolve("pair.img.gz"), TestHeader.gzip(Arrays.copyOfRange(all, 352, all.length)));
        for (Path file : List.of(hdr, img)) {
            NiftiImage image = NiftiFile.read(file);
            assertThat(image.volume().at(1, 2, 3)).isEqualTo(23);
            assertThat(image.warnings()).isEmpty();
        }
    }

    @Test
    void slopeAndInterceptAreApplied() {
        NiftiImage image =
                NiftiFile.read(new TestHeader().put(112, 0.5f).put(116, -1f).writeTo(folder.resolve("s.nii")));
        assertThat(image.volume().data()[5]).isEqualTo(1.5f);
        NiftiImage none =
                NiftiFile.read(new TestHeader().put(112, 0f).put(116, 99f).writeTo(folder.resolve("n.nii")));
        assertThat(none.volume().data()[5]).isEqualTo(5);
    }

    @Test
    void intentAndRepetitionTime() throws IOException {
        TestHeader header = new TestHeader()
                .dims(4, 2, 3, 4, 1)
                .put(68, (short) 3)
                .put(56, 17f)
                .put(92, 2500f);
        header.bytes.put(123, (byte) (2 | 16));
        header.bytes.put(328, "tstat".getBytes(StandardCharsets.UTF_8));
        NiftiHeader read =
                NiftiFile.read(header.writeTo(folder.resolve("i.nii"))).header();
        assertThat(read.intent()).isEqualTo(new NiftiIntent(3, 17, 0, 0, "tstat"));
        assertThat(read.intent().kind()).contains(NiftiIntentCode.TTEST);
        assertThat(read.repetitionSeconds()).isEqualTo(2.5);
        assertThat(read.spaceCode()).isEqualTo(XformCode.MNI152);
    }
}
