package org.nocimap.image.nifti;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nocimap.image.Volume;

/** Files that nibabel wrote give the numbers that nibabel reads from them. */
class NiftiReferenceTest {
    record Reference(String file, int[] shape, double[] affine, double[] values) {
        @Override
        public String toString() {
            return file;
        }
    }

    static Stream<Reference> references() throws IOException {
        try (InputStream in = NiftiReferenceTest.class.getResourceAsStream("reference.tsv")) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return lines.stream().filter(line -> !line.startsWith("#")).map(line -> {
                String[] cells = line.split("\t");
                return new Reference(
                        cells[0],
                        Arrays.stream(cells[1].split(" "))
                                .mapToInt(Integer::parseInt)
                                .toArray(),
                        numbers(cells[2]),
                        numbers(cells[3]));
            });
        }
    }

    private static double[] numbers(String cell) {
        return Arrays.stream(cell.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }

    @ParameterizedTest
    @MethodSource("references")
    void readsWhatNibabelReads(Reference reference) throws IOException {
        NiftiImage image;
        try (InputStream in = getClass().getResourceAsStream(reference.file)) {
            image = NiftiFile.read(in, reference.file);
        }
        assertThat(image.warnings()).isEmpty();
        assertThat(new int[] {image.grid().nx(), image.grid().ny(), image.grid().nz()})
                .containsExactly(Arrays.copyOf(reference.shape, 3));
        assertThat(image.volumes()).isEqualTo(reference.shape.length > 3 ? reference.shape[3] : 1);
        assertThat(image.grid().affine().toArray()).containsExactly(reference.affine, Offset.offset(1e-5));
        int size = image.grid().size();
        for (int t = 0; t < image.volumes(); t++) {
            Volume volume = image.volume(t);
            for (int v = 0; v < size; v++) {
                double expected = reference.values[t * size + v];
                assertThat((double) volume.data()[v]).isCloseTo(expected, Offset.offset(1e-6 * Math.abs(expected)));
            }
        }
        assertThat(image.header().description()).isEqualTo("made with nibabel");
    }
}
