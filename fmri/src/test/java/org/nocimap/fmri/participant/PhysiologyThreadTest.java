package org.nocimap.fmri.participant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nocimap.files.InputException;
import org.nocimap.files.Problems;
import org.nocimap.fmri.bids.DataSet;
import org.nocimap.fmri.bids.RunFilter;
import org.nocimap.fmri.denoise.NuisanceSource;
import org.nocimap.fmri.simulation.CohortPlan;
import org.nocimap.fmri.simulation.CohortWriter;
import org.nocimap.fmri.spec.SpecFile;
import org.nocimap.image.Mask;
import org.nocimap.image.nifti.NiftiFile;
import org.nocimap.image.nifti.NiftiImage;

/** From recordings of a simulated run, of which the phases are known, to a run without them. */
class PhysiologyThreadTest {
    private static final String STEM = "sub-001_ses-pre_task-rest";
    private static final String FULL =
            "physiology: {retroicor: {cardiac: 2, respiratory: 2}, responses: [hr, rv, rvt]}\n";

    @TempDir
    static Path folder;

    private static Path cohort;
    private static Path physio;
    private static Path json;

    @BeforeAll
    static void simulate() {
        cohort = folder.resolve("cohort");
        new CohortWriter(cohort, new CohortPlan(0, 1, 8, 160, 2, 3)).write(person -> {});
        physio = cohort.resolve("sub-001/ses-pre/func/" + STEM + "_physio.tsv.gz");
        json = cohort.resolve("sub-001/ses-pre/func/" + STEM + "_physio.json");
    }

    /**
     * CSF holds the heart's phase with amplitudes 12 and 6 (variance 90) beside noise of a known variance. With regressors at the time of
     * each slice what remains is the noise; without, far more.
     */
    @Test
    void plantedPhaseNoiseIsRemovedToItsFloor() throws IOException {
        double noise = new ObjectMapper()
                .readTree(cohort.resolve("sourcedata/truth/truth.json").toFile())
                .path("participants")
                .get(0)
                .path("noise")
                .asDouble();
        Path with = folder.resolve("with");
        RunQuality cleaned = run(with, FULL, new Problems());
        double left = csfVariance(with, cleaned);
        Path without = folder.resolve("without");
        double before = csfVariance(without, run(without, "", new Problems()));
        assertThat(left).isCloseTo(noise * noise, within(0.12 * noise * noise));
        assertThat(before).isGreaterThan(noise * noise + 70);
        assertThat(cleaned.ledger().cost()).containsEntry(NuisanceSource.PHYSIOLOGY, 11);
    }

    /** Mean variance over time of CSF, per degree of freedom. */
    private static double csfVariance(Path out, RunQuality quality) {
        Path func = out.resolve("sub-001/ses-pre/func");
        NiftiImage image = NiftiFile.read(func.resolve(STEM + "_space-MNI152NLin6Asym_desc-denoised_bold.nii.gz"));
        Mask csf = Mask.above(
                NiftiFile.read(cohort.resolve("derivatives/fmriprep/sub-001/anat/"
                                + "sub-001_space-MNI152NLin6Asym_label-CSF_probseg.nii.gz"))
                        .volume(),
                0.5);
        double[] squares = new double[1];
        image.forEachVolume((t, volume) -> {
            for (double v : csf.valuesOf(volume)) {
                squares[0] += v * v;
            }
        });
        return squares[0] / csf.size() / quality.ledger().left();
    }

    @Test
    void editedPeaksAreReadAgainAndStay() throws IOException {
        Path out = folder.resolve("edited");
        String spec = "physiology: {retroicor: {cardiac: 1}}\n";
        run(out, spec, new Problems());
        Path table = out.resolve("sub-001/ses-pre/func/" + STEM + "_space-MNI152NLin6Asym_desc-peaks_events.tsv");
        List<String> lines = new ArrayList<>(Files.readAllLines(table));
        int beats = (int) lines.stream().filter(l -> l.contains("cardiac")).count();
        assertThat(beats).isBetween(300, 420);
        assertThat(lines.get(0)).isEqualTo("onset\tsignal\tstatus");

        lines.set(50, lines.get(50).replaceAll("\t(found|repaired)$", "\tremoved"));
        double middle = (onset(lines.get(70)) + onset(lines.get(71))) / 2;
        lines.add(71, String.format(java.util.Locale.ROOT, "%.4f\tcardiac\tadded", middle));
        Files.write(table, lines);
        List<ParticipantLevel.State> states = new ArrayList<>();
        run(out, spec, new Problems(), states);
        List<String> after = Files.readAllLines(table);
        assertThat(after).contains(lines.get(50), lines.get(71)).hasSameSizeAs(lines);
        run(out, spec, new Problems(), states);
        assertThat(states).containsExactly(ParticipantLevel.State.COMPUTED, ParticipantLevel.State.REUSED);
        assertThat(Files.readAllLines(table)).isEqualTo(after);

        Files.writeString(table, "onset\tsignal\tstatus\n1.5\tcardiac\tgone\n");
        assertThatThrownBy(() -> run(out, spec, new Problems()))
                .hasMessageContaining("_desc-peaks_events.tsv:2 (status)")
                .hasMessageContaining("\"gone\" is no status");
    }

    private static double onset(String line) {
        return Double.parseDouble(line.substring(0, line.indexOf('\t')));
    }

    @Test
    void gapsAndWrongRatesAreToldWithTheRateThatWouldFit() throws IOException {
        byte[] before = Files.readAllBytes(physio);
        String about = Files.readString(json);
        try {
            Files.writeString(json, about.replaceAll("50(\\.0)?", "500"));
            refused("at 500 Hz go from 0 to 32", "the run would be covered at 50.00 Hz");
            Problems skipped = new Problems();
            run(folder.resolve("skipped"), FULL.replace("}\n", ", if_missing: skip}\n"), skipped);
            assertThat(skipped.warnings().toString()).contains("at 500 Hz go from");

            Files.writeString(json, about.replaceAll("50(\\.0)?", "49.99").replace("cardiac", "trigger"));
            refused("there is no recording of pulse", "physiology.if_missing");
            Files.writeString(json, "{\"StartTime\": 0}");
            refused("its JSON does not say how to read it", "SamplingFrequency");
            Files.writeString(json, about);

            List<String> lines = lines(before);
            Collections.fill(lines.subList(1000, 1050), "n/a\t0");
            write(lines);
            Problems warned = new Problems();
            validate(FULL, warned);
            assertThat(warned.warnings().toString())
                    .contains("_physio.tsv.gz:1001")
                    .contains("bridged");
            Collections.fill(lines.subList(2000, 2200), "n/a\tn/a");
            lines.set(7, "soon\t1");
            lines.set(9, "1");
            write(lines);
            refused(
                    "_physio.tsv.gz:2001",
                    "4 s from 40 s on are missing",
                    "_physio.tsv.gz:8",
                    "\"soon\" is no number",
                    "_physio.tsv.gz:10",
                    "the line has 1 cells");
            lines = lines(before);
            Collections.fill(lines.subList(3000, 3400), "0\t0.1");
            write(lines);
            refused("_physio.tsv.gz:3001", "8 s from 60 s on hold the same value");
            Files.delete(physio);
            refused("there is no recording of pulse for this run", STEM + "_physio.tsv.gz");
        } finally {
            Files.write(physio, before);
            Files.writeString(json, about);
        }
    }

    private static void refused(String... words) {
        assertThatThrownBy(() -> validate(FULL, new Problems()))
                .isInstanceOf(InputException.class)
                .message()
                .contains(words);
    }

    private static List<String> lines(byte[] zipped) throws IOException {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(new java.io.ByteArrayInputStream(zipped)), StandardCharsets.UTF_8))) {
            return new ArrayList<>(in.lines().toList());
        }
    }

    private static void write(List<String> lines) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(physio))) {
            out.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    private static DataSet validate(String spec, Problems problems) throws IOException {
        return level(folder.resolve("none"), spec).data(problems);
    }

    private record Prepared(ParticipantLevel level) {
        DataSet data(Problems problems) {
            DataSet data = DataSet.scan(cohort, RunFilter.ALL, problems);
            level.validate(data, problems);
            problems.throwIfAny();
            return data;
        }
    }

    private static Prepared level(Path out, String spec) throws IOException {
        Path file = Files.writeString(
                folder.resolve("spec.yaml"),
                "denoising: {smoothing_fwhm_mm: 0, motion: 6, components: {count: 0}, censor: {measure: none}}\n"
                        + "seeds: []\n"
                        + spec);
        return new Prepared(new ParticipantLevel(out, SpecFile.read(file, "default"), "test"));
    }

    private static RunQuality run(Path out, String spec, Problems problems) throws IOException {
        return run(out, spec, problems, new ArrayList<>());
    }

    private static RunQuality run(Path out, String spec, Problems problems, List<ParticipantLevel.State> states)
            throws IOException {
        Prepared prepared = level(out, spec);
        return prepared.level()
                .run(prepared.data(problems), (q, state) -> states.add(state))
                .runs()
                .get(0);
    }
}
