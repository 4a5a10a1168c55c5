package org.nocimap.image.nifti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nocimap.files.InputException;
import org.nocimap.files.Problem;

/** Whatever is wrong with a file, the user hears which file, which field, what stands there and how to mend it. */
class NiftiBadInputTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("bad.nii");
    }

    private InputException failure(byte[] bytes) throws IOException {
        Files.write(file, bytes);
        InputException problem = catchThrowableOfType(InputException.class, () -> NiftiFile.read(file));
        assertThat(problem).isNotNull();
        assertThat(problem.problems()).allSatisfy(p -> {
            assertThat(p.where().source()).isEqualTo(file.toString());
            assertThat(p.expected()).isNotEmpty();
            assertThat(p.mend()).isNotEmpty();
        });
        return problem;
    }

    private Problem only(byte[] bytes) throws IOException {
        InputException failure = failure(bytes);
        assertThat(failure.problems()).hasSize(1);
        return failure.problems().get(0);
    }

    private void expect(TestHeader header, String field, String value) throws IOException {
        Problem problem = only(header.array());
        assertThat(problem.where().item()).isEqualTo(field);
        assertThat(problem.what()).contains(value);
    }

    @Test
    void theSoundFileIsRead() throws IOException {
        NiftiImage image = NiftiFile.read(new TestHeader().writeTo(file));
        assertThat(image.warnings()).isEmpty();
        assertThat(image.volume().at(1, 2, 3)).isEqualTo(23);
    }

    @Test
    void otherFilesThanNifti() throws IOException {
        assertThat(only(new byte[0]).what()).contains("empty");
        assertThat(only("PK\3\4 and more".getBytes(StandardCharsets.UTF_8)).what())
                .contains("ZIP");
        assertThat(only("<!DOCTYPE html><html>".getBytes(StandardCharsets.UTF_8))
                        .what())
                .contains("web page");
        assertThat(only(Arrays.copyOf(new TestHeader().array(), 200)).what()).contains("after 200 bytes");
        byte[] noise = new byte[5000];
        new Random(1).nextBytes(noise);
        assertThat(only(noise).where().item()).isEqualTo("sizeof_hdr");
    }

    @Test
    void missingFileAndFolder() {
        assertThat(catchThrowableOfType(InputException.class, () -> NiftiFile.read(file)))
                .hasMessageContaining("no such file");
        assertThat(catchThrowableOfType(InputException.class, () -> NiftiFile.read(folder)))
                .hasMessageContaining("folder");
    }

    @Test
    void magic() throws IOException {
        TestHeader wrong = new TestHeader();
        wrong.bytes.put(344, new byte[] {'n', '+', '7', 0});
        expect(wrong, "magic", "6e 2b 37");
        TestHeader analyze = new TestHeader();
        analyze.bytes.put(344, new byte[4]);
        expect(analyze, "magic", "ANALYZE");
    }

    @Test
    void dimensions() throws IOException {
        expect(new TestHeader().dims(0), "dim[0]", "0");
        expect(new TestHeader().dims(8), "dim[0]", "8");
        expect(new TestHeader().dims(3, -2), "dim[1]", "-2");
        expect(new TestHeader().dims(3, 2, 0), "dim[2]", "0");
        expect(new TestHeader().dims(3, 2, 3, 32767), "dim[3]", "32767");
        expect(new TestHeader().dims(3, 2000, 2000, 2000), "dim", "8000000000");
        expect(new TestHeader().dims(4, 2, 3, 4, 0), "dim[4]", "0");
        expect(new TestHeader().dims(5, 2, 3, 4, 1, 3), "dim[5]", "3");
    }

    @Test
    void hugeDimensionsOfNifti2DoNotOverflow() throws IOException {
        byte[] bytes = getClass().getResourceAsStream("nifti2_big.nii").readAllBytes();
        Arrays.fill(bytes, 24, 32, (byte) 0x7f);
        Problem problem = only(bytes);
        assertThat(problem.where().item()).isEqualTo("dim[1]");
        assertThat(problem.what()).contains("9187201950435737471");
    }

    @Test
    void datatype() throws IOException {
        expect(new TestHeader().put(70, (short) 128), "datatype", "RGB24");
        expect(new TestHeader().put(70, (short) 32), "datatype", "complex64");
        expect(new TestHeader().put(70, (short) 77), "datatype", "77");
    }

    @Test
    void voxelOffset() throws IOException {
        expect(new TestHeader().put(108, 100f), "vox_offset", "100");
        expect(new TestHeader().put(108, 348f), "vox_offset", "348");
        expect(new TestHeader().put(108, -352f), "vox_offset", "-352");
        expect(new TestHeader().put(108, Float.NaN), "vox_offset", "NaN");
        expect(new TestHeader().put(108, 1e30f), "vox_offset", "1.0000000150474662E30");
        expect(new TestHeader().put(108, 352.5f), "vox_offset", "352.5");
        Problem past = only(new TestHeader().put(108, 60000f).array());
        assertThat(past.what()).contains("end early");
    }

    @Test
    void scaling() throws IOException {
        expect(new TestHeader().put(112, Float.POSITIVE_INFINITY), "scl_slope", "Infinity");
        expect(new TestHeader().put(112, 2f).put(116, Float.NaN), "scl_inter", "NaN");
    }

    @Test
    void affine() throws IOException {
        expect(new TestHeader().put(300, Float.NaN), "srow_y[1]", "NaN");
        expect(new TestHeader().put(300, 0f), "srow_x, y, z", "singular");
        expect(new TestHeader().put(280, 1e20f), "srow_x, y, z", "1.0000000200408773E20");
        TestHeader qform = new TestHeader().put(254, (short) 0).put(252, (short) 1);
        expect(qform.put(256, Float.NaN), "quatern_b", "NaN");
        expect(qform.put(256, 0f).put(268, Float.NEGATIVE_INFINITY), "qoffset_x", "-Infinity");
        expect(qform.put(268, 0f).put(84, 0f), "pixdim[2]", "0.0");
    }

    @Test
    void allProblemsOfAHeaderAtOnce() throws IOException {
        TestHeader header = new TestHeader().dims(5, 0, -1, 4, 1, 9).put(70, (short) 128);
        header.put(108, Float.NaN).put(112, Float.NEGATIVE_INFINITY).put(280, Float.NaN);
        assertThat(failure(header.array()).problems())
                .extracting(p -> p.where().item())
                .containsExactly("dim[1]", "dim[2]", "dim[5]", "datatype", "vox_offset", "scl_slope", "srow_x[0]");
    }

    @Test
    void truncatedVoxels() throws IOException {
        byte[] whole = new TestHeader().array();
        Problem plain = only(Arrays.copyOf(whole, whole.length - 7));
        assertThat(plain.what()).contains("after 41 bytes");
        assertThat(plain.expected()).contains("48 bytes");
        byte[] four = new TestHeader().dims(4, 2, 3, 4, 3).array();
        assertThat(only(four).what()).contains("400 bytes");
    }

    @Test
    void truncatedOrDamagedGzip() throws IOException {
        byte[] packed = TestHeader.gzip(new TestHeader().array());
        for (int length = 3; length < packed.length; length++) {
            assertThat(failure(Arrays.copyOf(packed, length)).problems()).hasSize(1);
        }
        byte[] wrongChecksum = packed.clone();
        wrongChecksum[packed.length - 6] ^= 0x55;
        assertThat(only(wrongChecksum).what()).contains("damaged");
    }

    @Test
    void gzipBombIsNotUnpacked() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(new TestHeader().array());
            byte[] zeros = new byte[1 << 20];
            for (int n = 0; n < 50; n++) {
                gzip.write(zeros);
            }
        }
        Files.write(file, out.toByteArray());
        NiftiImage image = NiftiFile.read(file);
        assertThat(image.volume().data()).hasSize(24);
        assertThat(image.warnings()).singleElement().satisfies(w -> assertThat(w.what())
                .contains("goes on"));
    }

    @Test
    void aClaimLargerThanTheFileAllocatesLittle() throws IOException {
        byte[] claim = TestHeader.gzip(new TestHeader().dims(3, 400, 400, 400).array());
        long before = allocated();
        assertThat(only(claim).what()).contains("after 48 bytes");
        assertThat(allocated() - before).isLessThan(64L << 20);
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean())
                .getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    @Test
    void moreThanTheMemoryHoldsIsRefusedBeforehand() throws IOException {
        NiftiImage image = NiftiFile.read(new TestHeader().writeTo(file));
        VoxelReader reader = new VoxelReader(image.header(), new org.nocimap.files.Location("big.nii", 0, 0, ""));
        reader.requireMemory(192);
        assertThat(catchThrowableOfType(InputException.class, () -> reader.requireMemory(191)))
                .hasMessageContaining("big.nii (dim)");
    }

    @Test
    void lateTruncationOfSeveralVolumesShowsWhenTheVolumeIsAsked() throws IOException {
        Files.write(file, TestHeader.gzip(new TestHeader().dims(4, 2, 3, 4, 2).array()));
        NiftiImage image = NiftiFile.read(file);
        assertThat(image.volume(0).at(1, 2, 3)).isEqualTo(23);
        assertThat(catchThrowableOfType(InputException.class, () -> image.volume(1)))
                .hasMessageContaining("after 0 bytes");
        assertThat(catchThrowableOfType(InputException.class, () -> image.forEachVolume((t, v) -> {})))
                .isNotNull();
    }

    @Test
    void halfAPair() throws IOException {
        TestHeader header = new TestHeader();
        header.bytes.put(344, new byte[] {'n', 'i', '1', 0});
        assertThat(only(header.array()).what()).contains("no bad.img");
        Path image = Files.write(folder.resolve("alone.img"), new byte[48]);
        assertThat(catchThrowableOfType(InputException.class, () -> NiftiFile.read(image)))
                .hasMessageContaining("no alone.hdr");
        assertThat(catchThrowableOfType(
                        InputException.class, () -> NiftiFile.read(new ByteArrayInputStream(header.array()), "x")))
                .hasMessageContaining("pair");
    }

    @Test
    void suspiciousButLegal() throws IOException {
        assertWarns(new TestHeader().put(108, 0f), "vox_offset");
        assertWarns(new TestHeader().put(72, (short) 8), "bitpix");
        assertWarns(new TestHeader().put(112, Float.NaN), "scl_slope");
        assertWarns(new TestHeader().put(254, (short) 0), "qform_code, sform_code");
        TestHeader metres = new TestHeader();
        metres.bytes.put(123, (byte) 1);
        assertWarns(metres, "xyzt_units");
        assertThat(NiftiFile.read(file).grid().affine().get(0, 0)).isEqualTo(2);
        for (int at : new int[] {280, 300, 320}) {
            metres.put(at, 0.003f);
        }
        assertWarns(metres, "xyzt_units");
        assertThat(NiftiFile.read(file).grid().affine().columnNorm(0))
                .isEqualTo(3, org.assertj.core.api.Assertions.within(1e-6));
    }

    private void assertWarns(TestHeader header, String field) {
        NiftiImage image = NiftiFile.read(header.writeTo(file));
        assertThat(image.warnings()).extracting(w -> w.where().item()).containsExactly(field);
    }
}
