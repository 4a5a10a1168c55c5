package org.nocimap.report.tables;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.nocimap.cbma.AleResult;
import org.nocimap.cbma.CorrectedMap;
import org.nocimap.evidence.Study;
import org.nocimap.evidence.StudySet;
import org.nocimap.evidence.formats.Format;
import org.nocimap.evidence.formats.StudySetFiles;
import org.nocimap.files.AtomicFile;
import org.nocimap.files.Location;
import org.nocimap.inference.PeakTable;
import org.nocimap.report.run.AleRun;

/** Every table of a run: clusters, peaks, contributions, experiments, foci and null distributions. */
public final class AleTables {
    private AleTables() {}

    /**
     * @param leading the clusters of the leading correction
     * @throws org.nocimap.files.InputException when a file cannot be written
     */
    public static void write(Path folder, AleRun run, List<DescribedCluster> leading) {
        AleResult result = run.result();
        for (CorrectedMap map : result.corrected()) {
            boolean leads = map.correction() == result.primary().correction();
            List<DescribedCluster> clusters = leads ? leading : DescribedCluster.of(run, map);
            OutputFile tsv = leads ? OutputFile.CLUSTERS : OutputFile.OTHER_CLUSTERS;
            OutputFile json = leads ? OutputFile.CLUSTERS_JSON : OutputFile.OTHER_CLUSTERS_JSON;
            text(folder, tsv.fileName(map.correction()), new ClusterTables(run, clusters).clusters());
            text(folder, json.fileName(map.correction()), new ClusterJson(run, map).text(clusters));
        }
        ClusterTables clusters = new ClusterTables(run, leading);
        text(folder, OutputFile.CONTRIBUTIONS.fileName(), clusters.contributions());
        text(folder, OutputFile.TAG_CONTRIBUTIONS.fileName(), clusters.contributionsByTag());
        ExperimentTables experiments = new ExperimentTables(run.input());
        text(folder, OutputFile.EXPERIMENTS.fileName(), experiments.experiments());
        AtomicFile.write(folder.resolve(OutputFile.FOCI.fileName()), experiments::writeFoci);
        run.preparation()
                .conditions()
                .ifPresent(c -> text(folder, OutputFile.CONDITIONS.fileName(), ConditionTable.tsv(c)));
        if (!OutputFile.NULL_MAXIMA.namesIn(result).isEmpty()) {
            AtomicFile.write(
                    folder.resolve(OutputFile.NULL_MAXIMA.fileName()), out -> NullMaximaTable.write(result, out));
        }
        StudySetFiles.write(peaks(run), folder.resolve(OutputFile.PEAKS.fileName()), Format.TSV);
    }

    /** The peaks of the leading correction as a study set, to go into the next analysis. */
    private static StudySet peaks(AleRun run) {
        OptionalInt subjects = run.subjects();
        Study study = new PeakTable(run.result().primary().clusters())
                .toStudy(
                        run.title(),
                        "ALE, " + run.result().primary().correction().title(),
                        subjects,
                        p -> run.labeller().best(p).map(l -> l.text()).orElse(""),
                        new Location("clusters of " + run.title(), 0, 0, ""));
        return new StudySet(run.title(), List.of(study));
    }

    private static void text(Path folder, String name, String text) {
        AtomicFile.writeText(folder.resolve(name), text);
    }
}
