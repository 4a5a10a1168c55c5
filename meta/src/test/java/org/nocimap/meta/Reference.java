package org.nocimap.meta;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/**
 * Results of metafor 3.8-1 (R) on the data sets of metadat, beside the project: {@code metafor_reference.csv.gz} with dataset,
 * measure, analysis, param and value (17 significant digits), and the inputs.
 */
public final class Reference {
    /** One data set with one measure: its rows and, by analysis, the reference values by parameter. */
    public record Case(
            String dataset, String measure, List<Map<String, String>> rows, Map<String, Map<String, Double>> analyses) {
        public String name() {
            return dataset + " " + measure;
        }

        /** The rows that have an effect. */
        public List<Map<String, String>> complete() {
            return rows.stream()
                    .filter(row -> isNumber(row.get("yi")) && isNumber(row.get("vi")))
                    .toList();
        }

        public double[] column(String name) {
            return column(complete(), name);
        }

        public static double[] column(List<Map<String, String>> rows, String name) {
            return rows.stream().mapToDouble(row -> number(row.get(name))).toArray();
        }

        public Effects effects() {
            return Effects.of(column("yi"), column("vi"));
        }
    }

    private static List<Case> cases;

    private Reference() {}

    public static double number(String text) {
        return isNumber(text) ? Double.parseDouble(text) : Double.NaN;
    }

    static boolean isNumber(String text) {
        return text != null && !text.isEmpty() && !text.equals("NA");
    }

    /** All cases, or the test ends here where the data is absent. */
    public static synchronized List<Case> cases() {
        if (cases == null) {
            cases = read(SharedData.require("meta/metafor_reference.csv.gz"));
        }
        return cases;
    }

    /** The published tables that come with the project; see the README beside them. */
    public static List<Case> published() {
        try {
            return read(Path.of(Objects.requireNonNull(Reference.class.getResource("published/metafor_reference.csv"))
                    .toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Case> read(Path file) {
        Map<String, Case> all = new LinkedHashMap<>();
        try (InputStream bytes = Files.newInputStream(file);
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
                CsvReader<NamedCsvRecord> csv =
                        CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
            for (NamedCsvRecord row : csv) {
                String dataset = row.getField("dataset");
                String measure = row.getField("measure");
                if (dataset.equals("dataset")) {
                    continue;
                }
                Case one = all.computeIfAbsent(
                        dataset + "__" + measure,
                        name -> new Case(
                                dataset,
                                measure,
                                input(file.resolveSibling("input"), dataset, measure),
                                new LinkedHashMap<>()));
                one.analyses()
                        .computeIfAbsent(row.getField("analysis"), name -> new LinkedHashMap<>())
                        .put(row.getField("param"), value(row.getField("value")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(all.values());
    }

    private static double value(String text) {
        return switch (text) {
            case "Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            case "NA", "NaN", "" -> Double.NaN;
            default -> Double.parseDouble(text);
        };
    }

    private static List<Map<String, String>> input(Path folder, String dataset, String measure) {
        for (String name : List.of(measure, "3level", "mv", "given", "raw2x2")) {
            Path file = folder.resolve(dataset + "__" + name + ".csv");
            if (Files.exists(file)) {
                return rows(file);
            }
        }
        throw new IllegalStateException("no input for " + dataset + " " + measure);
    }

    private static List<Map<String, String>> rows(Path file) {
        List<Map<String, String>> rows = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (NamedCsvRecord row : csv) {
                rows.add(row.getFieldsAsMap());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }
}
