package org.nocimap.image.nifti;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nocimap.files.InputException;

/** Spoiled headers and shortened files give an image or a clean error, and nothing else. */
class NiftiFuzzTest {
    private static final int ROUNDS = 4000;

    @Test
    void mutatedFilesAreReadOrRefused() throws IOException {
        List<byte[]> seeds = List.of(
                resource("type_i2.nii"), resource("nifti2_big.nii"), resource("qform_oblique.nii"), gunzipped());
        int read = 0;
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Random random = new Random(round);
            byte[] bytes = mutated(seeds.get(round % seeds.size()).clone(), random);
            if (round % 5 == 0) {
                bytes = TestHeader.gzip(bytes);
                if (round % 10 == 0) {
                    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                }
            }
            try {
                NiftiImage image = NiftiFile.read(new ByteArrayInputStream(bytes), "fuzz " + round);
                for (int t = 0; t < Math.min(3, image.volumes()); t++) {
                    assertThat(image.volume(t).data()).hasSize(image.grid().size());
                }
                read++;
            } catch (InputException e) {
                assertThat(e.problems()).isNotEmpty();
                refused++;
            }
        }
        assertThat(read).isGreaterThan(ROUNDS / 20);
        assertThat(refused).isGreaterThan(ROUNDS / 20);
    }

    private static byte[] mutated(byte[] bytes, Random random) {
        int header = Math.min(bytes.length, 560);
        for (int n = random.nextInt(4); n >= 0; n--) {
            switch (random.nextInt(4)) {
                case 0 -> bytes[random.nextInt(header)] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[random.nextInt(header)] = (byte) random.nextInt(256);
                case 2 -> {
                    int at = random.nextInt(header - 8);
                    Arrays.fill(bytes, at, at + 1 + random.nextInt(8), (byte) (random.nextBoolean() ? 0xff : 0x7f));
                }
                default ->
                    bytes = random.nextInt(6) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length + 50)) : bytes;
            }
            header = Math.min(bytes.length, header);
            if (header < 9) {
                break;
            }
        }
        return bytes;
    }

    private static byte[] resource(String name) throws IOException {
        return NiftiFuzzTest.class.getResourceAsStream(name).readAllBytes();
    }

    private static byte[] gunzipped() throws IOException {
        return new java.util.zip.GZIPInputStream(NiftiFuzzTest.class.getResourceAsStream("four_d.nii.gz"))
                .readAllBytes();
    }
}
