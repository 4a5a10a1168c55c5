package org.nocimap.report.tables;

import java.nio.file.Path;
import java.util.Arrays;
import org.nocimap.cbma.AleResult;
import org.nocimap.cbma.CorrectedMap;
import org.nocimap.image.Mask;
import org.nocimap.image.nifti.NiftiDatatype;
import org.nocimap.image.nifti.NiftiFile;
import org.nocimap.image.nifti.NiftiIntent;
import org.nocimap.image.nifti.NiftiIntentCode;
import org.nocimap.image.nifti.NiftiMeta;
import org.nocimap.image.nifti.XformCode;
import org.nocimap.inference.Cluster;
import org.nocimap.inference.Correction;

/** The maps of a run as NIfTI on the mask's grid: float32, labels int16 or int32, sform and qform in MNI152 space. */
public final class MapFiles {
    private static final NiftiIntent ALE = NiftiIntent.of(NiftiIntentCode.ESTIMATE, "ALE");
    private static final NiftiIntent Z = NiftiIntent.of(NiftiIntentCode.ZSCORE, "");
    private static final NiftiIntent P = NiftiIntent.of(NiftiIntentCode.PVAL, "");
    private static final NiftiIntent LOG10_P = NiftiIntent.of(NiftiIntentCode.LOG10PVAL, "");
    private static final NiftiIntent LABELS = NiftiIntent.of(NiftiIntentCode.LABEL, "clusters");

    private final Path folder;
    private final AleResult result;
    private final Mask mask;

    /**
     * @param folder where the files go
     */
    public MapFiles(Path folder, AleResult result) {
        this.folder = folder;
        this.result = result;
        this.mask = result.mask();
    }

    /**
     * @throws org.nocimap.files.InputException when a file cannot be written
     */
    public void write() {
        write(OutputFile.ALE.fileName(), result.ale(), 0, ALE, "ALE");
        write(OutputFile.Z.fileName(), result.z(), 0, Z, "z of the uncorrected p");
        write(OutputFile.P.fileName(), result.p(), 1, P, "uncorrected p");
        write(OutputFile.LOGP.fileName(), negativeLog10(result.p()), 0, LOG10_P, "-log10 of the uncorrected p");
        result.corrected().forEach(this::write);
    }

    private void write(CorrectedMap map) {
        Correction correction = map.correction();
        String title = correction.title();
        write(
                OutputFile.CORRECTED_LOGP.fileName(correction),
                negativeLog10(map.correctedP()),
                0,
                LOG10_P,
                correction == Correction.NONE
                        ? "-log10 of the uncorrected p"
                        : "-log10 of the p corrected by " + title);
        write(
                OutputFile.THRESHOLDED_Z.fileName(correction),
                inside(map.significant(), result.z()),
                0,
                Z,
                "uncorrected z where significant, " + title);
        write(
                OutputFile.THRESHOLDED_ALE.fileName(correction),
                inside(map.significant(), result.ale()),
                0,
                ALE,
                "ALE where significant, " + title);
        double[] labels = new double[mask.size()];
        for (Cluster cluster : map.clusters()) {
            for (int member : cluster.members()) {
                labels[member] = cluster.number();
            }
        }
        NiftiDatatype integers = map.clusters().size() > Short.MAX_VALUE ? NiftiDatatype.INT32 : NiftiDatatype.INT16;
        NiftiMeta meta = meta(LABELS, "clusters significant by " + title).with(integers);
        NiftiFile.write(folder.resolve(OutputFile.CLUSTER_LABELS.fileName(correction)), mask.unmask(labels, 0), meta);
    }

    private void write(String name, double[] map, float outside, NiftiIntent intent, String description) {
        NiftiFile.write(folder.resolve(name), mask.unmask(map, outside), meta(intent, description));
    }

    private static NiftiMeta meta(NiftiIntent intent, String description) {
        return NiftiMeta.withDefaults().with(XformCode.MNI152).with(intent).withDescription("Nocimap: " + description);
    }

    private static double[] negativeLog10(double[] p) {
        return Arrays.stream(p).map(v -> 0.0 - Math.log10(v)).toArray();
    }

    private static double[] inside(boolean[] significant, double[] map) {
        double[] kept = new double[map.length];
        for (int n = 0; n < kept.length; n++) {
            kept[n] = significant[n] ? map[n] : 0;
        }
        return kept;
    }
}
