package org.nocimap.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Smoothing and resampling agree with scipy. */
class FilterReferenceTest {
    private static final Affine AFFINE = Affine.diagonal(2, 2.5, 3, -4, 3, 1);

    private record Row(String name, double parameter, double[] values) {}

    private static List<Row> rows() throws IOException {
        try (InputStream in = FilterReferenceTest.class.getResourceAsStream("filters.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .map(cells -> new Row(
                            cells[0],
                            Double.parseDouble(cells[1]),
                            Arrays.stream(cells[2].split(" "))
                                    .mapToDouble(Double::parseDouble)
                                    .toArray()))
                    .toList();
        }
    }

    private static Volume input() throws IOException {
        double[] values = rows().get(0).values;
        float[] data = new float[values.length];
        for (int v = 0; v < data.length; v++) {
            data[v] = (float) values[v];
        }
        return new Volume(new Grid(5, 6, 7, AFFINE), data);
    }

    private static void assertClose(Volume volume, double[] expected) {
        assertThat(volume.data()).hasSize(expected.length);
        for (int v = 0; v < expected.length; v++) {
            assertThat((double) volume.data()[v]).as("voxel " + v).isEqualTo(expected[v], Offset.offset(2e-6));
        }
    }

    @Test
    void gaussian() throws IOException {
        int tested = 0;
        for (Row row : rows()) {
            if (row.name.equals("gaussian")) {
                assertClose(new GaussianSmoothing(row.parameter).apply(input()), row.values);
                tested++;
            }
        }
        assertThat(tested).isEqualTo(3);
    }

    @Test
    void linear() throws IOException {
        Affine targetToSource = Affine.of(0.5, 0, 0, 0.25, 0, 0.5, 0, 0, 0, 0, -0.75, 5.5);
        Grid target = new Grid(8, 9, 7, AFFINE.after(targetToSource));
        Row row =
                rows().stream().filter(r -> r.name.equals("linear")).findFirst().orElseThrow();
        assertClose(Resample.toGrid(input(), target, Interpolation.LINEAR, 99), row.values);
    }
}
