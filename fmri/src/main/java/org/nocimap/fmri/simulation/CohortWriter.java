package org.nocimap.fmri.simulation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.nocimap.files.AtomicFile;
import org.nocimap.image.Mask;
import org.nocimap.image.Volume;
import org.nocimap.image.nifti.NiftiDatatype;
import org.nocimap.image.nifti.NiftiFile;
import org.nocimap.image.nifti.NiftiMeta;

/**
 * Writes a simulated cohort as a BIDS data set: scans with physiology, the preprocessed runs that fMRIPrep would make of them
 * ({@code derivatives/fmriprep}), clinical tables, and the truth ({@code sourcedata/truth}).
 */
public final class CohortWriter {
    private static final String SPACE = "MNI152NLin6Asym";
    private static final List<String> MOTION = List.of("trans_x", "trans_y", "trans_z", "rot_x", "rot_y", "rot_z");

    private static final ObjectMapper JSON =
            new ObjectMapper().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);

    private final Path root;
    private final CohortPlan plan;
    private final Head head;
    private final Localiser localiser;

    /** Whether participants do the pressure task besides lying still. */
    public enum Localiser {
        NONE,
        PRESSURE
    }

    /** Told after every participant. */
    @FunctionalInterface
    public interface Listener {
        void done(String participant);
    }

    /** A cohort at rest; see {@link #CohortWriter(Path, CohortPlan, Localiser)}. */
    public CohortWriter(Path root, CohortPlan plan) {
        this(root, plan, Localiser.NONE);
    }

    /**
     * @param root an empty or new folder
     */
    public CohortWriter(Path root, CohortPlan plan, Localiser localiser) {
        this.root = root;
        this.plan = plan;
        this.localiser = localiser;
        this.head = Head.of(plan.voxelMm());
    }

    /** Number of participants. */
    public int participants() {
        return plan.patients() + plan.controls();
    }

    /** Writes everything. */
    public void write(Listener listener) {
        json(root.resolve("dataset_description.json"), description("Simulated low-back-pain cohort", "raw"));
        AtomicFile.writeText(root.resolve("README"), """
            A simulated cohort: no person was scanned, and no conclusion about people can be drawn from it.

            Patients with low back pain are scanned before and after their pain is provoked, controls once. What is planted - networks,
            coupling, noise - stands in sourcedata/truth; preprocessed runs stand in derivatives/fmriprep. Made by nocimap simulate cohort.
            """);
        AtomicFile.writeText(root.resolve(".bidsignore"), "*_probseg.nii.gz\n");
        Map<String, Object> derivative = description("Simulated preprocessed runs", "derivative");
        derivative.put("GeneratedBy", List.of(Map.of("Name", "Nocimap simulate cohort")));
        json(derivatives().resolve("dataset_description.json"), derivative);
        json(
                root.resolve("task-rest_bold.json"),
                Map.of("TaskName", "rest", "RepetitionTime", plan.trSeconds(), "SliceTiming", sliceTimes()));
        if (localiser == Localiser.PRESSURE) {
            json(
                    root.resolve("task-pressure_bold.json"),
                    Map.of("TaskName", "pressure", "RepetitionTime", plan.trSeconds(), "SliceTiming", sliceTimes()));
        }
        StringBuilder participants = new StringBuilder("participant_id\tage\tsex\tgroup\tscanner\tpcs\n");
        List<Map<String, Object>> truth = new ArrayList<>();
        for (int n = 0; n < participants(); n++) {
            Person person = Person.draw(plan, n);
            participants
                    .append(String.join(
                            "\t",
                            "sub-" + person.label(),
                            Integer.toString(person.age()),
                            person.sex(),
                            person.group().word(),
                            person.scanner(),
                            Integer.toString(person.pcs())))
                    .append('\n');
            person(person, n);
            truth.add(truth(person));
            listener.done("sub-" + person.label());
        }
        AtomicFile.writeText(root.resolve("participants.tsv"), participants.toString());
        json(
                root.resolve("participants.json"),
                Map.of(
                        "age", Map.of("Description", "age", "Units", "years"),
                        "sex", Map.of("Description", "sex", "Levels", Map.of("F", "female", "M", "male")),
                        "group", Map.of("Description", "chronic low back pain or none"),
                        "scanner", Map.of("Description", "one of two simulated scanners"),
                        "pcs", Map.of("Description", "pain catastrophising scale, 0 to 52")));
        truthFiles(truth);
    }

    private Path derivatives() {
        return root.resolve("derivatives").resolve("fmriprep");
    }

    private void person(Person person, int number) {
        String sub = "sub-" + person.label();
        StringBuilder sessions = new StringBuilder("session_id\tpain\n");
        for (int s = 0; s < person.sessions().size(); s++) {
            String ses = "ses-" + person.sessions().get(s);
            sessions.append(ses).append('\t').append(person.pain().get(s)).append('\n');
            SimulatedRun run = SimulatedRun.draw(plan, head, person, number, s);
            files(sub, ses, "rest", "", run);
            if (localiser == Localiser.PRESSURE && s == 0) {
                for (int repetition = 0; repetition < PressureTask.RUNS; repetition++) {
                    PressureTask task = new PressureTask(plan, repetition);
                    SimulatedRun driven =
                            SimulatedRun.drawTask(plan, head, person, number, repetition, task.response());
                    String label = "_run-" + (repetition + 1);
                    files(sub, ses, "pressure", label, driven);
                    AtomicFile.writeText(
                            raw(sub, ses).resolve(sub + "_" + ses + "_task-pressure" + label + "_events.tsv"),
                            task.events());
                }
            }
        }
        AtomicFile.writeText(root.resolve(sub).resolve(sub + "_sessions.tsv"), sessions.toString());
        json(
                root.resolve(sub).resolve(sub + "_sessions.json"),
                Map.of("pain", Map.of("Description", "clinical pain at the session", "Units", "0 to 100")));
        Path anat = derivatives().resolve(sub).resolve("anat");
        tissue(anat, sub, "GM", head.grey());
        tissue(anat, sub, "WM", head.white());
        tissue(anat, sub, "CSF", head.csf());
    }

    private Path raw(String sub, String ses) {
        return root.resolve(sub).resolve(ses).resolve("func");
    }

    private void files(String sub, String ses, String task, String label, SimulatedRun run) {
        Path prepared = derivatives().resolve(sub).resolve(ses).resolve("func");
        String stem = sub + "_" + ses + "_task-" + task + label;
        bold(raw(sub, ses).resolve(stem + "_bold.nii.gz"), run);
        physio(raw(sub, ses).resolve(stem + "_physio"), run.physiology());
        String spaced = stem + "_space-" + SPACE;
        // What fMRIPrep would leave is the scan itself: nobody's head was ever out of place.
        copy(raw(sub, ses).resolve(stem + "_bold.nii.gz"), prepared.resolve(spaced + "_desc-preproc_bold.nii.gz"));
        json(
                prepared.resolve(spaced + "_desc-preproc_bold.json"),
                Map.of("RepetitionTime", plan.trSeconds(), "TaskName", task, "SkullStripped", false));
        mask(prepared.resolve(spaced + "_desc-brain_mask.nii.gz"));
        confounds(prepared.resolve(stem + "_desc-confounds_timeseries.tsv"), run);
    }

    private void bold(Path file, SimulatedRun run) {
        Mask mask = head.mask();
        List<Volume> volumes = new AbstractList<>() {
            @Override
            public Volume get(int t) {
                float[] data = new float[mask.grid().size()];
                for (int v = 0; v < mask.size(); v++) {
                    data[mask.index(v)] = run.volumes()[t][v];
                }
                return new Volume(mask.grid(), data);
            }

            @Override
            public int size() {
                return run.volumes().length;
            }
        };
        NiftiMeta meta = NiftiMeta.withDefaults()
                .with(NiftiDatatype.INT16)
                .withDescription("Nocimap: simulated run")
                .withVolumeSeconds(plan.trSeconds());
        NiftiFile.write(file, volumes, meta);
    }

    private static void copy(Path from, Path to) {
        AtomicFile.write(to, out -> Files.copy(from, out));
    }

    private void mask(Path file) {
        NiftiFile.write(file, head.mask().toVolume(), NiftiMeta.withDefaults().with(NiftiDatatype.UINT8));
    }

    private void tissue(Path folder, String sub, String label, float[] probability) {
        double[] values = new double[probability.length];
        for (int v = 0; v < values.length; v++) {
            values[v] = probability[v];
        }
        String name = sub + "_space-" + SPACE + "_label-" + label + "_probseg.nii.gz";
        NiftiFile.write(folder.resolve(name), head.mask().unmask(values, 0), NiftiMeta.withDefaults());
    }

    private void confounds(Path file, SimulatedRun run) {
        StringBuilder text = new StringBuilder(String.join("\t", MOTION)).append("\tglobal_signal\n");
        for (int t = 0; t < plan.volumes(); t++) {
            for (double[] parameter : run.motion()) {
                text.append(String.format(Locale.ROOT, "%.8f\t", parameter[t]));
            }
            double mean = 0;
            for (float v : run.volumes()[t]) {
                mean += v / (double) head.mask().size();
            }
            text.append(String.format(Locale.ROOT, "%.4f\n", mean));
        }
        AtomicFile.writeText(file, text.toString());
        json(
                file.resolveSibling(file.getFileName().toString().replace(".tsv", ".json")),
                Map.of("trans_x", Map.of("Units", "mm"), "rot_x", Map.of("Units", "rad")));
    }

    private void physio(Path stem, Physiology physiology) {
        AtomicFile.write(Path.of(stem + ".tsv.gz"), out -> {
            GZIPOutputStream gzip = new GZIPOutputStream(out);
            StringBuilder text = new StringBuilder();
            for (int n = 0; n < physiology.cardiacPhase().length; n++) {
                decimals(text, physiology.pulse(n)).append('\t');
                decimals(text, physiology.belt(n)).append('\n');
            }
            gzip.write(text.toString().getBytes(StandardCharsets.UTF_8));
            gzip.finish();
        });
        json(
                Path.of(stem + ".json"),
                Map.of(
                        "SamplingFrequency", physiology.rateHz(),
                        "StartTime", 0,
                        "Columns", List.of("cardiac", "respiratory")));
    }

    /** Four digits after the point: recordings hold hundreds of thousands of numbers, and formatting them is most of the work. */
    private static StringBuilder decimals(StringBuilder text, double value) {
        long scaled = Math.round(Math.abs(value) * 10_000);
        if (value < 0 && scaled > 0) {
            text.append('-');
        }
        text.append(scaled / 10_000).append('.');
        String rest = Long.toString(scaled % 10_000);
        return text.append("0000", 0, 4 - rest.length()).append(rest);
    }

    private List<Double> sliceTimes() {
        int slices = head.mask().grid().nz();
        List<Double> times = new ArrayList<>();
        for (int k = 0; k < slices; k++) {
            times.add(k / (double) slices * plan.trSeconds());
        }
        return times;
    }

    private static Map<String, Object> description(String name, String type) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("Name", name);
        tree.put("BIDSVersion", "1.9.0");
        tree.put("DatasetType", type);
        tree.put("License", "CC0");
        tree.put("Authors", List.of("Nocimap", "a simulation"));
        return tree;
    }

    private static Map<String, Object> truth(Person person) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("participant", "sub-" + person.label());
        tree.put("group", person.group().word());
        tree.put("couplingS1backSalience", person.coupling());
        tree.put("noise", person.noise());
        return tree;
    }

    private void truthFiles(List<Map<String, Object>> people) {
        Path folder = root.resolve("sourcedata").resolve("truth");
        List<Volume> maps = new ArrayList<>();
        Map<String, Object> networks = new LinkedHashMap<>();
        for (int k = 0; k < Network.ALL.size(); k++) {
            double[] values = new double[head.mask().size()];
            for (int v = 0; v < values.length; v++) {
                values[v] = head.networks()[k][v];
            }
            maps.add(head.mask().unmask(values, 0));
            networks.put(
                    Network.ALL.get(k).name(),
                    Network.ALL.get(k).centres().stream()
                            .map(c -> List.of(c.x(), c.y(), c.z()))
                            .toList());
        }
        NiftiFile.write(folder.resolve("networks.nii.gz"), maps, NiftiMeta.withDefaults());
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("seed", plan.seed());
        tree.put("networks", networks);
        tree.put("participants", people);
        json(folder.resolve("truth.json"), tree);
    }

    private static void json(Path file, Map<String, Object> tree) {
        try {
            AtomicFile.writeText(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(tree) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
