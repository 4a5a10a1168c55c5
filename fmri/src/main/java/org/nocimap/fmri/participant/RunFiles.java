package org.nocimap.fmri.participant;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.nocimap.files.AtomicFile;
import org.nocimap.files.InputException;
import org.nocimap.files.Problem;
import org.nocimap.files.Problems;
import org.nocimap.fmri.bids.BidsName;
import org.nocimap.fmri.bids.Sidecar;
import org.nocimap.fmri.firstlevel.ContrastMap;
import org.nocimap.fmri.run.Run;
import org.nocimap.image.Mask;
import org.nocimap.image.Volume;
import org.nocimap.image.nifti.NiftiFile;
import org.nocimap.image.nifti.NiftiMeta;

/** Writes what comes out of a run, in the names of BIDS derivatives, every image with its sidecar. */
public final class RunFiles {
    private static final ObjectMapper JSON =
            new ObjectMapper().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);

    private final Path folder;
    private final BidsName name;
    private final BidsName mark;
    private final java.util.TreeSet<String> written = new java.util.TreeSet<>();

    private RunFiles(Path folder, BidsName name, BidsName mark) {
        this.folder = folder;
        this.name = name;
        this.mark = mark;
    }

    /**
     * Files of a run that is denoised; its mark is {@code …_desc-denoised_bold.json}.
     *
     * @param folder of the run's derivatives
     * @param name of the preprocessed image
     */
    public static RunFiles denoised(Path folder, BidsName name) {
        BidsName plain = name.without("desc");
        return new RunFiles(folder, plain, plain.with("desc", "denoised").as("bold", ".json"));
    }

    /** Files of a run of a task; its mark is {@code …_design.json}. */
    static RunFiles modelled(Path folder, BidsName name) {
        BidsName plain = name.without("desc");
        return new RunFiles(folder, plain, plain.as("design", ".json"));
    }

    /** The last file of a run that is written: what it was made from and how good it is. */
    Path mark() {
        return folder.resolve(mark.toString());
    }

    private BidsName denoised() {
        return name.with("desc", "denoised");
    }

    void run(Run run) {
        List<Volume> volumes = new AbstractList<>() {
            @Override
            public Volume get(int t) {
                return spread(run.mask(), run.volumes()[t]);
            }

            @Override
            public int size() {
                return run.length();
            }
        };
        NiftiMeta meta = NiftiMeta.withDefaults()
                .withDescription("Nocimap: denoised run")
                .withVolumeSeconds(run.trSeconds());
        NiftiFile.write(output(denoised().as("bold", ".nii.gz")), volumes, meta);
    }

    private static Volume spread(Mask mask, float[] values) {
        float[] data = new float[mask.grid().size()];
        for (int v = 0; v < values.length; v++) {
            data[mask.index(v)] = values[v];
        }
        return new Volume(mask.grid(), data);
    }

    /** What earlier runs of Nocimap wrote for this run, whether it was denoised or modelled then; names in its folder. */
    Set<String> earlier() {
        Set<String> names = new java.util.TreeSet<>();
        for (RunFiles files : List.of(denoised(folder, name), modelled(folder, name))) {
            if (Files.isRegularFile(files.mark())) {
                names.add(files.mark.toString());
                Sidecar.read(files.mark(), new Problems()).path("Outputs").forEach(file -> names.add(file.asText()));
            }
        }
        return names;
    }

    /** Says that the run is being computed, so that what a killed process leaves is neither used nor forgotten. */
    void begin(Set<String> earlier) {
        json(mark(), Map.of("StageKey", "", "Outputs", List.copyOf(earlier)));
    }

    /** Removes what an earlier run of Nocimap wrote and this one did not, as when a seed was taken out of the specification. */
    void removeStale(Set<String> earlier) {
        for (String file : earlier) {
            boolean plain = file.startsWith("sub-") && !file.contains("/") && !file.contains("\\");
            if (plain && !written.contains(file) && !file.equals(mark.toString())) {
                try {
                    Files.deleteIfExists(folder.resolve(file));
                } catch (IOException e) {
                    throw AtomicFile.unwritable(folder.resolve(file), e);
                }
            }
        }
    }

    /** Whether anything was written. */
    boolean hasWritten() {
        return !written.isEmpty();
    }

    private Path output(BidsName file) {
        written.add(file.toString());
        return folder.resolve(file.toString());
    }

    /** A map of a seed: {@code …_seed-NAME_stat-STAT_statmap.nii.gz}. */
    void seedMap(String seed, String stat, Mask mask, double[] values, Map<String, Object> about) {
        image(name.with("seed", seed).with("stat", stat).as("statmap", ".nii.gz"), mask, values, about);
    }

    /** A map of a network: {@code …_network-NAME_stat-STAT_statmap.nii.gz}. */
    public void networkMap(String network, String stat, Mask mask, double[] values, Map<String, Object> about) {
        image(name.with("network", network).with("stat", stat).as("statmap", ".nii.gz"), mask, values, about);
    }

    /** Effect, variance, t and z of a contrast: {@code …_contrast-NAME_stat-STAT_statmap.nii.gz}. */
    void contrast(String contrast, Mask mask, ContrastMap map, Map<String, Object> about) {
        BidsName named = name.with("contrast", contrast);
        Map<String, double[]> stats = new LinkedHashMap<>();
        stats.put("effect", map.effect());
        stats.put("variance", map.variance());
        stats.put("t", map.t());
        stats.put("z", map.z());
        stats.forEach((stat, values) -> image(named.with("stat", stat).as("statmap", ".nii.gz"), mask, values, about));
    }

    /** A map or the sidecar of a contrast. */
    Path contrastFile(String contrast, String stat, String extension) {
        return folder.resolve(name.with("contrast", contrast)
                .with("stat", stat)
                .as("statmap", extension)
                .toString());
    }

    /** The table of peaks of heart and breath, which people may edit. */
    Path peaks() {
        return folder.resolve(name.with("desc", "peaks").as("events", ".tsv").toString());
    }

    /** The errors among problems. */
    static List<Problem> errors(Problems problems) {
        try {
            problems.throwIfAny();
            return List.of();
        } catch (InputException e) {
            return e.problems();
        }
    }

    /** The same as something that may be passed over. */
    static Problem asWarning(Problem problem) {
        return Problem.warning(problem.where(), problem.what(), problem.expected(), problem.mend());
    }

    /** The columns of a design: {@code …_design.tsv}. */
    void design(Map<String, double[]> columns) {
        columns(output(name.as("design", ".tsv")), columns);
    }

    /** Mean over standard deviation before denoising: {@code …_stat-tsnr_boldmap.nii.gz}. */
    void signalToNoise(Mask mask, double[] values, Map<String, Object> about) {
        image(name.with("stat", "tsnr").as("boldmap", ".nii.gz"), mask, values, about);
    }

    /** A map of the run, such as {@code …_alff.nii.gz}. */
    void map(String suffix, Mask mask, double[] values, Map<String, Object> about) {
        image(name.as(suffix, ".nii.gz"), mask, values, about);
    }

    private void image(BidsName file, Mask mask, double[] values, Map<String, Object> about) {
        NiftiFile.write(output(file), mask.unmask(values, 0), NiftiMeta.withDefaults());
        json(output(file.as(file.suffix(), ".json")), about);
    }

    /** A matrix between regions: {@code …_desc-KIND_relmat.tsv}. */
    void matrix(String kind, List<String> regions, double[][] matrix) {
        List<List<String>> rows = new ArrayList<>();
        for (double[] values : matrix) {
            rows.add(java.util.Arrays.stream(values).mapToObj(RunFiles::text).toList());
        }
        table(output(name.with("desc", kind).as("relmat", ".tsv")), regions, rows);
    }

    /** Series over time: {@code …_desc-KIND_timeseries.tsv}. */
    public void series(String kind, Map<String, double[]> columns) {
        columns(output(name.with("desc", kind).as("timeseries", ".tsv")), columns);
    }

    private static void columns(Path file, Map<String, double[]> columns) {
        List<List<String>> rows = new ArrayList<>();
        int length = columns.values().iterator().next().length;
        for (int t = 0; t < length; t++) {
            int at = t;
            rows.add(columns.values().stream().map(c -> text(c[at])).toList());
        }
        table(file, List.copyOf(columns.keySet()), rows);
    }

    /** Writes the mark. */
    void mark(Map<String, Object> about) {
        Map<String, Object> tree = new LinkedHashMap<>(about);
        tree.put("Outputs", List.copyOf(written));
        json(mark(), tree);
    }

    /** What BIDS asks of a folder of derivatives. */
    static void description(Path root, String version) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("Name", "Nocimap functional connectivity");
        tree.put("BIDSVersion", "1.9.0");
        tree.put("DatasetType", "derivative");
        tree.put("GeneratedBy", List.of(Map.of("Name", "Nocimap", "Version", version)));
        json(root.resolve("dataset_description.json"), tree);
    }

    public static void json(Path file, Map<String, Object> tree) {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        printer.indentObjectsWith(indenter);
        try {
            AtomicFile.writeText(file, JSON.writer(printer).writeValueAsString(tree) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void table(Path file, List<String> columns, List<List<String>> rows) {
        StringBuilder text = new StringBuilder(String.join("\t", columns)).append('\n');
        rows.forEach(row -> text.append(String.join("\t", row)).append('\n'));
        AtomicFile.writeText(file, text.toString());
    }

    static String text(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.8g", value) : "n/a";
    }
}
