package org.nocimap.fmri.participant;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.nocimap.files.BoundedInput;
import org.nocimap.files.Checksum;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;
import org.nocimap.files.Problems;
import org.nocimap.fmri.bids.DataSet;
import org.nocimap.fmri.bids.PreparedRun;
import org.nocimap.fmri.bids.Sidecar;
import org.nocimap.fmri.bids.Tissue;
import org.nocimap.fmri.denoise.Ledger;
import org.nocimap.fmri.denoise.NuisanceSource;
import org.nocimap.fmri.spec.ParticipantSpec;

/**
 * The participant level of a data set. A run whose inputs and specification are those of the results that are there already is not
 * computed again.
 */
public final class ParticipantLevel {
    private final Path out;
    private final ParticipantSpec spec;
    private final String version;

    /** Told after every run. */
    @FunctionalInterface
    public interface Listener {
        /**
         * @param reused whether the results were there already
         */
        void done(RunQuality quality, State reused);
    }

    /** Whether a run had to be computed. */
    public enum State {
        COMPUTED,
        REUSED
    }

    /**
     * What became of all runs.
     *
     * @param runs in the order of the data set
     * @param warnings of reading and computing
     * @param computed names of the runs that were not there already
     */
    public record Outcome(List<RunQuality> runs, List<Problem> warnings, Set<String> computed) {
        public Outcome {
            computed = Set.copyOf(computed);
            runs = List.copyOf(runs);
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * @param out folder of derivatives
     * @param version of Nocimap
     */
    public ParticipantLevel(Path out, ParticipantSpec spec, String version) {
        this.out = out;
        this.spec = spec;
        this.version = version;
    }

    /** Looks at all runs before anything is computed; every problem of the data set is added. */
    public void validate(DataSet data, Problems problems) {
        TaskAnalysis.validate(data.runs(), spec, problems);
        for (PreparedRun run : data.runs()) {
            try {
                RunConfounds.read(run, spec, problems);
                RunPhysiology.read(run, spec.physiology(), files(run).peaks(), problems);
            } catch (InputException e) {
                e.problems().forEach(problems::add);
            }
            boolean tissues =
                    run.tissues().containsKey(Tissue.WHITE) && run.tissues().containsKey(Tissue.CSF);
            if (spec.components().count() > 0 && !tissues) {
                problems.error(
                        Location.of(run.bold()),
                        "there are no probability maps of white matter and CSF in the space of the run",
                        "files such as sub-" + run.subject() + "_space-"
                                + run.name().entity("space").orElse("") + "_label-WM_probseg.nii.gz",
                        "Let fMRIPrep write them, or set denoising.components.count to 0.");
            }
        }
    }

    /**
     * Computes all runs, one after the other.
     *
     * @throws InputException when a run cannot be read or results cannot be written; runs that are done stay
     */
    public Outcome run(DataSet data, Listener listener) {
        RunFiles.description(out, version);
        List<RunQuality> all = new ArrayList<>();
        Problems problems = new Problems();
        Set<String> computed = new java.util.TreeSet<>();
        for (PreparedRun run : data.runs()) {
            RunFiles files = files(run);
            String key = key(run, files);
            RunQuality quality = earlier(files, key);
            State state = quality.run().isEmpty() ? State.COMPUTED : State.REUSED;
            if (state == State.COMPUTED) {
                Set<String> before = files.earlier();
                files.begin(before);
                quality = new RunAnalysis(run, spec, problems).run(files, about(data, run));
                files.removeStale(before);
                files.mark(mark(data, run, quality, key));
            }
            if (state == State.COMPUTED) {
                computed.add(quality.run());
            }
            all.add(quality);
            listener.done(quality, state);
        }
        table(all);
        new TaskCombination(out, spec, problems).write(data, all, Map.of("GeneratedBy", generatedBy()));
        return new Outcome(all, problems.warnings(), computed);
    }

    private RunFiles files(PreparedRun run) {
        Path folder = out.resolve(run.folder()).resolve("func");
        return spec.task(run.task()).isPresent()
                ? RunFiles.modelled(folder, run.name())
                : RunFiles.denoised(folder, run.name());
    }

    private Map<String, Object> about(DataSet data, PreparedRun run) {
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("Sources", sources(run).stream().map(f -> relative(data, f)).toList());
        about.put("SpatialReference", run.name().entity("space").orElse(""));
        about.put("SmoothingFwhmMm", spec.smoothingFwhmMm());
        about.put("GeneratedBy", generatedBy());
        return about;
    }

    private Object generatedBy() {
        return List.of(Map.of("Name", "Nocimap", "Version", version));
    }

    private static String relative(DataSet data, Path file) {
        return "bids:raw:" + data.root().relativize(file).toString().replace('\\', '/');
    }

    private List<Path> sources(PreparedRun run) {
        List<Path> files = new ArrayList<>(List.of(run.bold(), run.mask(), run.confounds()));
        new TreeMap<>(run.tissues()).values().forEach(files::add);
        if (spec.task(run.task()).isPresent()) {
            files.addAll(run.raw("_events.tsv"));
        }
        if (spec.physiology().cardiac() || spec.physiology().respiratory()) {
            files.addAll(run.raw("_physio.tsv.gz"));
            files.addAll(run.raw("_physio.json"));
            files.addAll(run.raw("_bold.json"));
        }
        return files;
    }

    /** What a run's results follow from: its files, by content, and what is asked. */
    private String key(PreparedRun run, RunFiles files) {
        StringBuilder text = new StringBuilder(version).append(run.trSeconds()).append(run.startSeconds());
        for (Path file : sources(run)) {
            try {
                text.append(Checksum.sha256(file));
            } catch (IOException e) {
                throw BoundedInput.broken(file, e);
            }
        }
        text.append(spec.denoising())
                .append(spec.motionColumns())
                .append(spec.components())
                .append(spec.confounds())
                .append(spec.censoring())
                .append(spec.physiology())
                .append(PeakTable.read(files.peaks(), new Problems()).content())
                .append(spec.smoothingFwhmMm())
                .append(spec.exclusion())
                .append(spec.seeds())
                .append(spec.regions())
                .append(spec.measures())
                .append(spec.dynamic())
                .append(spec.task(run.task()));
        return Checksum.sha256(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, Object> mark(DataSet data, PreparedRun run, RunQuality quality, String key) {
        Map<String, Object> tree = about(data, run);
        tree.put("RepetitionTime", run.trSeconds());
        tree.put("Run", quality.run());
        tree.put("Subject", quality.subject());
        tree.put("Session", quality.session());
        tree.put("Volumes", quality.volumes());
        tree.put("Censored", quality.censored());
        tree.put("FramewiseDisplacement", quality.fd());
        tree.put("RmsAbsolute", quality.rmsAbsolute());
        tree.put("StdDvars", quality.dvars());
        if (!Double.isNaN(quality.varianceExplained())) {
            tree.put("DvarsRatio", quality.dvarsAfter());
            tree.put("VarianceExplained", quality.varianceExplained());
        }
        tree.put("Excluded", quality.excluded());
        Map<String, Object> cost = new LinkedHashMap<>();
        quality.ledger().cost().forEach((source, n) -> cost.put(source.name(), n));
        tree.put("DegreesOfFreedomTaken", cost);
        tree.put("RedundantColumns", quality.ledger().redundant());
        tree.put("DegreesOfFreedomLeft", quality.ledger().left());
        tree.put("StageKey", key);
        return tree;
    }

    /** The run as an earlier run left it; one without a name when there is none with this key. */
    private static RunQuality earlier(RunFiles files, String key) {
        JsonNode tree = Files.isRegularFile(files.mark())
                ? Sidecar.read(files.mark(), new Problems())
                : com.fasterxml.jackson.databind.node.MissingNode.getInstance();
        boolean same = tree.path("StageKey").asText().equals(key);
        Map<NuisanceSource, Integer> cost = new EnumMap<>(NuisanceSource.class);
        tree.path("DegreesOfFreedomTaken")
                .properties()
                .forEach(e -> cost.put(
                        NuisanceSource.valueOf(e.getKey()), e.getValue().asInt()));
        return new RunQuality(
                same ? tree.path("Run").asText() : "",
                tree.path("Subject").asText(),
                tree.path("Session").asText(),
                tree.path("Volumes").asInt(),
                tree.path("Censored").asInt(),
                tree.path("RepetitionTime").asDouble(),
                numbers(tree.path("FramewiseDisplacement")),
                numbers(tree.path("RmsAbsolute")),
                numbers(tree.path("StdDvars")),
                tree.path("DvarsRatio").asDouble(Double.NaN),
                tree.path("VarianceExplained").asDouble(Double.NaN),
                texts(tree.path("Excluded")),
                new Ledger(tree.path("Volumes").asInt(), cost, texts(tree.path("RedundantColumns"))));
    }

    private static double[] numbers(JsonNode list) {
        double[] numbers = new double[list.size()];
        for (int n = 0; n < numbers.length; n++) {
            numbers[n] = list.get(n).asDouble();
        }
        return numbers;
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(node -> texts.add(node.asText()));
        return texts;
    }

    private void table(List<RunQuality> runs) {
        List<List<String>> rows = new ArrayList<>();
        for (RunQuality r : runs) {
            rows.add(List.of(
                    "sub-" + r.subject(),
                    r.session().isEmpty() ? "n/a" : "ses-" + r.session(),
                    r.run(),
                    Integer.toString(r.volumes()),
                    Integer.toString(r.censored()),
                    String.format(Locale.ROOT, "%.4f", r.meanFd()),
                    Integer.toString(r.ledger().left()),
                    Double.isNaN(r.varianceExplained())
                            ? "n/a"
                            : String.format(Locale.ROOT, "%.4f", r.varianceExplained()),
                    r.excluded().isEmpty() ? "n/a" : String.join("; ", r.excluded())));
        }
        RunFiles.table(
                out.resolve("runs.tsv"),
                List.of(
                        "participant_id",
                        "session_id",
                        "run",
                        "volumes",
                        "censored",
                        "mean_fd",
                        "degrees_of_freedom",
                        "variance_explained",
                        "excluded"),
                rows);
    }
}
