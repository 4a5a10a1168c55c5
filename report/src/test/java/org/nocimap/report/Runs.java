package org.nocimap.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.nocimap.atlas.AtlasInfo;
import org.nocimap.atlas.CommercialUse;
import org.nocimap.atlas.LabelAtlas;
import org.nocimap.atlas.Labeller;
import org.nocimap.atlas.NamedMask;
import org.nocimap.atlas.Origin;
import org.nocimap.atlas.Region;
import org.nocimap.atlas.SideRule;
import org.nocimap.atlas.Underlay;
import org.nocimap.cbma.AleAnalysis;
import org.nocimap.cbma.AleResult;
import org.nocimap.cbma.AleSpec;
import org.nocimap.cbma.FociSimulation;
import org.nocimap.engine.Checkpoints;
import org.nocimap.engine.LocalEngine;
import org.nocimap.engine.Progress;
import org.nocimap.evidence.Experiment;
import org.nocimap.evidence.Focus;
import org.nocimap.evidence.Pooling;
import org.nocimap.evidence.PoolingResult;
import org.nocimap.evidence.SpaceConversion;
import org.nocimap.evidence.SpaceConversionResult;
import org.nocimap.evidence.Study;
import org.nocimap.evidence.StudySet;
import org.nocimap.evidence.TalairachToMni;
import org.nocimap.files.Location;
import org.nocimap.files.Problem;
import org.nocimap.image.Affine;
import org.nocimap.image.Grid;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;
import org.nocimap.image.Space;
import org.nocimap.image.SpaceTransform;
import org.nocimap.image.Volume;
import org.nocimap.inference.Correction;
import org.nocimap.report.run.AleRun;
import org.nocimap.report.run.Execution;
import org.nocimap.report.run.InputFile;
import org.nocimap.report.run.KnownTruth;
import org.nocimap.report.run.Preparation;
import org.nocimap.report.run.PreparationTrail;
import org.nocimap.report.run.Software;

/** Small runs on a 4 mm grid, quick to compute, with names that try to break out of wherever they are written. */
final class Runs {
    static final String HOSTILE = "<script>alert(1)</script>\t\"quoted\" & 'so' ]]> Müller\n2020";
    static final List<Point> PEAKS = List.of(new Point(-36, 12, 4), new Point(40, -20, 20));
    static final Grid GRID = new Grid(44, 52, 44, Affine.diagonal(4, 4, 4, -86, -118, -70));
    static final Mask BRAIN = ball();

    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    private Runs() {}

    /** Two true peaks, found; hostile names; one experiment in Talairach space, one study of two experiments. */
    static AleRun found(Correction... corrections) {
        return run(hostile(simulated(PEAKS)), PEAKS, corrections);
    }

    /** Foci anywhere, nothing found. */
    static AleRun nothing() {
        return run(simulated(List.of()), List.of(), Correction.CLUSTER_SIZE_FWE);
    }

    static AleRun run(StudySet read, List<Point> truth, Correction... corrections) {
        SpaceConversionResult converted = new SpaceConversion(TalairachToMni.LANCASTER_FSL).toMni(read);
        PoolingResult pooled = Pooling.STUDY.apply(converted.studies());
        Preparation preparation = PreparationTrail.of(read, Optional.empty(), read, converted, Pooling.STUDY, pooled);
        AleSpec spec = AleSpec.builder()
                .permutations(100)
                .corrections(List.of(corrections))
                .build();
        AleResult result =
                new AleAnalysis(spec, BRAIN, new LocalEngine(1), Checkpoints.NONE, Progress.NONE).run(pooled.studies());
        return new AleRun(
                "Pain " + HOSTILE.replace("\n", " "),
                result,
                preparation,
                new NamedMask("ball", "a ball as a brain", Origin.BROUGHT, "none", BRAIN, List.of()),
                Labeller.of(halves()),
                List.of(new InputFile("my foci.txt", "foci", "ab".repeat(32))),
                new Software("0.1.0", COMMIT),
                List.of("nocimap", "ale", "my foci.txt", "--out", "it's here"),
                new Execution(
                        Instant.parse("2026-01-02T03:04:05Z"),
                        Instant.parse("2026-01-02T03:04:15Z"),
                        Duration.ofMillis(1234),
                        1,
                        "local"),
                List.of(Problem.warning(new Location("my foci.txt", 7, 0, HOSTILE), HOSTILE, "", "Look " + HOSTILE)),
                Optional.of(new KnownTruth(truth)));
    }

    static StudySet simulated(List<Point> peaks) {
        return new FociSimulation(18, peaks, 0.7, 3, 2, 4, 12, 30, 5).simulate(BRAIN);
    }

    /** The same set with a hostile name and tag, a study in Talairach space and a study of two experiments of one sample. */
    private static StudySet hostile(StudySet set) {
        List<Study> studies = new ArrayList<>(set.studies());
        Study first = studies.get(0);
        Experiment e = first.experiments().get(0);
        Map<String, String> tags = Map.of("condition", HOSTILE);
        Experiment hostile = new Experiment("=1+1 " + HOSTILE, e.subjects(), e.foci(), tags, e.where());
        studies.set(0, new Study(HOSTILE, HOSTILE, Map.of(), List.of(hostile)));
        studies.set(1, tagged(studies.get(1)));
        studies.set(2, tagged(studies.get(2)));
        Study third = studies.get(3);
        Experiment talairach = third.experiments().get(0);
        List<Focus> moved = talairach.foci().stream()
                .map(f -> new Focus(
                        SpaceTransform.LANCASTER_FSL.toTalairach(f.point()), Space.TALAIRACH, f.tags(), f.where()))
                .toList();
        studies.set(3, third.withExperiments(List.of(talairach.withFoci(moved))));
        Study fourth = studies.get(4);
        Experiment one = fourth.experiments().get(0);
        Experiment other = new Experiment("second", OptionalInt.of(11), one.foci(), Map.of(), one.where());
        studies.set(4, fourth.withExperiments(List.of(one, other)));
        return set.withStudies(studies);
    }

    private static Study tagged(Study study) {
        return study.withExperiments(study.experiments().stream()
                .map(e -> new Experiment(e.name(), e.subjects(), e.foci(), Map.of("condition", "back pain"), e.where()))
                .toList());
    }

    /** An anatomy of 6 mm voxels. */
    static Underlay anatomy() {
        Grid grid = new Grid(30, 36, 30, Affine.diagonal(6, 6, 6, -87, -117, -71));
        float[] data = new float[grid.size()];
        for (int n = 0; n < data.length; n++) {
            Point p = grid.pointOf(n);
            data[n] = inBall(p) ? (float) (60 + Math.abs(p.x()) / 2) : 0;
        }
        return new Underlay(new Volume(grid, data), "a ball in MNI space");
    }

    private static LabelAtlas halves() {
        float[] labels = new float[GRID.size()];
        for (int n = 0; n < labels.length; n++) {
            Point p = GRID.pointOf(n);
            labels[n] = p.y() > -60 ? (p.x() < 0 ? 1 : 2) : 0;
        }
        AtlasInfo info = new AtlasInfo(
                "halves",
                "Halves <of> a ball",
                Origin.BROUGHT,
                Space.MNI,
                "MNI",
                SideRule.IN_NAME,
                CommercialUse.YES,
                "none",
                "");
        return LabelAtlas.of(
                info,
                new Volume(GRID, labels),
                Map.of(1, new Region(1, "Left half"), 2, new Region(2, "Right half & \"more\"")));
    }

    private static Mask ball() {
        float[] inside = new float[GRID.size()];
        for (int n = 0; n < inside.length; n++) {
            inside[n] = inBall(GRID.pointOf(n)) ? 1 : 0;
        }
        return Mask.of(new Volume(GRID, inside));
    }

    private static boolean inBall(Point p) {
        return Math.pow(p.x() / 70, 2) + Math.pow((p.y() + 15) / 88, 2) + Math.pow((p.z() - 12) / 62, 2) <= 1;
    }
}
