package org.nocimap.stats.pooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Against metafor 3.8-1 on some thirty data sets, where its results lie beside the project. */
class MetaforTest {
    private static final Map<String, Heterogeneity> MODELS = Map.of(
            "EE", Heterogeneity.NONE,
            "DL", Heterogeneity.DERSIMONIAN_LAIRD,
            "HE", Heterogeneity.HEDGES,
            "REML", Heterogeneity.REML);

    private static Path folder() {
        String given = System.getenv("NOCIMAP_SHARED_DATA");
        Path data = given != null
                ? Path.of(given)
                : Path.of(System.getProperty("nocimap.root", "."), "..", "shared", "data");
        Path folder = data.resolve("meta");
        Assumptions.assumeTrue(Files.exists(folder), () -> "skipped: no reference data at " + folder);
        return folder;
    }

    @Test
    void pooledEffectsOfAllDataSets() throws IOException {
        Path folder = folder();
        Map<String, Map<String, Double>> reference = reference(folder.resolve("metafor_reference.csv.gz"));
        int fits = 0;
        for (Map.Entry<String, Map<String, Double>> entry : reference.entrySet()) {
            String[] key = entry.getKey().split("\\|");
            Path input = folder.resolve("input").resolve(key[0] + "__" + key[1] + ".csv");
            Map<String, Double> expected = entry.getValue();
            if (!Files.exists(input) || !expected.containsKey("tau2")) {
                continue;
            }
            List<double[]> rows = effects(input);
            int k = rows.size();
            if (rows.isEmpty() || k != expected.get("k")) {
                continue;
            }
            double[] y = rows.stream().mapToDouble(row -> row[0]).toArray();
            double[] v = rows.stream().mapToDouble(row -> row[1]).toArray();
            PooledEffect pooled = PooledEffect.of(MODELS.get(key[2]), y, v, k);
            // Inputs have 15 digits, and metafor stops REML at a step of 1e-5 unless told otherwise.
            double tolerance = key[2].equals("REML") ? 1e-7 : 1e-9;
            assertThat(pooled.tau2())
                    .as(entry.getKey() + " tau2")
                    .isCloseTo(expected.get("tau2"), within(tolerance * (1 + expected.get("tau2"))));
            assertThat(pooled.effect())
                    .as(entry.getKey() + " effect")
                    .isCloseTo(expected.get("beta"), within(tolerance * (1 + Math.abs(expected.get("beta")))));
            assertThat(pooled.standardError())
                    .as(entry.getKey() + " se")
                    .isCloseTo(expected.get("se"), within(tolerance * (1 + expected.get("se"))));
            assertThat(pooled.q())
                    .as(entry.getKey() + " Q")
                    .isCloseTo(expected.get("QE"), within(1e-9 * (1 + expected.get("QE"))));
            assertThat(100 * pooled.i2())
                    .as(entry.getKey() + " I2")
                    .isCloseTo(expected.get("I2"), within(100 * 10 * tolerance));
            fits++;
        }
        assertThat(fits).isGreaterThan(200);
    }

    private static Map<String, Map<String, Double>> reference(Path file) throws IOException {
        Map<String, Map<String, Double>> reference = new HashMap<>();
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            in.lines().forEach(line -> {
                String[] cells = line.split(",");
                if (cells.length == 5 && MODELS.containsKey(cells[2]) && cells[4].matches("-?[0-9].*")) {
                    reference
                            .computeIfAbsent(cells[0] + "|" + cells[1] + "|" + cells[2], key -> new HashMap<>())
                            .put(cells[3], Double.parseDouble(cells[4]));
                }
            });
        }
        return reference;
    }

    /** The columns yi and vi, which stand last. */
    private static List<double[]> effects(Path file) throws IOException {
        List<double[]> rows = new ArrayList<>();
        List<String> lines = Files.readAllLines(file);
        if (!lines.get(0).endsWith("\"yi\",\"vi\"")) {
            return rows;
        }
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",");
            String yi = cells[cells.length - 2];
            String vi = cells[cells.length - 1];
            if (!yi.equals("NA") && !vi.equals("NA")) {
                rows.add(new double[] {Double.parseDouble(yi), Double.parseDouble(vi)});
            }
        }
        return rows;
    }
}
